import type { Correction } from "../../../../shared/model/correction.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { CardSource } from "../../../../shared/model/cards.ts";

export { plainLine } from "../../../../shared/editor/plain-text.ts";
export { authorPath, publicAddress, sectionOf, sectionPath } from "../../../../shared/model/addresses.ts";

/** Everything pages share. Paths are relative to the root of the site and have no leading slash. */
export interface Edition {
  paper: Paper;
  contributors: ReadonlyMap<string, Contributor>;
  pictures: Pick<ReadonlyMap<string, Picture>, "get">;
  /** What was put right in a story after its publication, newest first. */
  corrections(storyId: string): readonly Correction[];
  assets: { style: string; meter: string; serif: string };
}

/** A story as it stands on the site: the snapshot it was passed with, and its place. */
export interface StoryOnSite {
  story: Story;
  /** "features/2026/03/slug/" */
  path: string;
  firstPublishedAt: string;
  updatedAt: string;
}

/** What lists and cards need of a story, without its body. */
export interface Teaser extends CardSource {
  sectionId: string | undefined;
  kicker: string;
  leadCredit: string;
}

/** `root` leads from a page to the root of the site: "../../", or "./" on the front page. */
export function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

/** The contributors of a byline that the desk knows, in order. */
export function bylineOf(edition: Pick<Edition, "contributors">, ids: readonly string[]): Contributor[] {
  return ids.flatMap((id) => edition.contributors.get(id) ?? []);
}
