import mammoth from "mammoth";
import type { WordFile } from "./recognise-manuscript.ts";

/** A picture of a Word file, where it stands in the text. */
export interface WordPicture {
  /** What the `src` of its image element says, to find it again: never an address. */
  place: string;
  /** Undefined where the file does not hold the picture. */
  bytes?: Uint8Array;
  /** Why there are none. */
  reason?: string;
  /** What it is, for people: "EMF drawing". */
  kind: string;
  fileName: string;
}

/** Styles beside the converter's own. Underlining is asked for so that it can be reported. */
const STYLES = [
  "u => u",
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  // As the desk's own export has them; a caption without a picture before it stays a paragraph.
  "p[style-name='Figure'] => figure:fresh",
  "p[style-name='caption'] => figure > figcaption:fresh",
];
const MOST_PICTURES = 500;

/**
 * The text of a Word file as HTML, with a marker in the place of each picture. Parts are read
 * through `file`, which bounds them; nothing outside of it is ever opened or fetched, and styles
 * that the file brings along to steer the converter are ignored.
 */
export async function convertWord(file: WordFile): Promise<{ html: string; pictures: WordPicture[]; comments: number }> {
  const pictures: WordPicture[] = [];
  let comments = 0;
  const result = await mammoth.convertToHtml(inputOf(file), {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    idPrefix: "",
    transformDocument: (document: unknown) => {
      comments = commentsOf(document);
      return document;
    },
    convertImage: mammoth.images.imgElement(async (image) => {
      const place = `picture-${pictures.length}`;
      const picture: WordPicture = { place, kind: kindOf(image.contentType), fileName: `manuscript-${place}` };
      pictures.push(picture);
      if (pictures.length > MOST_PICTURES) picture.reason = `more than ${MOST_PICTURES} in one manuscript`;
      else {
        try {
          picture.bytes = new Uint8Array(await image.readAsArrayBuffer());
        } catch {
          // Linked from elsewhere, or named and not there: both are no picture of this file.
          picture.reason = "not in the file, only linked from it";
        }
      }
      return { src: place };
    }),
  });
  return { html: result.value, pictures, comments };
}

/** The converter takes an opened package as well as bytes, though its types do not say so. */
function inputOf(file: WordFile): { buffer: Buffer } {
  const read = async (name: string, encoding?: string): Promise<string | Uint8Array> => {
    if (encoding === undefined) return file.bytes(name);
    return encoding === "base64" ? Buffer.from(file.bytes(name)).toString("base64") : file.text(name);
  };
  const input: { file: unknown } = { file: { exists: file.exists, read } };
  return input as unknown as { buffer: Buffer };
}

function commentsOf(document: unknown): number {
  if (typeof document !== "object" || document === null || !("comments" in document)) return 0;
  return Array.isArray(document.comments) ? document.comments.length : 0;
}

function kindOf(contentType: string | undefined): string {
  const kind = /^image\/(?:x-|vnd\.)?([a-z0-9]{2,8})/.exec(contentType ?? "")?.[1];
  return kind === undefined
    ? "of a kind that pages cannot show"
    : `${kind.toUpperCase()}, which pages cannot show or which is damaged`;
}
