import { z } from "zod";
import { distinctTags } from "../../../../../shared/model/distinct-tags.ts";
import { slugFrom } from "../../../../../shared/model/slug.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { wordsIn } from "./read-content.ts";
import type { Remembered, SiteTerm, Taxonomy } from "./remembered.ts";
import { sameName } from "./remembered.ts";
import type { WordPressApi } from "./wordpress-api.ts";

const term = z.object({ id: z.number(), name: z.string(), slug: z.string().catch("") });
const terms = z.array(term);
const existing = z.object({ term_id: z.coerce.number() });
const FIELDS = "id,name,slug";

export interface TermParts {
  api: WordPressApi;
  remembered: Remembered;
  makeTags: boolean;
  signal: AbortSignal;
}

/** Ids of the story's section and tags on the site. What the site has not, and may not be made, is left out. */
export async function termsOf(
  parts: TermParts,
  story: OutgoingStory,
): Promise<{ categories: number[] | undefined; tags: number[] }> {
  const { section } = story;
  const tags = distinctTags(story.story.tags);
  const [category, found] = await Promise.all([
    section === undefined ? [] : resolve(parts, "categories", [{ name: section.name, slug: section.slug }]),
    resolve(
      parts,
      "tags",
      tags.map((name) => ({ name, slug: slugFrom(name) })),
    ),
  ]);
  const missing = section !== undefined && category.length === 0;
  return { categories: missing ? undefined : category.map(({ id }) => id), tags: found.map(({ id }) => id) };
}

interface Wanted {
  name: string;
  slug: string;
}

async function resolve(parts: TermParts, taxonomy: Taxonomy, wanted: readonly Wanted[]): Promise<SiteTerm[]> {
  const { remembered, makeTags } = parts;
  const known = new Map<string, SiteTerm>();
  for (const { name } of wanted) {
    const kept = remembered.term(taxonomy, name);
    if (kept !== undefined && kept !== "missing") known.set(name, kept);
  }
  const unknown = wanted.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    const there = await bySlug(parts, taxonomy, unknown);
    for (const each of unknown) {
      const same = there.find(({ name }) => sameName(name) === sameName(each.name));
      // One after the other: two made at once could be one term twice.
      const found = same ?? (makeTags ? await make(parts, taxonomy, each) : await byName(parts, taxonomy, each.name));
      remembered.keepTerm(taxonomy, each.name, found ?? "missing");
      if (found !== undefined) known.set(each.name, found);
    }
  }
  return wanted.flatMap(({ name }) => known.get(name) ?? []);
}

/** Names come from the site with HTML's entities. */
function asTerm({ id, name }: z.infer<typeof term>): SiteTerm {
  return { id, name: wordsIn(name) };
}

async function bySlug({ api, signal }: TermParts, taxonomy: Taxonomy, wanted: readonly Wanted[]): Promise<SiteTerm[]> {
  const slugs = wanted.map(({ slug }) => slug).filter((slug) => slug !== "");
  if (slugs.length === 0) return [];
  const query = { slug: slugs.join(","), per_page: 100, _fields: FIELDS };
  return (await api.ask(`wp/v2/${taxonomy}`, terms, { query, signal })).map(asTerm);
}

/** Signs that HTML escapes are escaped in the site's database too. */
async function byName({ api, signal }: TermParts, taxonomy: Taxonomy, name: string): Promise<SiteTerm | undefined> {
  const search = name.replaceAll("&", "&amp;");
  const found = await api.ask(`wp/v2/${taxonomy}`, terms, { query: { search, per_page: 100, _fields: FIELDS }, signal });
  return found.map(asTerm).find((each) => sameName(each.name) === sameName(name));
}

/** A new one, or the one the site knows by that name in its own way; undefined where we may not make any. */
async function make(parts: TermParts, taxonomy: Taxonomy, { name, slug }: Wanted): Promise<SiteTerm | undefined> {
  const { api, signal } = parts;
  const json = taxonomy === "categories" ? { name, slug } : { name };
  const made = await api.askOr(`wp/v2/${taxonomy}`, term, { method: "POST", json, signal }, ({ status, code, data }) => {
    if (code === "term_exists") return existing.parse(data).term_id;
    return status === 403 ? ("not allowed" as const) : undefined;
  });
  if (made === "not allowed") return byName(parts, taxonomy, name);
  if (typeof made !== "number") return asTerm(made);
  return asTerm(await api.ask(`wp/v2/${taxonomy}/${made}`, term, { query: { _fields: FIELDS }, signal }));
}
