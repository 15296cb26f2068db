import { setImmediate as breathe } from "node:timers/promises";
import { authorCards, cardOf } from "../../../../shared/model/cards.ts";
import { publishedSizes } from "../../../../shared/model/picture-sizes.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Correction } from "../../../../shared/model/correction.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { teaserOf } from "../page/edition.ts";
import type { Edition, Teaser } from "../page/edition.ts";
import { authorPages, frontPage, sectionPages } from "../page/list-pages.ts";
import type { Page } from "../page/list-pages.ts";
import { notFoundPage, redirectPage, withdrawnPage } from "../page/notice-pages.ts";
import { picturePath, plainSize } from "../page/picture-markup.ts";
import { storyPage } from "../page/story-page.ts";
import type { StoryPageParts } from "../page/story-page.ts";
import type { SiteAssets } from "./site-assets.ts";
import type { SiteFile } from "./site-file.ts";
import type { Standing } from "./standing.ts";

export interface SitePictures {
  find(id: string): Picture | undefined;
  sized(id: string, width: number, format: "webp" | "jpeg"): Promise<{ bytes: Uint8Array }>;
}

export interface SiteParts {
  paper: Paper;
  contributors: readonly Contributor[];
  standing: readonly Standing[];
  assets: SiteAssets;
  pictures: SitePictures;
  corrections(storyId: string): readonly Correction[];
}

/** Notes which pictures the pages ask for: those are published, and no other. */
function notingPictures(pictures: SitePictures): { get(id: string): Picture | undefined; used: Map<string, Picture> } {
  const used = new Map<string, Picture>();
  return {
    used,
    get(id) {
      const picture = used.get(id) ?? pictures.find(id);
      if (picture) used.set(id, picture);
      return picture;
    },
  };
}

/** Every file of the site. Takes turns with the rest of the process: somebody may be typing. */
export async function* planSite(parts: SiteParts): AsyncGenerator<SiteFile> {
  const { paper, standing, assets } = parts;
  const noted = notingPictures(parts.pictures);
  const edition = editionOf(parts, noted);
  const published = standing.filter((each) => each.state === "published");
  const index = await indexOf(paper, published);
  yield* assets.files;
  for (const each of published) {
    await breathe();
    yield page({ path: each.path, html: storyPage(edition, storyPageParts(index, each, each.snapshot())) });
  }
  for (const each of standing) {
    if (each.state === "withdrawn") yield page(withdrawnPage(edition, each.path));
    for (const earlier of each.earlierPaths) yield page(redirectPage(edition, earlier, each.path));
  }
  yield page(frontPage(edition, index.teasers));
  for (const section of paper.sections) {
    const own = index.teasers.filter((teaser) => teaser.sectionId === section.id);
    yield* unhurried(sectionPages(edition, section, own));
  }
  for (const contributor of parts.contributors) {
    const own = index.byAuthor.get(contributor.id);
    if (own) yield* unhurried(authorPages(edition, contributor, own));
  }
  yield file("404.html", notFoundPage(edition));
  yield file("robots.txt", "User-agent: *\nDisallow:\n");
  for (const picture of noted.used.values()) yield* pictureFiles(parts.pictures, picture);
}

export function editionOf(
  parts: Pick<SiteParts, "paper" | "contributors" | "assets" | "corrections">,
  pictures: Edition["pictures"],
): Edition {
  return {
    paper: parts.paper,
    contributors: new Map(parts.contributors.map((each) => [each.id, each])),
    pictures,
    assets: parts.assets.names,
    corrections: parts.corrections,
  };
}

/** What pages need to know of each other. */
export interface SiteIndex {
  /** Newest first. */
  teasers: readonly Teaser[];
  byId: ReadonlyMap<string, Teaser>;
  byAuthor: ReadonlyMap<string, readonly Teaser[]>;
}

export async function indexOf(paper: Paper, published: readonly Standing[]): Promise<SiteIndex> {
  const teasers: Teaser[] = [];
  for (const each of published) {
    if (teasers.length % 50 === 49) await breathe();
    teasers.push(teaserOf(paper, { story: each.snapshot(), path: each.path, firstPublishedAt: each.firstPublishedAt }));
  }
  teasers.sort(newestFirst);
  const byAuthor = new Map<string, Teaser[]>();
  for (const teaser of teasers) {
    for (const author of new Set(teaser.byline)) {
      const own = byAuthor.get(author);
      if (own) own.push(teaser);
      else byAuthor.set(author, [teaser]);
    }
  }
  return { teasers, byId: new Map(teasers.map((teaser) => [teaser.storyId, teaser])), byAuthor };
}

export function storyPageParts(index: SiteIndex, at: Omit<Standing, "snapshot">, story: Story): StoryPageParts {
  const find = (id: string): Teaser | undefined => index.byId.get(id);
  const latest = merged(story.byline.map((author) => index.byAuthor.get(author) ?? []));
  return {
    story,
    path: at.path,
    firstPublishedAt: at.firstPublishedAt,
    updatedAt: at.updatedAt,
    moreFromAuthor: authorCards({
      storyId: story.id,
      authorPicks: story.authorPicks,
      similar: story.similar,
      latest,
      find,
      onPage: true,
    }),
    similar: story.similar.flatMap((pick) => {
      const source = pick.storyId === story.id ? undefined : find(pick.storyId);
      return source ? [cardOf(source, pick.line)] : [];
    }),
  };
}

/** Lists that are newest first, as one; only as far as it is read. A story of several may come several times. */
function* merged(lists: readonly (readonly Teaser[])[]): Generator<Teaser> {
  const places = lists.map(() => 0);
  for (;;) {
    let next: Teaser | undefined;
    let from = -1;
    for (const [number, list] of lists.entries()) {
      const teaser = list[places[number] ?? 0];
      if (teaser && (!next || newestFirst(teaser, next) < 0)) [next, from] = [teaser, number];
    }
    if (!next) return;
    places[from] = (places[from] ?? 0) + 1;
    yield next;
  }
}

function newestFirst(one: Teaser, other: Teaser): number {
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt ? 1 : -1;
  if (one.storyId === other.storyId) return 0;
  return one.storyId < other.storyId ? 1 : -1;
}

async function* unhurried(pages: Iterable<Page>): AsyncGenerator<SiteFile> {
  for (const each of pages) {
    await breathe();
    yield page(each);
  }
}

function page({ path, html }: Page): SiteFile {
  return file(`${path}index.html`, html);
}

function file(path: string, text: string): SiteFile {
  return { path, lasting: false, content: () => Buffer.from(text, "utf8") };
}

export function* pictureFiles(pictures: SitePictures, picture: Picture): Generator<SiteFile> {
  const copy = (width: number, format: "webp" | "jpeg"): SiteFile => ({
    path: picturePath(picture, width, format),
    lasting: true,
    content: async () => (await pictures.sized(picture.id, width, format)).bytes,
  });
  for (const { width } of publishedSizes(picture)) yield copy(width, "webp");
  yield copy(plainSize(picture).width, "jpeg");
}
