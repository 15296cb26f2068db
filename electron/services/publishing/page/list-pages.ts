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

/** What stands on the front page: the latest stories, then those of each section that are not yet on it. */
export interface Front<Item> {
  top: readonly Item[];
  sections: readonly { section: Section; own: readonly Item[] }[];
}

/** `newest` and each section's own come newest first. */
export function frontOf<Item extends { storyId: string }>(
  sections: readonly Section[],
  newest: readonly Item[],
  inSection: (id: string) => readonly Item[],
): Front<Item> {
  const top = newest.slice(0, FRONT_STORIES);
  const shown = new Set(top.map(({ storyId }) => storyId));
  const below = sections.map((section) => {
    // Those on top take up so many places at most; what is older need not be looked at.
    const own = inSection(section.id).slice(0, FRONT_STORIES + SECTION_STORIES);
    return { section, own: own.filter(({ storyId }) => !shown.has(storyId)).slice(0, SECTION_STORIES) };
  });
  return { top, sections: below.filter(({ own }) => own.length > 0) };
}

export function frontPage(edition: Edition, { top, sections: below }: Front<Teaser>): Page {
  const { paper } = edition;
  const root = rootFrom("");
  const grid = (items: readonly Teaser[], level: 2 | 3): Markup =>
    html`<div class="teasers">${items.map((teaser) => teaserMarkup(edition, teaser, { root, level, sizes: SMALL_SIZES }))}</div>`;
  const sections = below.map(
    ({ section, own }) =>
      html`<section class="related" aria-labelledby="in-${section.slug}">
        <h2 id="in-${section.slug}"><a href="${root}${sectionPath(section)}">${section.name}</a></h2>
        ${grid(own, 3)}
      </section>`,
  );
  const first = top[0];
  const main = html`<h1 class="unseen">${mastheadOf(paper)}</h1>
    ${first ? teaserMarkup(edition, first, { root, level: 2, sizes: FIRST_SIZES, first: true }) : html`<p class="empty">Nothing has been published yet.</p>`}
    ${top.length > 1 && grid(top.slice(1), 2)} ${sections}`;
  return {
    path: "",
    html: framed(edition, { path: "", title: "", head: canonical(edition, "", paper.name), main, kind: "list" }),
  };
}

/** One page of a long list. */
export interface ListPart {
  /** From 0. */
  index: number;
  /** How many pages the list has. */
  count: number;
  teasers: readonly Teaser[];
}

/** Pages a list of so many stories has: one too when it has none. */
export function pagesFor(stories: number): number {
  return Math.max(1, Math.ceil(stories / STORIES_A_PAGE));
}

/** The stories of one page, of all in their order. */
export function storiesOnPage<Item>(all: readonly Item[], index: number): readonly Item[] {
  return all.slice(index * STORIES_A_PAGE, (index + 1) * STORIES_A_PAGE);
}

export function listPagePath(list: string, index: number): string {
  return index === 0 ? list : `${list}page-${index + 1}/`;
}

/** Stories of a section, newest first, over as many pages as they need. */
export function sectionPage(edition: Edition, section: Section, part: ListPart): Page {
  return listPage(edition, part, {
    path: sectionPath(section),
    title: section.name,
    sectionId: section.id,
    heading: () => html`<h1>${section.name}</h1>`,
  });
}

/** Who writes here, and everything with that byline. */
export function authorPage(edition: Edition, author: Contributor, part: ListPart): Page {
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
  return listPage(edition, part, { path: authorPath(author), title: author.name, heading });
}

interface LongList {
  path: string;
  title: string;
  sectionId?: string;
  heading(root: string): Markup;
}

function listPage(edition: Edition, { index, count, teasers }: ListPart, list: LongList): Page {
  const path = listPagePath(list.path, index);
  const root = rootFrom(path);
  const step = (to: number, words: string): Fragment =>
    to >= 0 &&
    to < count &&
    html`<a href="${root}${listPagePath(list.path, to)}" rel="${to < index ? "prev" : "next"}">${words}</a>`;
  const main = html`<header class="list-head">${list.heading(root)}</header>
    ${teasers.length === 0 && html`<p class="empty">Nothing has been published here yet.</p>`}
    <div class="rows">${teasers.map((teaser) => teaserMarkup(edition, teaser, { root, level: 2, sizes: ROW_SIZES }))}</div>
    ${count > 1 && html`<nav class="pages" aria-label="Pages">${step(index - 1, "Newer stories")}<span>Page ${index + 1} of ${count}</span>${step(index + 1, "Older stories")}</nav>`}`;
  const title = index === 0 ? list.title : `${list.title}, page ${index + 1}`;
  const head = canonical(edition, path, `${title} – ${edition.paper.name}`);
  return { path, html: framed(edition, { path, title, head, main, sectionId: list.sectionId, kind: "list" }) };
}

function canonical({ paper }: Edition, path: string, title: string): Markup {
  const address = publicAddress(paper, path);
  return html`<link rel="canonical" href="${address}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${paper.name}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:url" content="${address}" />`;
}
