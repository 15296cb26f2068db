import { setImmediate as breathe } from "node:timers/promises";
import { publishedSizes } from "../../../../shared/model/picture-sizes.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Correction } from "../../../../shared/model/correction.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { Edition } from "../page/edition.ts";
import { notFoundPage, redirectPage, withdrawnPage } from "../page/notice-pages.ts";
import { picturePath, plainSize } from "../page/picture-markup.ts";
import type { PublishedCards } from "../published-cards.ts";
import type { PublicationRow } from "../publications.ts";
import type { SiteAssets } from "./site-assets.ts";
import { feedFiles } from "./feed-files.ts";
import { htmlFile, textFile } from "./site-file.ts";
import type { SiteFile } from "./site-file.ts";
import { indexOf } from "./site-index.ts";
import { createSitePages } from "./site-pages.ts";
import type { SitePage, SitePages } from "./site-pages.ts";
import type { Standing } from "./standing.ts";

export interface SitePictures {
  find(id: string): Picture | undefined;
  sized(id: string, width: number, format: "webp" | "jpeg"): Promise<{ bytes: Uint8Array }>;
}

export interface SiteParts {
  paper: Paper;
  contributors: readonly Contributor[];
  assets: SiteAssets;
  pictures: SitePictures;
  corrections(storyId: string): readonly Correction[];
  cards: PublishedCards;
  /** The story as it was passed for the page that stands. */
  passed(storyId: string): Story | undefined;
  withNotices(): readonly Pick<PublicationRow, "storyId" | "state" | "path" | "earlierPaths">[];
}

/** Every file of the site, with one story as it is about to be. Takes turns: somebody may be typing. */
export async function* planSite(parts: SiteParts, about?: Standing): AsyncGenerator<SiteFile> {
  const { paper, assets, cards } = parts;
  const noted = notingPictures(parts.pictures);
  const edition = editionOf(parts, noted);
  const index = indexOf(paper, cards, cards.places(), about);
  const pages = createSitePages(edition, index, passedWith(parts, about));
  yield* assets.files;
  yield* filesOf(
    pages,
    index.newest.map(({ storyId }) => ({ kind: "story", id: storyId })),
  );
  const noticed = parts.withNotices().filter(({ storyId }) => storyId !== about?.snapshot.id);
  for (const each of about ? [...noticed, about] : noticed) yield* noticesOf(edition, each);
  yield* filesOf(pages, [{ kind: "front" }]);
  for (const section of paper.sections) yield* filesOf(pages, pages.partsOf("section", section.id));
  for (const author of new Set([...cards.authors(), ...(about?.snapshot.byline ?? [])])) {
    yield* filesOf(pages, pages.partsOf("author", author));
  }
  yield textFile("404.html", notFoundPage(edition));
  yield* feedFiles(parts, index, passedWith(parts, about));
  yield* noted.files();
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

/** Notes which pictures the pages ask for: those are published, and no other. */
export function notingPictures(pictures: SitePictures): Edition["pictures"] & { files(): Generator<SiteFile> } {
  const used = new Map<string, Picture>();
  return {
    *files() {
      for (const picture of used.values()) yield* pictureFiles(pictures, picture);
    },
    get(id) {
      const picture = used.get(id) ?? pictures.find(id);
      if (picture) used.set(id, picture);
      return picture;
    },
  };
}

/** The story of a page: the one that is about to be published as it was passed now. */
export function passedWith(parts: Pick<SiteParts, "passed">, about: Standing | undefined): (storyId: string) => Story {
  return (storyId) => {
    const story = storyId === about?.snapshot.id ? about.snapshot : parts.passed(storyId);
    if (!story) throw new Error("A publication is gone while the site is made");
    return story;
  };
}

export async function* filesOf(pages: SitePages, wanted: Iterable<SitePage>): AsyncGenerator<SiteFile> {
  for (const each of wanted) {
    await breathe();
    const file = pages.file(each);
    if (file) yield file;
  }
}

/** What stands at a story's addresses besides its page. */
export function* noticesOf(edition: Edition, at: Pick<Standing, "state" | "path" | "earlierPaths">): Generator<SiteFile> {
  if (at.state === "withdrawn") yield htmlFile(withdrawnPage(edition, at.path));
  for (const earlier of at.earlierPaths) yield htmlFile(redirectPage(edition, earlier, at.path));
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
