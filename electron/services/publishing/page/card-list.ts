import type { Card } from "../../../../shared/contract/related.ts";
import { dateInWords, machineTime } from "./dates.ts";
import { sectionOf, sectionPath } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { html } from "./markup.ts";
import type { Fragment, Markup } from "./markup.ts";
import { imageMarkup } from "./picture-markup.ts";

const CARD_SIZES = "(max-width: 700px) 46vw, (max-width: 1120px) 23vw, 244px";

/** A heading and its cards; undefined when there is none to show. Cards with a problem are left out. */
export function cardList(
  edition: Edition,
  root: string,
  list: { id: string; heading: Fragment; cards: readonly Card[] },
): Markup | undefined {
  const shown = list.cards.filter((card) => card.problem === undefined);
  if (shown.length === 0) return undefined;
  return html`<section class="related" aria-labelledby="${list.id}">
    <h2 id="${list.id}">${list.heading}</h2>
    <ul class="cards">
      ${shown.map((card) => cardItem(edition, root, card))}
    </ul>
  </section>`;
}

function cardItem(edition: Edition, root: string, card: Card): Markup {
  const { timeZone } = edition.paper;
  const image = card.picture && imageMarkup(edition, card.picture.pictureId, { root, alt: card.picture.alt, sizes: CARD_SIZES });
  const section = card.section !== "" && html`<span class="card-section">${card.section}</span> · `;
  const date = html`<time datetime="${machineTime(card.publishedAt, timeZone)}"
    >${dateInWords(card.publishedAt, timeZone)}</time
  >`;
  // One link over all of it: a second one to the same page would be read twice.
  return html`<li class="card${!image && " card-of-words"}">
    <a href="${root}${card.path}"
      >${image && html`<span class="card-picture">${image}</span>`}<span class="card-place">${section}${date}</span>
      <span class="card-line">${card.line}</span></a
    >
  </li> `;
}

/** Link to the section of a story; undefined when it has none. */
export function sectionLink(edition: Edition, root: string, id: string | undefined): Markup | undefined {
  const section = sectionOf(edition.paper, id);
  return section && html`<a href="${root}${sectionPath(section)}">${section.name}</a>`;
}
