import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../ports/log.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import { sizeFor } from "../../../shared/model/picture-sizes.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import { decode } from "./decoder.ts";
import { writeFileWhole } from "./write-file.ts";

export type SizedFormat = "webp" | "jpeg";

export interface SizedPicture {
  bytes: Uint8Array;
  type: "image/webp" | "image/jpeg";
  /** Size of the copy, in pixels. */
  width: number;
  height: number;
}

/**
 * Makes smaller copies and keeps them. The cache may be deleted at any time. One that cannot
 * be written costs time, not the picture, so that is logged and the copy is handed out.
 */
export function createSizedPictures(parts: {
  cacheFolder: string;
  read(id: string): Promise<Uint8Array>;
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  log: Log;
}): { sized(picture: Picture, width: number, format: SizedFormat): Promise<SizedPicture> } {
  const { cacheFolder, read, inTurn, log } = parts;
  const underWay = new Map<string, Promise<Uint8Array>>();

  async function bytesOf(picture: Picture, size: { width: number; height: number }, format: SizedFormat): Promise<Uint8Array> {
    const name = `${picture.id}-${size.width}.${format}`;
    const path = join(cacheFolder, picture.id.slice(0, 2), name);
    const kept = await readFile(path).catch(() => undefined);
    if (kept && kept.length > 0) return kept;
    const already = underWay.get(name);
    if (already) return already;
    const making = inTurn(async () => {
      const bytes = await resize(await read(picture.id), size, format, picture.fileName);
      await writeFileWhole(path, bytes).catch((error: unknown) => log.error("a resized picture could not be cached", error));
      return bytes;
    });
    underWay.set(name, making);
    try {
      return await making;
    } finally {
      underWay.delete(name);
    }
  }

  return {
    async sized(picture, width, format) {
      if (!Number.isInteger(width) || width < 1) throw new Failure("bad-input", "A picture's width is a whole number of pixels.");
      const size = sizeFor(picture, width);
      return { bytes: await bytesOf(picture, size, format), type: `image/${format}`, ...size };
    },
  };
}

/** Metadata is dropped because nothing here asks sharp to keep it; colours become sRGB. */
async function resize(
  original: Uint8Array,
  size: { width: number; height: number },
  format: SizedFormat,
  fileName: string,
): Promise<Uint8Array> {
  const upright = (await decode(original)).autoOrient().resize({ ...size, fit: "fill" });
  try {
    return format === "webp"
      ? await upright.webp({ quality: 78 }).toBuffer()
      : await upright.flatten({ background: "#ffffff" }).jpeg({ quality: 80 }).toBuffer();
  } catch (cause) {
    throw new Failure("bad-file", `The picture “${fileName}” could not be made smaller.`, { cause });
  }
}
