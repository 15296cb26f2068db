import { isFailure } from "../../../shared/contract/failure.ts";
import { blocksFromMarkup, captionOf, leftOutInWords, type FoundPicture } from "../../../shared/editor/markup-in.ts";
import { plural } from "../../../shared/editor/markup/left-out.ts";
import type { Block } from "../../../shared/model/copy.ts";
import { markupOfHtml } from "../../../shared/editor/markup-of-html.ts";
import { notesAsParagraphs } from "./notes.ts";
import { broken } from "./open-zip.ts";
import { recogniseManuscript } from "./recognise-manuscript.ts";
import { convertWord, type WordPicture } from "./word-to-html.ts";
import { featuresLeftOut } from "./word-features.ts";
import type { ZipLimits } from "./zip-limits.ts";

/** What is in a manuscript, before anything of it is on the desk. */
export interface ReadManuscript {
  /** Each picture block holds the place of its picture in `pictures` as its id. */
  blocks: Block[];
  pictures: WordPicture[];
  /** What did not come across, in words. */
  leftOut: string[];
}

/** Reads the bytes of a Word file. Takes long for a large one. Fails with `bad-file`. */
export async function readManuscript(bytes: Uint8Array, limits?: ZipLimits): Promise<ReadManuscript> {
  const file = recogniseManuscript(bytes, limits);
  try {
    const { html, pictures, comments } = await convertWord(file);
    const { root, footnotes, endnotes } = notesAsParagraphs(markupOfHtml(html));
    const { blocks, leftOut } = blocksFromMarkup(root, { picture: (found) => waitingPicture(found) });
    const lines = leftOutInWords(leftOut);
    if (footnotes > 0) lines.push(notesInWords(footnotes, "footnote"));
    if (endnotes > 0) lines.push(notesInWords(endnotes, "endnote"));
    if (comments > 0) lines.push(plural(comments, "comment"));
    return { blocks, pictures, leftOut: [...lines, ...featuresLeftOut(file)] };
  } catch (error) {
    throw isFailure(error) ? error : broken(error);
  }
}

function waitingPicture(found: FoundPicture): Block {
  return { type: "picture", version: 1, pictureId: found.address, caption: captionOf(found), credit: "", alt: found.alt };
}

function notesInWords(count: number, noun: string): string {
  return `${plural(count, noun)}: kept as ${count === 1 ? "a paragraph" : "paragraphs"} at the end, marked in the text`;
}
