import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { NoAnswer } from "../../../../ports/http.ts";
import type { OutgoingPicture } from "../outgoing-story.ts";
import type { Connection } from "../target.ts";
import { failureOfNoAnswer } from "./ghost-answers.ts";
import type { GhostApi } from "./ghost-api.ts";
import type { PlacedOnSite } from "./lexical-out.ts";

type SiteParts = Pick<Connection<"ghost">, "settings" | "memory" | "http" | "now"> & { api: GhostApi };

const uploaded = z.object({ images: z.array(z.object({ url: z.url(), ref: z.string().nullable() })).min(1) });

/** Milliseconds one picture may take. */
const LONGEST_UPLOAD = 120_000;

/** Its name says which picture it is and what is in it, so that it is known again wherever it lies. */
function nameOnSite({ pictureId, fileName }: OutgoingPicture): string {
  return `${pictureId}-${fileName}`;
}

/** The desk's picture at an address of the site; empty for one that is not the desk's. */
export function pictureAt(address: string): string {
  return /\/([0-9a-f]{64})-[^/]*$/.exec(address)?.[1] ?? "";
}

/** Where a picture was put, by our memory alone. */
export function rememberedPicture({ memory }: Pick<SiteParts, "memory">, picture: OutgoingPicture): string | undefined {
  return memory.get(`picture:${nameOnSite(picture)}`);
}

/** Sees to it that all pictures are on the site, each once. */
export async function picturesOnSite(
  parts: SiteParts,
  pictures: readonly OutgoingPicture[],
  signal: AbortSignal,
): Promise<Map<string, PlacedOnSite>> {
  const placed = new Map<string, PlacedOnSite>();
  // One after the other: Ghost holds each of them in memory while it makes its smaller copies.
  for (const picture of pictures) {
    if (placed.has(picture.pictureId)) continue;
    const { width, height } = picture;
    placed.set(picture.pictureId, { address: await pictureOnSite(parts, picture, signal), width, height });
  }
  return placed;
}

async function pictureOnSite(parts: SiteParts, picture: OutgoingPicture, signal: AbortSignal): Promise<string> {
  const { api, memory, now } = parts;
  const name = nameOnSite(picture);
  const [known, underWay] = [`picture:${name}`, `uploading:${name}`];
  const remembered = memory.get(known);
  if (remembered !== undefined && (await isThere(parts, remembered, signal))) return remembered;
  const begun = memory.get(underWay);
  const arrived = begun === undefined ? undefined : await arrivedAt(parts, name, begun, signal);
  const address = arrived ?? (await upload());
  memory.set(known, address);
  memory.forget(underWay);
  return address;

  async function upload(): Promise<string> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(await picture.bytes())], { type: picture.type }), name);
    form.set("purpose", "image");
    form.set("ref", picture.pictureId);
    memory.set(underWay, now());
    const request = { method: "POST", body: form, timeout: LONGEST_UPLOAD, signal } as const;
    const { images } = uploaded.parse(await api.ask("images/upload/", request));
    const ours = images.find(({ ref }) => ref === picture.pictureId) ?? images[0];
    if (ours === undefined) throw new Error("Ghost took a picture and named none");
    return ours.url;
  }
}

/**
 * Where an upload came to that we heard no more of: Ghost puts pictures in a folder for each month and
 * keeps their names, so a second upload of the same would leave two.
 */
async function arrivedAt(parts: SiteParts, name: string, begun: string, signal: AbortSignal): Promise<string | undefined> {
  const base = parts.settings.address.replace(/\/+$/, "");
  const day = Temporal.Instant.from(begun).toZonedDateTimeISO("UTC");
  // By the site's own clock and zone it may be the day before or after.
  const months = new Set(
    [day, day.subtract({ days: 1 }), day.add({ days: 1 })].map((each) => each.toPlainDate().toString().slice(0, 7)),
  );
  for (const month of months) {
    const address = `${base}/content/images/${month.replace("-", "/")}/${name}`;
    if (await isThere(parts, address, signal)) return address;
  }
  return undefined;
}

/** Asked as a reader, without the key: pictures may lie anywhere. */
export async function isThere({ http }: Pick<SiteParts, "http">, address: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { status, headers } = await http.ask(address, { method: "HEAD", signal });
    return status >= 200 && status < 300 && (headers["content-type"] ?? "").startsWith("image/");
  } catch (error) {
    if (error instanceof NoAnswer) throw failureOfNoAnswer(error, false);
    throw error;
  }
}
