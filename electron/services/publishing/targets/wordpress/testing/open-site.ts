import { nodeHttp } from "../../../../../hosts/node-http.ts";
import type { WordpressServer } from "../../../testing/real-servers.ts";
import { troubleOf } from "../../target-failure.ts";
import type { OutgoingStory } from "../../outgoing-story.ts";
import type { PostMark, RemotePost, Target } from "../../target.ts";
import { askAs, connectWordPress, openWordPress } from "./open-wordpress.ts";
import type { AskAs, ConnectWish } from "./open-wordpress.ts";

/** A real WordPress, with ways for tests to see what stands in it. */
export interface SiteOfTest {
  /** As editor, with a memory of its own, unless said otherwise. */
  connect(wish?: Partial<ConnectWish>): Target;
  ask: AskAs;
  /** What the API lists at this path, as administrator. */
  list(path: string): Promise<{ id: number }[]>;
  countPosts(slug: string): Promise<number>;
  mediaOf(storyId: string): Promise<{ id: number }[]>;
  /** What a reader gets at an address. */
  read(address: string): Promise<{ status: number; body: string }>;
  /** Rows of posts, revisions and media anywhere in the site's database that hold these words. */
  rowsWith(words: string): Promise<number>;
}

/** Usable only where the server runs; undefined is for a run without one, whose tests are skipped. */
export function openSite(server: WordpressServer | undefined): SiteOfTest {
  const there = (): WordpressServer => {
    if (server === undefined) throw new Error("There is no server.");
    return server;
  };
  const ask: AskAs = (...asked) => askAs(there())(...asked);
  const list: SiteOfTest["list"] = async (path) => (await ask("administrator", "GET", path)).json as { id: number }[];
  return {
    connect: (wish = {}) => connectWordPress(there(), { role: "editor", ...wish }),
    ask,
    list,
    countPosts: (slug) => openWordPress(there(), "administrator").countPosts(slug),
    mediaOf: (storyId) => list(`media?search=${storyId}&per_page=100&_fields=id`),
    read: async (address) => {
      const { status, bytes } = await nodeHttp.ask(address);
      return { status, body: Buffer.from(bytes).toString() };
    },
    rowsWith: async (words) => {
      const kinds = ["posts?status=any,trash", "media?status=inherit,trash", "pages?status=any,trash"];
      const found = await Promise.all(kinds.map((kind) => list(`${kind}&search=${encodeURIComponent(words)}&_fields=id`)));
      return found.flat().length;
    },
  };
}

const { signal } = new AbortController();

export function markOf({ story, slug }: OutgoingStory): PostMark {
  return { storyId: story.id, slug };
}

/** As the queue does it: looks first, then puts. */
export async function send(target: Target, story: OutgoingStory): Promise<RemotePost> {
  const before = await target.find(markOf(story), signal);
  return target.put(story, { before, mayBeDouble: before === undefined, when: "now", signal });
}

/** How a piece of work fails: its trouble, "none" when it goes well. */
export async function troubleIn(work: Promise<unknown>): Promise<{ trouble: string | undefined; message: string }> {
  return work.then(
    () => ({ trouble: "none", message: "" }),
    (error: unknown) => ({ trouble: troubleOf(error), message: String(error) }),
  );
}
