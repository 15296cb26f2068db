import { isFailure } from "../../shared/contract/failure.ts";
import type { Pictures } from "../services/pictures/pictures.ts";

/** What the desk hands out to a plain GET, whichever host was asked. */
export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

const PICTURE = /^(?<id>[0-9a-f]{64})\/(?<width>[1-9]\d{0,4})$/;

/** Answers `<id>/<width>`; undefined when there is no such picture. */
export async function servePicture(path: string, pictures: Pictures): Promise<Served | undefined> {
  const { id, width } = PICTURE.exec(path)?.groups ?? {};
  if (id === undefined || width === undefined) return undefined;
  try {
    const { bytes, type } = await pictures.sized(id, Number(width));
    return {
      status: 200,
      // The same id and width are the same bytes for ever.
      headers: { "Content-Type": type, "Cache-Control": "private, max-age=31536000, immutable" },
      body: bytes,
    };
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "bad-file")) return undefined;
    throw error;
  }
}
