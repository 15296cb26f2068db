import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { isFailure } from "../../../shared/contract/failure.ts";
import { FORMAT_FACTS } from "../../../shared/formats/export-formats.ts";
import type { ExportFormat, ExportPart } from "../../../shared/formats/export-formats.ts";
import { galley } from "../../../shared/formats/galley.ts";
import { jsonLdText } from "../../../shared/formats/json-ld.ts";
import { markdown } from "../../../shared/formats/markdown.ts";
import { newsml } from "../../../shared/formats/newsml.ts";
import { ninjsText } from "../../../shared/formats/ninjs.ts";
import { storyHtml } from "../../../shared/formats/story-html.ts";
import { storyText } from "../../../shared/formats/story-text.ts";
import { writtenPictures } from "../../../shared/formats/story-to-write.ts";
import type { StoryToWrite } from "../../../shared/formats/story-to-write.ts";
import { storyDocx } from "./story-docx.ts";
import type { EmbeddedPicture } from "./story-docx.ts";
import { createFileNames } from "./file-names.ts";
import { resolveStory } from "./resolve-story.ts";
import type { ExportParts } from "./resolve-story.ts";

/** Width of pictures inside a document, in pixels: sharp in print at the width of a page. */
const EMBEDDED_WIDTH = 1200;
/** Dates inside a zip are of no use to anybody, and would make each one different. */
const ZIP_DATE = new Date("2000-01-01T00:00:00Z");

export interface Exported {
  file: { name: string; type: string; bytes: Uint8Array };
  /** What is not in it, in words: pictures whose files are lost. */
  leftOut: string[];
}

export interface Exports {
  /** One story as one file, several as a zip of them in this order. Fails with `not-found`, and then makes nothing. */
  export(ids: readonly string[], format: ExportFormat, part: ExportPart): Promise<Exported>;
}

export function createExports(parts: ExportParts): Exports {
  return {
    async export(ids, format, part) {
      const stories = [...new Set(ids)].map((id) => resolveStory(parts, id, part));
      const nameOf = createFileNames();
      const { ending, type } = FORMAT_FACTS[format];
      const leftOut = new Set<string>();
      const [only, ...more] = stories;
      if (only !== undefined && more.length === 0) {
        const bytes = await write(parts, only, format, leftOut);
        return { file: { name: nameOf(only.slug, ending), type, bytes }, leftOut: [...leftOut] };
      }
      const zip = new ZipFile();
      for (const story of stories) {
        const bytes = await write(parts, story, format, leftOut);
        zip.addBuffer(Buffer.from(bytes), nameOf(story.slug, ending), { mtime: ZIP_DATE });
      }
      zip.end();
      const bytes = await buffer(zip.outputStream);
      return { file: { name: `stories-${format}.zip`, type: "application/zip", bytes }, leftOut: [...leftOut] };
    },
  };
}

const TEXTS = {
  markdown,
  text: storyText,
  galley: (story: StoryToWrite) => galley(story),
  ninjs: ninjsText,
  newsml,
  jsonld: jsonLdText,
};

async function write(parts: ExportParts, story: StoryToWrite, format: ExportFormat, leftOut: Set<string>): Promise<Uint8Array> {
  if (format !== "docx" && format !== "html") return new TextEncoder().encode(TEXTS[format](story));
  const pictures = await embedded(parts, story, leftOut);
  if (format === "docx") return storyDocx(story, pictures);
  const html = storyHtml({
    ...story,
    pictureFiles(pictureId) {
      const picture = pictures.get(pictureId);
      if (!picture) return undefined;
      const { bytes, width, height } = picture;
      return [{ address: `data:image/jpeg;base64,${Buffer.from(bytes).toString("base64")}`, type: "image/jpeg", width, height }];
    },
  });
  return new TextEncoder().encode(html);
}

/** The pictures of what is written, as JPEG without anything but their pixels. */
async function embedded(parts: ExportParts, story: StoryToWrite, leftOut: Set<string>): Promise<Map<string, EmbeddedPicture>> {
  const found = new Map<string, EmbeddedPicture>();
  for (const { pictureId } of writtenPictures(story)) {
    if (found.has(pictureId)) continue;
    try {
      found.set(pictureId, await parts.pictures.sized(pictureId, EMBEDDED_WIDTH, "jpeg"));
    } catch (error) {
      if (!isFailure(error, "not-found") && !isFailure(error, "bad-file")) throw error;
      leftOut.add(`${story.story.headline.trim() || "A story without a headline"}: ${error.message}`);
    }
  }
  return found;
}
