import { randomBytes } from "node:crypto";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { READERS } from "../../../shared/contract/publishing.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import type { StoryOnSite } from "./page/edition.ts";
import { storyPage } from "./page/story-page.ts";
import type { PublishingParts } from "./publishing-parts.ts";
import { editionOf, pictureFiles } from "./site/plan-site.ts";
import type { SiteAssets } from "./site/site-assets.ts";
import { contentTypeOf } from "./site/site-file.ts";
import type { SiteFile } from "./site/site-file.ts";

export interface ServedPreview {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

/** Previews kept at once: two widths of two readers, of the stories in two windows. */
const MOST_PREVIEWS = 8;

const ELSEWHERE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Preview</title>
<body><p>This is a preview: its links lead to pages that are not shown here.</p></body></html>`;

interface Preview {
  pagePath: string;
  html: string;
  files: ReadonlyMap<string, SiteFile>;
}

export interface Previews {
  make(at: StoryOnSite, reader: (typeof READERS)[number]): { path: string };
  serve(path: string): Promise<ServedPreview | undefined>;
}

/**
 * The real page of a story as it is now, in memory. Each has a random key and the whole of
 * what it needs below it, so that the page's own relative links work as they do on the site. What
 * the page may do in its frame is for the host to say, which knows the address it is served from.
 */
export function createPreviews(parts: PublishingParts, assetsOf: (paper: Paper) => SiteAssets): Previews {
  const previews = new Map<string, Preview>();

  function filesOf(assets: SiteAssets, pictures: Iterable<Picture>): Map<string, SiteFile> {
    const files = new Map(assets.files.map((file) => [file.path, file]));
    for (const picture of pictures) {
      for (const file of pictureFiles(parts.pictures, picture)) files.set(file.path, file);
    }
    return files;
  }

  return {
    make(at, reader) {
      const paper = parts.paper();
      const assets = assetsOf(paper);
      const used = new Map<string, Picture>();
      const pictures = {
        get(id: string): Picture | undefined {
          const picture = parts.pictures.find(id);
          if (picture) used.set(id, picture);
          return picture;
        },
      };
      const edition = editionOf({ paper, contributors: parts.contributors(), assets, corrections: parts.corrections }, pictures);
      const html = storyPage(
        edition,
        {
          ...at,
          moreFromAuthor: parts.related.authorCardsOf(at.story, true),
          similar: parts.related.cards(at.story.similar),
        },
        reader,
      );
      const key = randomBytes(18).toString("base64url");
      previews.set(key, { pagePath: at.path, html, files: filesOf(assets, used.values()) });
      for (const oldest of previews.keys()) {
        if (previews.size <= MOST_PREVIEWS) break;
        previews.delete(oldest);
      }
      return { path: `${key}/${at.path}` };
    },
    async serve(path) {
      const slash = path.indexOf("/");
      const preview = previews.get(path.slice(0, slash));
      if (slash < 0 || !preview) return undefined;
      const below = path.slice(slash + 1);
      if (below === preview.pagePath) return page(200, preview.html);
      const file = preview.files.get(below);
      const type = contentTypeOf(below);
      if (!file || type === undefined) return below === "" || below.endsWith("/") ? page(404, ELSEWHERE) : undefined;
      try {
        return { status: 200, headers: { "Content-Type": type }, body: await file.content() };
      } catch (error) {
        if (isFailure(error, "not-found") || isFailure(error, "bad-file")) return undefined;
        throw error;
      }
    },
  };
}

function page(status: number, body: string): ServedPreview {
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}
