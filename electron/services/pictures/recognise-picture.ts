import type { Picture } from "../../../shared/model/picture.ts";

type PictureType = Picture["type"];

/** What the first bytes say a file is: a type the desk takes, or words for why it is not. */
export type Recognised = { type: PictureType } | { refusal: string };

const TAKEN = "Standfirst takes JPEG, PNG, WebP and AVIF.";

const EXTENSIONS: Record<PictureType, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
};

/** Extension of the stored file, without the dot. */
export function extensionOf(type: PictureType): string {
  return EXTENSIONS[type];
}

/** Goes by the bytes alone: a name or a declared type is what somebody says, not what a file is. */
export function recognisePicture(bytes: Uint8Array): Recognised {
  if (bytes.length === 0) return { refusal: "The file is empty." };
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const ascii = (from: number, to: number): string => start.toString("latin1", from, to);
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return { type: "image/jpeg" };
  if (start.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return { type: "image/png" };
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return { type: "image/webp" };
  if (ascii(4, 8) === "ftyp") return fromBrands(start);
  return { refusal: refusalOf(start) };
}

/** ISO media files say in their first box what they are: a major brand and compatible ones. */
function fromBrands(start: Buffer): Recognised {
  const end = Math.min(start.readUInt32BE(0), start.length);
  const brands = [start.toString("latin1", 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(start.toString("latin1", at, at + 4));
  if (brands[0] === "avis") return { refusal: `This is a moving picture (AVIF sequence). ${TAKEN}` };
  if (brands.includes("avif")) return { type: "image/avif" };
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) {
    return { refusal: `This is a HEIC picture, as iPhones take them. Export it as JPEG first. ${TAKEN}` };
  }
  return { refusal: `This is a film, not a picture. ${TAKEN}` };
}

function refusalOf(start: Buffer): string {
  const ascii = start.toString("latin1");
  if (/^GIF8[79]a/.test(ascii)) return `This is a GIF. Save it as PNG or JPEG first. ${TAKEN}`;
  if (ascii.startsWith("%PDF-")) return `This is a PDF, not a picture. ${TAKEN}`;
  if (/^(II\*\0|MM\0\*)/.test(ascii)) return `This is a TIFF or a camera's raw file. Export it as JPEG first. ${TAKEN}`;
  if (ascii.startsWith("BM")) return `This is a BMP. Save it as PNG or JPEG first. ${TAKEN}`;
  const text = start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^<svg\b|^<(\?xml|!--|!doctype svg)[\s\S]*<svg\b/i.test(text)) {
    return `This is an SVG drawing. Export it as PNG first. ${TAKEN}`;
  }
  return `This file is not a picture. ${TAKEN}`;
}

/** PNG's animation control chunk stands before the picture data, where there is one. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 8 <= file.length;) {
    const kind = file.toString("latin1", at + 4, at + 8);
    if (kind === "acTL") return true;
    if (kind === "IDAT" || kind === "IEND") return false;
    at += 12 + file.readUInt32BE(at);
  }
  return false;
}
