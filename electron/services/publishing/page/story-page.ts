import { countBodyWords } from "../../../../shared/editor/plain-text.ts";
import { readingMinutes } from "../../../../shared/editor/reading-time.ts";
import { freePart } from "../../../../shared/editor/cut.ts";
import { lineHtml } from "../../../../shared/editor/html-out.ts";
import type { Card } from "../../../../shared/contract/related.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import { cardList, sectionLink } from "./card-list.ts";
import { correctionsMarkup } from "./corrections-markup.ts";
import { dayInWords, machineTime, timeInWords } from "./dates.ts";
import { authorPath, bylineOf, plainLine, rootFrom } from "./edition.ts";
import type { Edition, StoryOnSite } from "./edition.ts";
import { framed } from "./frame.ts";
import { html, trusted } from "./markup.ts";
import type { Fragment, Markup } from "./markup.ts";
import { storyHead } from "./news-article.ts";
import { captionMarkup, imageMarkup } from "./picture-markup.ts";
import { storyText } from "./story-text.ts";
import type { PageReader } from "./story-text.ts";

const LEAD_SIZES = "(max-width: 1120px) calc(100vw - 32px), 1040px";

export interface StoryPageParts extends StoryOnSite {
  moreFromAuthor: readonly Card[];
  similar: readonly Card[];
}

/** The page of a story, as `reference-page` has it from top to bottom. */
export function storyPage(edition: Edition, parts: StoryPageParts, reader: PageReader = "everyone"): string {
  const { paper } = edition;
  const { story, path } = parts;
  const root = rootFrom(path);
  const authors = bylineOf(edition, story.byline);
  const counted = reader === "everyone" && story.access === "metered" && freePart(story.body, story.access).cut;
  const standfirst = trusted(lineHtml(story.standfirst));
  const more = paper.headings.moreFromAuthor.trim() || "More from this author";
  const author = authors.length === 1 ? authors[0] : undefined;
  const main = html`<article${counted && html` data-metered="${story.id}" data-free="${paper.freeLimit.storiesAMonth}"`}>
<header class="opening">
${kicker(edition, root, parts)}
<h1>${story.headline.trim()}</h1>
${plainLine(story.standfirst) !== "" && html`<p class="standfirst">${standfirst}</p>`}
${!namedInCapitals(authors, plainLine(story.standfirst)) && html`<p class="byline">By ${joined(authors.map((each) => html`<a rel="author" href="${root}${authorPath(each)}">${each.name}</a>`))}</p>`}
<p class="when">${when(edition, parts)}</p>
</header>
${leadFigure(edition, root, parts)}
<div class="text">
${storyText(edition, root, story, reader)}
</div>
${correctionsMarkup(edition.corrections(story.id), paper.timeZone)}
</article>
${cardList(edition, root, { id: "more-from-author", heading: author ? html`<a href="${root}${authorPath(author)}">${more}</a>` : more, cards: parts.moreFromAuthor })}
${cardList(edition, root, { id: "similar-stories", heading: paper.headings.similar.trim() || "Similar stories", cards: parts.similar })}`;
  return framed(edition, {
    path,
    title: story.searchTitle.trim() || story.headline.trim(),
    head: html`${storyHead(edition, parts)}${counted && html` <script src="${root}${edition.assets.meter}" defer></script>`}`,
    main,
    sectionId: story.section,
    kind: "story",
  });
}

function kicker(edition: Edition, root: string, { story }: StoryOnSite): Markup | undefined {
  const section = sectionLink(edition, root, story.section);
  const words = story.kicker.trim();
  if (!section && words === "") return undefined;
  return html`<p class="kicker">${section}${section && words !== "" && " · "}${words !== "" && html`<span>${words}</span>`}</p>`;
}

/** The standfirst names the writers in capitals: then a byline under it would say it twice. */
function namedInCapitals(authors: readonly Contributor[], standfirst: string): boolean {
  return authors.every((author) => standfirst.includes(author.name.toUpperCase()));
}

/** "a", "a and b", "a, b and c" */
function joined(items: readonly Markup[]): Fragment[] {
  return items.flatMap((item, index) => [index === 0 ? "" : index === items.length - 1 ? " and " : ", ", item]);
}

function when({ paper }: Edition, parts: StoryOnSite): Markup {
  const { timeZone } = paper;
  const { firstPublishedAt, updatedAt } = parts;
  const minutes = readingMinutes(countBodyWords(parts.story.body));
  const sameDay = dayInWords(firstPublishedAt, timeZone) === dayInWords(updatedAt, timeZone);
  const updated = `${sameDay ? "" : `${dayInWords(updatedAt, timeZone)}, `}${timeInWords(updatedAt, timeZone)}`;
  return html`<time datetime="${machineTime(firstPublishedAt, timeZone)}">${dayInWords(firstPublishedAt, timeZone)}</time
    >${updatedAt !== firstPublishedAt && html` · Updated <time datetime="${machineTime(updatedAt, timeZone)}">${updated}</time>`}${minutes !== undefined && ` · ${minutes} min read`}`;
}

function leadFigure(edition: Edition, root: string, { story }: StoryOnSite): Markup | undefined {
  const lead = story.leadPicture;
  if (!lead) return undefined;
  const picture = edition.pictures.get(lead.pictureId);
  const image = imageMarkup(edition, lead.pictureId, { root, alt: lead.alt.trim(), sizes: LEAD_SIZES, first: true });
  if (!picture || !image) return undefined;
  const upright = picture.height > picture.width;
  return html`<figure class="lead${upright && " upright"}">${image}${captionMarkup(lead.caption, lead.credit)}</figure>`;
}
