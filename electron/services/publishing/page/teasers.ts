import { cardOf } from "../../../../shared/model/cards.ts";
import { sectionLink } from "./card-list.ts";
import { dateInWords, machineTime } from "./dates.ts";
import type { Edition, Teaser } from "./edition.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { imageMarkup } from "./picture-markup.ts";

interface TeaserChoices {
  root: string;
  /** 2 under the page's own heading, 3 under a section's. */
  level: 2 | 3;
  sizes: string;
  /** The one story at the top of the page. */
  first?: boolean;
}

/** A story in a list: picture, headline, standfirst, section and date. */
export function teaserMarkup(edition: Edition, teaser: Teaser, choices: TeaserChoices): Markup {
  const { root, level, sizes, first = false } = choices;
  const { timeZone } = edition.paper;
  // A picture that cannot be described to everybody is shown to nobody, as on cards.
  const { picture } = cardOf(teaser);
  const image = picture && imageMarkup(edition, picture.pictureId, { root, alt: picture.alt, sizes, first });
  const headline = html`<a href="${root}${teaser.path}">${teaser.headline}</a>`;
  const section = sectionLink(edition, root, teaser.sectionId);
  return html`<article class="teaser${first && " teaser-first"}${!image && " teaser-of-words"}">
    ${image && html`<div class="teaser-picture">${image}</div>`}
    <div class="teaser-words">
      ${level === 2 ? html`<h2>${headline}</h2>` : html`<h3>${headline}</h3>`}
      ${teaser.standfirst !== "" && html`<p class="teaser-standfirst">${teaser.standfirst}</p>`}
      <p class="card-place">
        ${section && html`<span class="card-section">${section}</span> · `}<time
          datetime="${machineTime(teaser.publishedAt, timeZone)}"
          >${dateInWords(teaser.publishedAt, timeZone)}</time
        >
      </p>
    </div>
  </article>`;
}
