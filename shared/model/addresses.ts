import type { Contributor } from "./contributor.ts";
import type { Paper, Section } from "./paper.ts";
import type { Picture } from "./picture.ts";

/** Where things lie on the paper's site. Paths are relative to its root and have no leading slash. */

export function authorPath(contributor: Pick<Contributor, "pageName">): string {
  return `by/${contributor.pageName}/`;
}

export function sectionPath(section: Section): string {
  return `${section.slug}/`;
}

/** The public address of a page of the site. */
export function publicAddress(paper: Pick<Paper, "baseAddress">, path: string): string {
  return `${paper.baseAddress.replace(/\/*$/, "/")}${path}`;
}

export function sectionOf(paper: Pick<Paper, "sections">, id: string | undefined): Section | undefined {
  return paper.sections.find((section) => section.id === id);
}

/** Where a copy of a picture lies: named by content and width, so that it may be cached for ever. */
export function picturePath(picture: Pick<Picture, "id">, width: number, format: "webp" | "jpeg"): string {
  return `pictures/${picture.id.slice(0, 20)}-${width}.${format === "jpeg" ? "jpg" : "webp"}`;
}
