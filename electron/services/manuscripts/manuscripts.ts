import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import { plural } from "../../../shared/editor/markup/left-out.ts";
import { bodySchema, type Block, type Body } from "../../../shared/model/copy.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import { takeHeadline } from "./headline.ts";
import { readAside } from "./read-aside.ts";
import type { ReadManuscript } from "./read-manuscript.ts";
import type { WordPicture } from "./word-to-html.ts";

/** What opening a manuscript needs of the pictures of the desk. */
export interface ManuscriptPictures {
  /** Keeps a picture, once by content. Fails with `bad-file` for what pages cannot show. */
  add(bytes: Uint8Array, fileName: string): Promise<Picture>;
}

/** What it needs of the stories. */
export interface ManuscriptStories {
  create(furniture: Partial<Furniture>, body: Body): { id: string };
}

export interface Manuscripts {
  /**
   * Opens a Word file as a new draft: its first line becomes the headline, the name of the file
   * the catchline. `leftOut` says in words what did not come across. Fails with `bad-file`, and
   * then there is no story; pictures are only stored once the whole text has been read.
   */
  open(bytes: Uint8Array, fileName: string): Promise<{ storyId: string; leftOut: string[] }>;
}

export function createManuscripts(parts: {
  pictures: ManuscriptPictures;
  stories: ManuscriptStories;
  /** How a manuscript is read. */
  read?: (bytes: Uint8Array) => Promise<ReadManuscript>;
}): Manuscripts {
  const { pictures, stories, read: readBytes = readAside } = parts;
  return {
    open: async (bytes, fileName) => {
      const read = await readBytes(bytes);
      const stored = await storePictures(read.blocks, read.pictures, pictures);
      const { headline, body } = takeHeadline(stored.body);
      const leftOut = [...read.leftOut, ...stored.leftOut];
      if (headline === "" && body.length === 0) {
        const why = leftOut.length > 0 ? `, only what cannot come across: ${leftOut.join("; ")}` : "";
        throw new Failure("bad-file", `This Word file has no text${why}. Nothing was added to the desk.`);
      }
      const { id } = stories.create({ headline, catchline: catchlineOf(fileName) }, bodySchema.parse(body));
      return { storyId: id, leftOut };
    },
  };
}

/** Puts the stored pictures in their places; one that cannot be stored leaves the text as it is. */
async function storePictures(
  blocks: Block[],
  found: WordPicture[],
  pictures: ManuscriptPictures,
): Promise<{ body: Body; leftOut: string[] }> {
  const reasons = new Map<string, number>();
  const leave = (reason: string): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const body: Body = [];
  for (const block of blocks) {
    if (block.type !== "picture") {
      body.push(block);
      continue;
    }
    const picture = found.find(({ place }) => place === block.pictureId);
    if (picture?.bytes === undefined) {
      leave(picture?.reason ?? "not in the file");
      continue;
    }
    try {
      const { id } = await pictures.add(picture.bytes, picture.fileName);
      body.push({ ...block, pictureId: id });
    } catch (error) {
      // A full disk or a defect ends the whole; a picture that no page can show does not.
      if (!isFailure(error, "bad-file")) throw error;
      leave(picture.kind);
    }
  }
  return { body, leftOut: Array.from(reasons, ([reason, count]) => `${plural(count, "picture")} (${reason})`) };
}

/** The name of the file without folders and ending; for people, never used as a path. */
function catchlineOf(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? "";
  return name
    .replace(/\.docx$/i, "")
    .replace(/[\u0000-\u001f\u007f]/g, "")
    .trim()
    .slice(0, 200);
}
