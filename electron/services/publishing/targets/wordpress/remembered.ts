import { z } from "zod";
import type { TargetMemory } from "../target.ts";

/** A tag or category of the site, by the site's own spelling. */
const rememberedTerm = z.object({ id: z.number(), name: z.string() });
export type SiteTerm = z.infer<typeof rememberedTerm>;

const words = z.object({ caption: z.string(), alt: z.string() });
/** A media item of ours on the site. */
const rememberedMedia = z.object({
  id: z.number(),
  address: z.string(),
  pictureId: z.string(),
  /** What was sent, and what the site made of it: only when these part again has somebody edited it. */
  sent: words,
  kept: words,
  /** The caption as readers get it of what was kept; unknown of what was sent by an older Standfirst. */
  shown: z.string().optional(),
});
export type SiteMedia = z.infer<typeof rememberedMedia>;
export type MediaWords = z.infer<typeof words>;

export type Taxonomy = "categories" | "tags";

/** The target's memory, in WordPress's terms. What cannot be read in it is not there. */
export interface Remembered {
  term(taxonomy: Taxonomy, name: string): SiteTerm | "missing" | undefined;
  keepTerm(taxonomy: Taxonomy, name: string, term: SiteTerm | "missing"): void;
  forgetTerm(taxonomy: Taxonomy, name: string): void;
  media(fileName: string): SiteMedia | undefined;
  mediaOf(id: number): SiteMedia | undefined;
  keepMedia(fileName: string, media: SiteMedia): void;
  forgetMedia(fileName: string): void;
  /** What the site calls the author, category or tag with this id. */
  name(of: Taxonomy | "authors", id: number): string | undefined;
  keepName(of: Taxonomy | "authors", id: number, name: string): void;
  /** A single fact under a name of its own. */
  fact(kind: FactKind, of: string): string | undefined;
  keepFact(kind: FactKind, of: string, value: string): void;
  forgetFact(kind: FactKind, of: string): void;
}

/**
 * `user`: the site's user for a contributor. `story`: whose post an id is. `dated`: `date_gmt` we gave a
 * story's post, by which it is known when its mark is gone. `withdrawn`: id of the post that is a draft
 * because we withdrew it. `only-own-name`: the user may not put others' names to a post. `site`: where
 * WordPress itself lies.
 */
type FactKind = "user" | "story" | "dated" | "withdrawn" | "only-own-name" | "site";

/** Names that differ only in case are one, as WordPress has it. */
export function sameName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

export function createRemembered(memory: TargetMemory): Remembered {
  const read = <Shape>(key: string, shape: z.ZodType<Shape>): Shape | undefined => {
    const value = memory.get(key);
    if (value === undefined) return undefined;
    const parsed = shape.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : undefined;
  };
  const termKey = (taxonomy: Taxonomy, name: string): string => `${taxonomy}:${sameName(name)}`;
  const nameKey = (of: Taxonomy | "authors", id: number): string => `name:${of}:${id}`;
  const mediaKey = (fileName: string): string => `media:${fileName}`;
  const media = (fileName: string): SiteMedia | undefined => read(mediaKey(fileName), rememberedMedia);
  return {
    term: (taxonomy, name) => read(termKey(taxonomy, name), z.union([z.literal("missing"), rememberedTerm])),
    keepTerm: (taxonomy, name, term) => {
      memory.set(termKey(taxonomy, name), JSON.stringify(term));
      if (term !== "missing") memory.set(nameKey(taxonomy, term.id), term.name);
    },
    forgetTerm: (taxonomy, name) => memory.forget(termKey(taxonomy, name)),
    media,
    mediaOf: (id) => {
      const fileName = memory.get(`media-name:${id}`);
      return fileName === undefined ? undefined : media(fileName);
    },
    keepMedia: (fileName, kept) => {
      memory.set(mediaKey(fileName), JSON.stringify(kept));
      memory.set(`media-name:${kept.id}`, fileName);
    },
    forgetMedia: (fileName) => {
      const known = media(fileName);
      if (known !== undefined) memory.forget(`media-name:${known.id}`);
      memory.forget(mediaKey(fileName));
    },
    name: (of, id) => memory.get(nameKey(of, id)),
    keepName: (of, id, name) => memory.set(nameKey(of, id), name),
    fact: (kind, of) => memory.get(`${kind}:${of}`),
    keepFact: (kind, of, value) => memory.set(`${kind}:${of}`, value),
    forgetFact: (kind, of) => memory.forget(`${kind}:${of}`),
  };
}
