import { z } from "zod";
import type { OutgoingPicture, OutgoingStory } from "../outgoing-story.ts";
import { captionHtml } from "./block-markup.ts";
import type { MediaWords, Remembered, SiteMedia } from "./remembered.ts";
import type { ShownMedia } from "./site-post.ts";
import type { WordPressApi } from "./wordpress-api.ts";

/** A media item as somebody sees it who may edit it. */
export const mediaItem = z.object({
  id: z.number(),
  source_url: z.string(),
  alt_text: z.string().catch(""),
  title: z.object({ raw: z.string() }),
  caption: z.object({ raw: z.string(), rendered: z.string().optional() }).catch({ raw: "" }),
});
export type MediaItem = z.infer<typeof mediaItem>;
const mediaItems = z.array(mediaItem);
export const MEDIA_FIELDS = "id,source_url,alt_text,title,caption";

export interface MediaParts {
  api: WordPressApi;
  remembered: Remembered;
  signal: AbortSignal;
  /** The post's lead picture as it was found with the post a moment ago: it is not asked for again. */
  seen?: SiteMedia | undefined;
}

/** Pictures on their way at once: a small site has few hands. */
const AT_ONCE = 2;

/**
 * Name of a picture on the site, without its ending: its content, its id on the desk, and the story it was
 * sent for. Each story has its own copies, so that words, take-downs and releases never touch another
 * story's pictures; the story's id finds all of them again, and the picture's id tells which is which.
 */
export function mediaName({ fileName, pictureId }: Pick<OutgoingPicture, "fileName" | "pictureId">, storyId: string): string {
  const content = fileName.replace(/\.[a-z]+$/, "");
  const first = pictureId.startsWith(content) ? "" : `${content.slice(0, 40)}-`;
  return `${first}${pictureId}-${storyId}`;
}

/** Id on the desk of the picture at an address on the site, by the name we gave it; undefined for others. */
export function pictureIdIn(address: string): string | undefined {
  return /([0-9a-f]{64})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[^/]*$/.exec(address)?.[1];
}

/** Pictures on the site, by their id on the desk. Looks before it uploads; changed words change the media item. */
export async function mediaFor(
  parts: MediaParts,
  story: OutgoingStory,
  pictures: readonly OutgoingPicture[],
): Promise<Map<string, SiteMedia>> {
  const found = new Map<string, SiteMedia>();
  if (pictures.length === 0) return found;
  const there = await itemsThere(parts, story.story.id, pictures);
  const waiting = [...pictures];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const name = mediaName(next, story.story.id);
      const known = parts.remembered.media(name)?.id;
      const item = there.find(({ id }) => id === known) ?? there.find(({ title }) => title.raw === name);
      const media = item === undefined ? await upload(parts, next, name) : await withWords(parts, next, name, item);
      parts.remembered.keepMedia(name, media);
      found.set(next.pictureId, media);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** What of these is on the site already. Remembered ids are held against the site: somebody may have deleted one. */
async function itemsThere(
  { api, remembered, signal, seen }: MediaParts,
  storyId: string,
  pictures: readonly OutgoingPicture[],
): Promise<MediaItem[]> {
  const ids = pictures.map((picture) => remembered.media(mediaName(picture, storyId))?.id);
  if (seen !== undefined && ids.every((id) => id === seen.id)) return [asItem(seen, storyId)];
  const common = { context: "edit", per_page: 100, orderby: "id", order: "asc", _fields: MEDIA_FIELDS } as const;
  const query = ids.every((id) => id !== undefined) ? { ...common, include: ids.join(",") } : { ...common, search: storyId };
  return api.ask("wp/v2/media", mediaItems, { query, signal });
}

/** All media that were sent for a story. */
export async function mediaOfStory({ api, signal }: MediaParts, storyId: string): Promise<{ id: number; name: string }[]> {
  const query = { search: storyId, context: "edit", per_page: 100, orderby: "id", order: "asc", _fields: MEDIA_FIELDS };
  const items = await api.ask("wp/v2/media", mediaItems, { query, signal });
  return items.filter(({ title }) => title.raw.endsWith(`-${storyId}`)).map(({ id, title }) => ({ id, name: title.raw }));
}

function wordsOf({ caption, credit, alt }: OutgoingPicture): MediaWords & { description: string } {
  return { caption: captionHtml(caption, credit), alt: alt.trim(), description: credit.trim() };
}

const keptOf = ({ caption, alt_text: alt }: MediaItem): MediaWords => ({ caption: caption.raw, alt });
const same = (one: MediaWords, other: MediaWords): boolean => one.caption === other.caption && one.alt === other.alt;

async function upload({ api, signal }: MediaParts, picture: OutgoingPicture, name: string): Promise<SiteMedia> {
  const { caption, alt, description } = wordsOf(picture);
  const bytes = await picture.bytes();
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)], { type: picture.type }), `${name}.jpg`);
  form.set("title", name);
  form.set("caption", caption);
  form.set("alt_text", alt);
  form.set("description", description);
  const item = await api.ask("wp/v2/media", mediaItem, { method: "POST", form, signal, query: { _fields: MEDIA_FIELDS } });
  return asMedia(item, picture, { caption, alt });
}

async function withWords(
  { api, remembered, signal }: MediaParts,
  picture: OutgoingPicture,
  name: string,
  item: MediaItem,
): Promise<SiteMedia> {
  const { caption, alt, description } = wordsOf(picture);
  const sent = { caption, alt };
  const known = remembered.media(name);
  const stands = keptOf(item);
  const isAsSent = known === undefined ? same(stands, sent) : same(known.sent, sent) && same(known.kept, stands);
  if (isAsSent) return asMedia(item, picture, sent);
  const json = { caption, alt_text: alt, description };
  const changed = await api.ask(`wp/v2/media/${item.id}`, mediaItem, {
    method: "POST",
    json,
    signal,
    query: { _fields: MEDIA_FIELDS },
  });
  return asMedia(changed, picture, sent);
}

function asMedia(item: MediaItem, { pictureId }: OutgoingPicture, sent: MediaWords): SiteMedia {
  const { rendered } = item.caption;
  return {
    id: item.id,
    address: item.source_url,
    pictureId,
    sent,
    kept: keptOf(item),
    ...(rendered === undefined ? {} : { shown: rendered }),
  };
}

/** The media item of which the site has just shown that it is as it was kept. */
function asItem({ id, address, kept, shown, pictureId }: SiteMedia, storyId: string): MediaItem {
  const title = { raw: mediaName({ fileName: `${pictureId}.jpg`, pictureId }, storyId) };
  const caption = { raw: kept.caption, ...(shown === undefined ? {} : { rendered: shown }) };
  return { id, source_url: address, alt_text: kept.alt, title, caption };
}

/**
 * The lead picture we remember, where the site shows readers what it showed of it when we sent it. Its
 * words can only be others then where nobody can see the difference.
 */
export function asKept(remembered: Remembered, there: ShownMedia | undefined): SiteMedia | undefined {
  const known = there && remembered.mediaOf(there.id);
  if (there === undefined || known?.shown === undefined) return undefined;
  const isSame =
    known.address === there.source_url && known.kept.alt === there.alt_text && known.shown === there.caption.rendered;
  return isSame ? known : undefined;
}

/** Caption and alt text as they stand on the site; as they were sent, where only the site's own cleaning made them differ. */
export function wordsThere(item: MediaItem, known: SiteMedia | undefined): MediaWords {
  const stands = keptOf(item);
  return known !== undefined && same(known.kept, stands) ? known.sent : stands;
}
