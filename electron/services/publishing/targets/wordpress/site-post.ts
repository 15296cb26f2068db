import { z } from "zod";

const written = z.object({ raw: z.string() });
const named = z.object({ id: z.number(), name: z.string() });
/** A media item as any reader sees it: its caption is what the site made of the words. */
const shownMedia = z.object({
  id: z.number(),
  source_url: z.string(),
  alt_text: z.string().catch(""),
  caption: z.object({ rendered: z.string() }),
});
export type ShownMedia = z.infer<typeof shownMedia>;

/** A post as WordPress gives it to somebody who may edit it. */
export const sitePost = z.object({
  id: z.number(),
  status: z.string(),
  slug: z.string(),
  link: z.string().catch(""),
  /** Address as it will be, "%postname%" standing for the slug; only for who may edit. */
  permalink_template: z.string().catch(""),
  /** In UTC, without saying so; null for a draft that never had a date. */
  date_gmt: z.string().nullable().catch(null),
  modified_gmt: z.string().nullable().catch(null),
  title: written,
  content: written,
  excerpt: written.catch({ raw: "" }),
  author: z.number().catch(0),
  featured_media: z.number().catch(0),
  categories: z.array(z.number()).catch([]),
  tags: z.array(z.number()).catch([]),
  /** Only where it was asked for. */
  _embedded: z
    .object({ "wp:featuredmedia": z.array(shownMedia).catch([]) })
    .partial()
    .catch({}),
});
export type SitePost = z.infer<typeof sitePost>;

/** The names behind the ids of a post, asked for with `NAMES_QUERY`: users, and terms one list for each taxonomy. */
export const namesOnPost = z.object({
  _embedded: z
    .object({
      author: z.array(named.partial()).catch([]),
      "wp:term": z.array(z.array(named.extend({ taxonomy: z.string() }))).catch([]),
    })
    .partial()
    .catch({}),
});

/**
 * With what posts are asked for, read and written: the lead picture along with its id, and no more than is
 * read, so that WordPress need not make the page's markup of the text each time.
 */
export const POST_QUERY = {
  _embed: "wp:featuredmedia",
  _fields:
    "id,status,slug,link,permalink_template,date_gmt,modified_gmt,title.raw,content.raw,excerpt.raw,author,featured_media,categories,tags,_links,_embedded",
} as const;
export const NAMES_QUERY = { _embed: "author,wp:term", _fields: "_links,_embedded" } as const;

/** An instant as WordPress's `…_gmt` fields have it, whose clock knows no fractions. */
export function gmtOf(instant: string): string {
  return instant.replace(/\.\d+/, "").replace(/Z$/, "");
}

/** The instant of a `…_gmt` field. */
export function instantOf(gmt: string): string {
  return `${gmt.replace(/\.\d+/, "").replace(/Z$/, "")}.000Z`;
}
