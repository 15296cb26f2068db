import { isDeepStrictEqual } from "node:util";
import { picturesOn } from "../published-cards.ts";
import type { PublicationRow } from "../publications.ts";
import { editionOf, filesOf, notingPictures, noticesOf, passedWith, pictureFiles } from "./plan-site.ts";
import type { SiteParts } from "./plan-site.ts";
import { feedFiles } from "./feed-files.ts";
import type { SiteFile } from "./site-file.ts";
import { indexOf } from "./site-index.ts";
import type { SiteIndex } from "./site-index.ts";
import { createSitePages } from "./site-pages.ts";
import type { SitePage, SitePages } from "./site-pages.ts";
import type { Standing } from "./standing.ts";

/** What is done to a site that shows all that was published until now. */
export interface SiteChange {
  files: AsyncIterable<SiteFile>;
  /** Paths of files that have no place in it any more. */
  gone: readonly string[];
  /** Pages that are brought up to date by this. */
  now: readonly SitePage[];
  /** Pages that are to follow, because they only lack what is new: nothing in them has to go. */
  later: readonly SitePage[];
}

/** How the site stands before the change. */
export interface SiteBefore {
  row: PublicationRow | undefined;
  /** Pages that do not show the newest stories yet. */
  behind: readonly SitePage[];
}

/**
 * What one story's publication, update or withdrawal changes. A page follows from what it shows, so
 * the pages whose list of that is another than before are those that change; all that could be among
 * them are looked at: the lists of the story's sections and authors, the pages of its authors' other
 * stories, and those that have it among their picks.
 *
 * A new story's page, the front page and the newest pages of the lists come at once, `atOnce` of them.
 * Older pages, which only lack a card of it, may follow. What has to go from a page goes at once.
 */
export function planChange(parts: SiteParts, about: Standing, { row, behind }: SiteBefore, atOnce: number): SiteChange {
  const places = parts.cards.places();
  const noted = notingPictures(parts.pictures);
  const edition = editionOf(parts, noted);
  const passed = passedWith(parts, about);
  const before = indexOf(parts.paper, parts.cards, places, undefined);
  const after = indexOf(parts.paper, parts.cards, places, about);
  const pages = { before: createSitePages(edition, before, passed), after: createSitePages(edition, after, passed) };
  const { id } = about.snapshot;
  const own: SitePage = { kind: "story", id };

  const cardChanges = !isDeepStrictEqual(before.teaser(id), after.teaser(id));
  const looked = cardChanges ? [...candidates(parts, about, before, pages)] : [];
  const changed = looked.filter((page) => pages.before.shows(page) !== pages.after.shows(page, id));
  const goes = cardChanges && before.find(id) !== undefined;
  const now = goes ? [own, ...changed, ...behind] : [own, ...changed.slice(0, atOnce)];

  /** Pictures right behind the page that asks for them: they are made while other pages are. */
  async function* files(): AsyncGenerator<SiteFile> {
    yield* once(withPictures(filesOf(pages.after, now), noted.files));
    yield* noticesOf(edition, about);
    yield* feedFiles(parts, after, passed);
  }

  const addresses = new Set([about.path, ...about.earlierPaths]);
  const left = row ? [row.path, ...row.earlierPaths].filter((path) => !addresses.has(path)) : [];
  return {
    files: files(),
    now,
    later: goes ? [] : changed.slice(atOnce),
    gone: [
      ...left.map((path) => `${path}index.html`),
      ...changed.flatMap((page) => (pages.after.path(page) === undefined ? (pages.before.path(page) ?? []) : [])),
      ...picturesGone(parts, about, before, after),
    ],
  };
}

/** Makes these pages as they are to be now, with the feeds where what these say of a story may have changed too. */
export function planPages(parts: SiteParts, wanted: readonly SitePage[], withFeeds: boolean): AsyncIterable<SiteFile> {
  const noted = notingPictures(parts.pictures);
  const passed = passedWith(parts, undefined);
  const index = indexOf(parts.paper, parts.cards, parts.cards.places(), undefined);
  const pages = createSitePages(editionOf(parts, noted), index, passed);
  return (async function* () {
    yield* once(withPictures(filesOf(pages, wanted), noted.files));
    if (withFeeds) yield* feedFiles(parts, index, passed);
  })();
}

async function* withPictures(pages: AsyncIterable<SiteFile>, pictures: () => Iterable<SiteFile>): AsyncGenerator<SiteFile> {
  for await (const page of pages) {
    yield page;
    yield* pictures();
  }
}

/** Each file once, however many pages ask for it. */
async function* once(files: AsyncIterable<SiteFile>): AsyncGenerator<SiteFile> {
  const seen = new Set<string>();
  for await (const file of files) {
    if (!seen.has(file.path)) yield file;
    seen.add(file.path);
  }
}

/** Every page that could change, each once, those first that matter most to readers. */
function candidates(
  { cards }: SiteParts,
  { snapshot }: Standing,
  before: SiteIndex,
  pages: { before: SitePages; after: SitePages },
): SitePage[] {
  const { id } = snapshot;
  const place = before.find(id);
  const sections = new Set([place?.section, snapshot.section].filter((each) => each !== undefined));
  const authors = new Set([...(place ? before.card(id).byline : []), ...snapshot.byline]);
  const parts = [
    ...[...sections].map((section) => ({ kind: "section", id: section }) as const),
    ...[...authors].map((author) => ({ kind: "author", id: author }) as const),
  ].flatMap(({ kind, id: list }) => {
    const [was, is] = [pages.before.partsOf(kind, list), pages.after.partsOf(kind, list)];
    return is.length > was.length ? is : was;
  });
  const stories = new Set([
    ...cards.pickedBy(id),
    ...[...authors].flatMap((author) => before.byAuthor(author).map((each) => each.storyId)),
  ]);
  stories.delete(id);
  const isFirst = (page: SitePage): boolean => "part" in page && page.part < 2;
  return [
    { kind: "front" },
    ...parts.filter(isFirst),
    ...[...stories].map((story) => ({ kind: "story", id: story }) as const),
    ...parts.filter((part) => !isFirst(part)),
  ];
}

/** Files of pictures that stand on no page after the change. */
function picturesGone(parts: SiteParts, about: Standing, before: SiteIndex, after: SiteIndex): string[] {
  const { id } = about.snapshot;
  const passed = before.find(id) && parts.passed(id);
  if (!passed) return [];
  const portraits = (index: SiteIndex): string[] =>
    parts.contributors.flatMap((each) => (each.pictureId && index.byAuthor(each.id).length > 0 ? [each.pictureId] : []));
  const stay = new Set([...(about.state === "published" ? picturesOn(about.snapshot) : []), ...portraits(after)]);
  const went = new Set([...picturesOn(passed), ...portraits(before)]);
  return [...went].flatMap((pictureId) => {
    const picture = parts.pictures.find(pictureId);
    if (!picture || stay.has(pictureId) || parts.cards.showing(pictureId).some((story) => story !== id)) return [];
    return [...pictureFiles(parts.pictures, picture)].map(({ path }) => path);
  });
}
