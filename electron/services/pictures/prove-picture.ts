import type { Metadata } from "sharp";
import { Failure } from "../../../shared/contract/failure.ts";
import { LARGEST_PICTURE, MOST_PIXELS } from "../../../shared/model/picture.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import { decode, DECODING } from "./decoder.ts";
import { isAnimatedPng, recognisePicture } from "./recognise-picture.ts";

/** Longest side libvips and browsers agree to handle, in pixels. */
const LONGEST_SIDE = 32_000;

function refuse(message: string, cause?: unknown): never {
  throw new Failure("bad-file", `${message} Nothing was added.`, cause === undefined ? {} : { cause });
}

/**
 * Proves that the bytes are a whole, still picture of a type the desk takes, by decoding all
 * of it once. The size in pixels is checked from the header, before anything is unpacked.
 * Fails with `bad-file`.
 */
export async function provePicture(bytes: Uint8Array): Promise<Pick<Picture, "type" | "width" | "height">> {
  if (bytes.length > LARGEST_PICTURE) {
    refuse(`The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; pictures may have up to 50 MB.`);
  }
  const recognised = recognisePicture(bytes);
  if ("refusal" in recognised) refuse(recognised.refusal);
  const { type } = recognised;
  const header = await readHeader(bytes);
  if (header.format !== formatOf(type) || (type === "image/avif" && header.compression !== "av1")) {
    refuse("The file is broken: it begins like one kind of picture and goes on like another.");
  }
  if ((header.pages ?? 1) > 1 || (type === "image/png" && isAnimatedPng(bytes))) {
    refuse("This is a moving picture; a page can only hold a still one.");
  }
  const { width, height } = header.autoOrient;
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
    refuse(`The picture has ${width} × ${height} pixels, more than can be handled safely. Make it smaller first.`);
  }
  try {
    // Statistics need every pixel, so a file that stops half-way cannot pass.
    await (await decode(bytes)).stats();
  } catch (cause) {
    refuse("The picture is broken or not complete, so it cannot be shown. Get the file again.", cause);
  }
  return { type, width, height };
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await (await decode(bytes, { ...DECODING, limitInputPixels: false })).metadata();
  } catch (cause) {
    return refuse("The picture is broken: not even its size can be read. Get the file again.", cause);
  }
}

function formatOf(type: Picture["type"]): string {
  return type === "image/avif" ? "heif" : type.slice("image/".length);
}
