import { z } from "zod";
import { distinctTags } from "../../../../../shared/model/distinct-tags.ts";
import { slugFrom } from "../../../../../shared/model/slug.ts";
import type { Contributor } from "../../../../../shared/model/contributor.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { Connection } from "../target.ts";
import type { GhostApi } from "./ghost-api.ts";
import type { GhostPost } from "./remote-post.ts";

type SiteParts = Pick<Connection<"ghost">, "settings" | "memory" | "now"> & { api: GhostApi };
/** What a post that was read a moment ago proves to be on the site: it bears their ids and names. */
type Standing = Pick<GhostPost, "tags" | "authors">;

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

/**
 * The tags of a story, looked up first: Ghost makes a second one of a name in other capitals. Those the
 * post bears already are not asked for.
 */
export async function tagsOnSite(
  parts: SiteParts,
  names: readonly string[],
  signal: AbortSignal,
  standing: Standing | undefined,
): Promise<(TagOnPost | undefined)[]> {
  const there: z.infer<typeof found>[] = [...(standing?.tags ?? [])];
  const unknown = names.filter((name) => !there.some((tag) => tag.name === rememberedTag(parts, name)));
  for (let at = 0; at < unknown.length; at += NAMES_AT_ONCE) {
    const filter = unknown
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

/**
 * The site's users for a byline, in its order; undefined for whoever has none there. Those the post is by
 * already are not asked for, and somebody the site did not know not again on the same day.
 */
export async function usersOnSite(
  parts: SiteParts,
  contributors: readonly Contributor[],
  signal: AbortSignal,
  standing: Standing | undefined,
): Promise<({ id: string; name: string } | undefined)[]> {
  const known = new Map<string, { id: string; name: string } | undefined>();
  for (const contributor of contributors) {
    const kept = parts.memory.get(lookedUpKey(contributor));
    const author = standing?.authors.find(({ id }) => kept === lookedUp(parts, contributor, id));
    if (author !== undefined) known.set(contributor.id, author);
    else if (kept === lookedUp(parts, contributor, noneToday(parts))) known.set(contributor.id, undefined);
  }
  const unknown = contributors.filter(({ id }) => !known.has(id));
  const there = await usersThere(parts, unknown, signal);
  for (const contributor of unknown) {
    const user = userAmong(parts, contributor, there);
    known.set(contributor.id, user && { id: user.id, name: user.name });
    parts.memory.set(lookedUpKey(contributor), lookedUp(parts, contributor, user?.id ?? noneToday(parts)));
  }
  return contributors.map((contributor) => {
    const user = known.get(contributor.id);
    parts.memory.set(`user:${contributor.id}`, user?.name ?? "");
    return user && { id: user.id, name: user.name };
  });
}

const lookedUpKey = ({ id }: Contributor): string => `looked-up:${id}`;
const noneToday = ({ now }: SiteParts): string => `none ${now().slice(0, 10)}`;

/** What was found, with all that it was found by: as soon as one of these is another, it is looked up anew. */
function lookedUp({ settings }: SiteParts, { id, name, email }: Contributor, found: string): string {
  return JSON.stringify([found, name, email, settings.authors[id] ?? ""]);
}

type UserThere = z.infer<typeof usersFound>["users"][number];

async function usersThere(parts: SiteParts, contributors: readonly Contributor[], signal: AbortSignal): Promise<UserThere[]> {
  const there: UserThere[] = [];
  for (let at = 0; at < contributors.length; at += NAMES_AT_ONCE) {
    const filter = contributors
      .slice(at, at + NAMES_AT_ONCE)
      .flatMap(({ id, email, name }) => {
        const hand = parts.settings.authors[id];
        if (hand !== undefined) return [`id:${quoted(hand)}`];
        return [...(email === "" ? [] : [named("email", email)]), named("name", name)];
      })
      .join(",");
    there.push(...usersFound.parse(await parts.api.ask("users/", { query: { filter, limit: MOST_LISTED }, signal })).users);
  }
  return there;
}

function userAmong(
  { settings }: SiteParts,
  { id, email, name }: Contributor,
  there: readonly UserThere[],
): UserThere | undefined {
  const hand = settings.authors[id];
  if (hand !== undefined) return there.find((user) => user.id === hand);
  return (
    there.find((user) => email !== "" && sameName(user.email ?? "", email)) ?? there.find((user) => sameName(user.name, name))
  );
}
