import { z } from "zod";
import { distinctTags } from "../../../../../shared/model/distinct-tags.ts";
import { slugFrom } from "../../../../../shared/model/slug.ts";
import type { Contributor } from "../../../../../shared/model/contributor.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { Connection } from "../target.ts";
import type { GhostApi } from "./ghost-api.ts";

type SiteParts = Pick<Connection<"ghost">, "settings" | "memory"> & { api: GhostApi };

const found = z.object({ id: z.string(), name: z.string(), slug: z.string() });
const tagsFound = z.object({ tags: z.array(found) });
const usersFound = z.object({ users: z.array(found.extend({ email: z.string().nullish() })) });

/** Names asked for in one request: an address has its limits. */
const NAMES_AT_ONCE = 8;
/** Most things Ghost lists in one answer. */
const MOST_LISTED = "100";

/** A tag as the post names it: by id where the site has it, by name where it is to be made. */
export type TagOnPost = { id: string; name: string } | { name: string };

/** Words in Ghost's filter language. */
function quoted(words: string): string {
  return `'${words.replace(/['"]/g, "\\$&")}'`;
}

/** Equal but for capitals. Ghost compares a name as it stands, and beginning and end without capitals. */
function named(key: string, words: string): string {
  return `${key}:${quoted(words)},(${key}:~^${quoted(words)}+${key}:~$${quoted(words)})`;
}

const sameName = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** A tag as Ghost can have it: a cross before it would hide it, a comma or a backslash break it. */
export function siteTag(tag: string): string {
  return tag.replace(/^[#,\s]+/, "").replace(/[\\\s]+$/, "");
}

/** Section first, where there is one; then the tags, none twice. */
export function tagNames({ story, section }: Pick<OutgoingStory, "story" | "section">): {
  section: string | undefined;
  tags: string[];
} {
  const first = section === undefined ? "" : siteTag(section.name);
  const [head, ...others] = distinctTags([first === "" ? "\u0000" : first, ...story.tags.map(siteTag)]);
  return { section: head === "\u0000" ? undefined : head, tags: others };
}

/** What is remembered of the names of a site: how it spells a tag, and under which name it knows a contributor. */
export function rememberedTag({ memory }: Pick<SiteParts, "memory">, name: string): string | undefined {
  return memory.get(`tag:${plain(name)}`);
}

/** Empty for one the site has no user for; undefined when it was never asked. */
export function rememberedUser({ memory }: Pick<SiteParts, "memory">, contributor: Contributor): string | undefined {
  return memory.get(`user:${contributor.id}`);
}

/** The tags of a story, looked up first: Ghost makes a second one of a name in other capitals. */
export async function tagsOnSite(
  parts: SiteParts,
  names: readonly string[],
  signal: AbortSignal,
): Promise<(TagOnPost | undefined)[]> {
  const there: z.infer<typeof found>[] = [];
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const filter = names
      .slice(at, at + NAMES_AT_ONCE)
      .flatMap((name) => [named("name", name), ...(slugFrom(name) === "" ? [] : [`slug:${quoted(slugFrom(name))}`])])
      .join(",");
    const query = { filter, limit: MOST_LISTED, order: "created_at asc", fields: "id,name,slug" };
    there.push(...tagsFound.parse(await parts.api.ask("tags/", { query, signal })).tags);
  }
  return names.map((name) => {
    const known = there.find((tag) => tag.name === name) ?? there.find((tag) => sameName(tag.name, name));
    if (known !== undefined) {
      parts.memory.set(`tag:${plain(name)}`, known.name);
      return { id: known.id, name: known.name };
    }
    if (!parts.settings.makeTags) {
      parts.memory.set(`tag:${plain(name)}`, "");
      return undefined;
    }
    parts.memory.set(`tag:${plain(name)}`, name);
    return { name };
  });
}

/** The site's users for a byline, in its order; undefined for whoever has none there. */
export async function usersOnSite(
  parts: SiteParts,
  contributors: readonly Contributor[],
  signal: AbortSignal,
): Promise<({ id: string; name: string } | undefined)[]> {
  if (contributors.length === 0) return [];
  const setByHand = (contributor: Contributor): string | undefined => parts.settings.authors[contributor.id];
  const there: z.infer<typeof usersFound>["users"] = [];
  for (let at = 0; at < contributors.length; at += NAMES_AT_ONCE) {
    const filter = contributors
      .slice(at, at + NAMES_AT_ONCE)
      .flatMap((contributor) => {
        const hand = setByHand(contributor);
        if (hand !== undefined) return [`id:${quoted(hand)}`];
        const { email, name } = contributor;
        return [...(email === "" ? [] : [named("email", email)]), named("name", name)];
      })
      .join(",");
    there.push(...usersFound.parse(await parts.api.ask("users/", { query: { filter, limit: MOST_LISTED }, signal })).users);
  }
  return contributors.map((contributor) => {
    const hand = setByHand(contributor);
    const { email, name } = contributor;
    const known =
      hand === undefined
        ? (there.find((user) => email !== "" && sameName(user.email ?? "", email)) ??
          there.find((user) => sameName(user.name, name)))
        : there.find((user) => user.id === hand);
    parts.memory.set(`user:${contributor.id}`, known?.name ?? "");
    return known && { id: known.id, name: known.name };
  });
}
