import { Failure } from "../../../shared/contract/failure.ts";
import { broken, openZip, protectedFile, type OpenZip } from "./open-zip.ts";
import { ZIP_LIMITS, type ZipLimits } from "./zip-limits.ts";

/** The parts of a Word file, as the converter asks for them. */
export interface WordFile {
  names(): string[];
  exists(name: string): boolean;
  bytes(name: string): Uint8Array;
  /** An XML part as text. */
  text(name: string): string;
}

const LARGEST_IN_WORDS = "50 MB";
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const CONTENT_TYPES = "[Content_Types].xml";
const WORD_TYPES = /application\/(vnd\.openxmlformats-officedocument\.wordprocessingml\.|vnd\.ms-word\.)/i;

/** Makes sure that these bytes are a Word file that can be read. Fails with `bad-file` and says why. */
export function recogniseManuscript(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): WordFile {
  if (bytes.length === 0) throw refused("This file is empty.");
  if (bytes.length > limits.file) throw refused(`This file is larger than ${LARGEST_IN_WORDS}, the most a manuscript may have.`);
  if (startsWith(bytes, OLE)) {
    throw holds(bytes, utf16("EncryptedPackage"))
      ? protectedFile()
      : refused("This is a file of an older Word (.doc). Open it in Word, save it as .docx and open that.");
  }
  if (startsWith(bytes, ascii("{\\rtf"))) throw refused("This is a rich text file (.rtf). Save it as .docx and open that.");
  if (startsWith(bytes, ascii("%PDF"))) throw refused("This is a PDF. A manuscript is a Word file (.docx).");
  if (!startsWith(bytes, ascii("PK"))) throw refused("This is not a Word file (.docx).");
  const zip = openZip(bytes, limits);
  const file = wordFile(zip);
  if (!zip.exists(CONTENT_TYPES)) {
    const odt = zip.exists("mimetype") && file.text("mimetype").startsWith("application/vnd.oasis.opendocument");
    throw refused(odt ? "This is an OpenDocument file. Save it as .docx and open that." : "This is not a Word file (.docx).");
  }
  if (!WORD_TYPES.test(file.text(CONTENT_TYPES)))
    throw refused("This is not a Word file (.docx), though another program may open it.");
  return file;
}

function wordFile(zip: OpenZip): WordFile {
  return {
    names: zip.names,
    exists: zip.exists,
    bytes: zip.read,
    text: (name) => {
      const text = new TextDecoder().decode(zip.read(name));
      // Word writes no document type; entities defined in one can be made to multiply without end.
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw broken();
      return text;
    },
  };
}

function refused(what: string): Failure {
  return new Failure("bad-file", `${what} Nothing was added to the desk.`);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function holds(bytes: Uint8Array, part: readonly number[]): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(part));
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, "latin1")];
}

function utf16(text: string): number[] {
  return [...Buffer.from(text, "utf16le")];
}
