import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Section } from "../../../../shared/model/paper.ts";
import { authorPath, publicAddress, rootFrom, sectionPath } from "./edition.ts";
import type { Edition, Teaser } from "./edition.ts";
import { framed } from "./frame.ts";
import { mastheadOf } from "../../../../shared/model/masthead.ts";
import { html } from "./markup.ts";
import type { Fragment, Markup } from "./markup.ts";
import { imageMarkup } from "./picture-markup.ts";
import { teaserMarkup } from "./teasers.ts";

export interface Page {
  /** Path of the page below the root, with a final slash; "" is the front page. */
  path: string;
  html: string;
}

/** Stories on one page of a section or an author. */
const STORIES_A_PAGE = 30;
const FRONT_STORIES = 5;
const SECTION_STORIES = 4;
const FIRST_SIZES = "(max-width: 700px) calc(100vw - 32px), (max-width: 1120px) 60vw, 640px";
const SMALL_SIZES = "(max-width: 700px) calc(100vw - 32px), (max-width: 1120px) 23vw, 244px";
const ROW_SIZES = "(max-width: 700px) 30vw, 244px";

/** The front page: the latest stories, then those of each section that are not yet on it. */
export function frontPage(edition: Edition, teasers: readonly Teaser[]): Page {
  const { paper } = edition;
  const root = rootFrom("");
  const top = teasers.slice(0, FRONT_STORIES);
  const shown = new Set(top.map((teaser) => teaser.storyId));
  const grid = (items: readonly Teaser[], level: 2 | 3): Markup =>
    html`<div class="teasers">${items.map((teaser) => teaserMarkup(edition, teaser, { root, level, sizes: SMALL_SIZES }))}</div>`;
  const sections = paper.sections.map((section) => {
    const own = teasers
      .filter((teaser) => teaser.sectionId === section.id && !shown.has(teaser.storyId))
      .slice(0, SECTION_STORIES);
    if (own.length === 0) return undefined;
    return html`<section class="related" aria-labelledby="in-${section.slug}">
      <h2 id="in-${section.slug}"><a href="${root}${sectionPath(section)}">${section.name}</a></h2>
      ${grid(own, 3)}
    </section>`;
  });
  const first = top[0];
  const main = html`<h1 class="unseen">${mastheadOf(paper)}</h1>
    ${first ? teaserMarkup(edition, first, { root, level: 2, sizes: FIRST_SIZES, first: true }) : html`<p class="empty">Nothing has been published yet.</p>`}
    ${top.length > 1 && grid(top.slice(1), 2)} ${sections}`;
  return {
    path: "",
    html: framed(edition, { path: "", title: "", head: canonical(edition, "", paper.name), main, kind: "list" }),
  };
}

/** All stories of a section, newest first, over as many pages as they need. */
export function sectionPages(edition: Edition, section: Section, teasers: readonly Teaser[]): Generator<Page> {
  return paged(edition, {
    path: sectionPath(section),
    title: section.name,
    sectionId: section.id,
    heading: () => html`<h1>${section.name}</h1>`,
    teasers,
  });
}

/** Who writes here, and everything with that byline. */
export function authorPages(edition: Edition, author: Contributor, teasers: readonly Teaser[]): Generator<Page> {
  const heading = (root: string): Markup => {
    // The name stands beside it, so the portrait says nothing that is not read anyway.
    const portrait = author.pictureId && imageMarkup(edition, author.pictureId, { root, alt: "", sizes: "96px" });
    return html`<div class="author">
      ${portrait && html`<div class="portrait">${portrait}</div>`}
      <div>
        <h1>${author.name}</h1>
        ${author.email !== "" && html`<p><a href="mailto:${author.email}">${author.email}</a></p>`}
      </div>
    </div>`;
  };
  return paged(edition, { path: authorPath(author), title: author.name, heading, teasers });
}

interface PagedList {
  path: string;
  title: string;
  sectionId?: string;
  heading(root: string): Markup;
  teasers: readonly Teaser[];
}

/** One page at a time: a large section would else hold up whoever is typing. */
function* paged(edition: Edition, list: PagedList): Generator<Page> {
  const count = Math.max(1, Math.ceil(list.teasers.length / STORIES_A_PAGE));
  const pathOf = (index: number): string => (index === 0 ? list.path : `${list.path}page-${index + 1}/`);
  for (let index = 0; index < count; index += 1) {
    const path = pathOf(index);
    const root = rootFrom(path);
    const own = list.teasers.slice(index * STORIES_A_PAGE, (index + 1) * STORIES_A_PAGE);
    const step = (to: number, words: string): Fragment =>
      to >= 0 && to < count && html`<a href="${root}${pathOf(to)}" rel="${to < index ? "prev" : "next"}">${words}</a>`;
    const main = html`<header class="list-head">${list.heading(root)}</header>
      ${own.length === 0 && html`<p class="empty">Nothing has been published here yet.</p>`}
      <div class="rows">${own.map((teaser) => teaserMarkup(edition, teaser, { root, level: 2, sizes: ROW_SIZES }))}</div>
      ${count > 1 && html`<nav class="pages" aria-label="Pages">${step(index - 1, "Newer stories")}<span>Page ${index + 1} of ${count}</span>${step(index + 1, "Older stories")}</nav>`}`;
    const title = index === 0 ? list.title : `${list.title}, page ${index + 1}`;
    const head = canonical(edition, path, `${title} – ${edition.paper.name}`);
    yield { path, html: framed(edition, { path, title, head, main, sectionId: list.sectionId, kind: "list" }) };
  }
}

function canonical({ paper }: Edition, path: string, title: string): Markup {
  const address = publicAddress(paper, path);
  return html`<link rel="canonical" href="${address}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${paper.name}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:url" content="${address}" />`;
}
