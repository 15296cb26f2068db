import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Section } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { authorPath, sectionOf, sectionPath } from "../../../../shared/model/addresses.ts";
import type { Edition, Teaser } from "../page/edition.ts";
import { authorPage, frontOf, frontPage, listPagePath, pagesFor, sectionPage, storiesOnPage } from "../page/list-pages.ts";
import type { Front, ListPart } from "../page/list-pages.ts";
import { storyPage } from "../page/story-page.ts";
import type { PublishedPlace } from "../published-cards.ts";
import { htmlFile } from "./site-file.ts";
import type { SiteFile } from "./site-file.ts";
import { cardsBelow } from "./site-index.ts";
import type { SiteIndex } from "./site-index.ts";

/** A page whose content follows from what is published. */
export type SitePage =
  | { kind: "front" }
  | { kind: "story"; id: string }
  /** `part` counts the pages of the list from 0. */
  | { kind: "section" | "author"; id: string; part: number };

/** The site's pages at one moment: what each shows of the stories, and its file. */
export interface SitePages {
  /** The pages of a section's or an author's list; none where it has no page. */
  partsOf(kind: "section" | "author", id: string): SitePage[];
  /** Path of its file; undefined where there is no such page. */
  path(page: SitePage): string | undefined;
  /**
   * What it shows of which stories, as a text that differs exactly when that does. `changed` is the
   * one story whose card is not what it was. The page's own story, and what is the same for all
   * pages, are not in it.
   */
  shows(page: SitePage, changed?: string): string | undefined;
  file(page: SitePage): SiteFile | undefined;
}

type LongList = { list: readonly PublishedPlace[]; path: string } & ({ section: Section } | { author: Contributor });

export function createSitePages(edition: Edition, index: SiteIndex, snapshot: (storyId: string) => Story): SitePages {
  const { paper } = edition;

  function listOf(kind: "section" | "author", id: string): LongList | undefined {
    if (kind === "section") {
      const section = sectionOf(paper, id);
      return section && { section, list: index.inSection(id), path: sectionPath(section) };
    }
    const author = edition.contributors.get(id);
    const list = index.byAuthor(id);
    return author && list.length > 0 ? { author, list, path: authorPath(author) } : undefined;
  }

  function partOf(
    page: Extract<SitePage, { part: number }>,
  ): (LongList & { count: number; own: readonly PublishedPlace[] }) | undefined {
    const found = listOf(page.kind, page.id);
    const count = found ? pagesFor(found.list.length) : 0;
    return found && page.part < count ? { ...found, count, own: storiesOnPage(found.list, page.part) } : undefined;
  }

  const front = (): Front<PublishedPlace> => frontOf(paper.sections, index.newest, index.inSection);
  const teasersOf = (places: readonly PublishedPlace[]): Teaser[] => places.flatMap(({ storyId }) => index.teaser(storyId) ?? []);

  function storyFile(id: string): SiteFile | undefined {
    const place = index.find(id);
    if (!place) return undefined;
    const { path, firstPublishedAt, updatedAt } = place;
    return htmlFile({
      path,
      html: storyPage(edition, { story: snapshot(id), path, firstPublishedAt, updatedAt, ...cardsBelow(index, id) }),
    });
  }

  return {
    partsOf(kind, id) {
      const found = listOf(kind, id);
      return Array.from({ length: found ? pagesFor(found.list.length) : 0 }, (_, part) => ({ kind, id, part }));
    },
    path(page) {
      if (page.kind === "front") return "index.html";
      if (page.kind === "story") return index.find(page.id) && `${index.find(page.id)?.path}index.html`;
      const part = partOf(page);
      return part && `${listPagePath(part.path, page.part)}index.html`;
    },
    shows(page, changed) {
      const mark = ({ storyId }: { storyId: string }): string => (storyId === changed ? `new ${storyId}` : storyId);
      if (page.kind === "front") {
        const { top, sections } = front();
        return JSON.stringify([top.map(mark), sections.map(({ section, own }) => [section.id, own.map(mark)])]);
      }
      if (page.kind === "story") {
        if (!index.find(page.id)) return undefined;
        const { moreFromAuthor, similar } = cardsBelow(index, page.id);
        return JSON.stringify([
          moreFromAuthor.map((card) => [mark(card), card.line]),
          similar.map((card) => [mark(card), card.line]),
        ]);
      }
      const part = partOf(page);
      return part && JSON.stringify([part.count, part.own.map(mark)]);
    },
    file(page) {
      if (page.kind === "front") {
        const { top, sections } = front();
        return htmlFile(
          frontPage(edition, {
            top: teasersOf(top),
            sections: sections.map(({ section, own }) => ({ section, own: teasersOf(own) })),
          }),
        );
      }
      if (page.kind === "story") return storyFile(page.id);
      const found = partOf(page);
      if (!found) return undefined;
      const part: ListPart = { index: page.part, count: found.count, teasers: teasersOf(found.own) };
      return htmlFile("section" in found ? sectionPage(edition, found.section, part) : authorPage(edition, found.author, part));
    },
  };
}
