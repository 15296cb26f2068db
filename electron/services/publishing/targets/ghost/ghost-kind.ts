import { z } from "zod";
import type { Http } from "../../../../ports/http.ts";
import { NoAnswer } from "../../../../ports/http.ts";
import type { Connection, Target, TargetKind } from "../target.ts";
import { expectedCopy } from "./expected-copy.ts";
import { createGhostApi } from "./ghost-api.ts";
import { lossesIn } from "./losses.ts";
import { rememberedTag, rememberedUser } from "./names-on-site.ts";
import { picturesLeft } from "./pictures-left.ts";
import { createPosts } from "./posts-on-site.ts";
import { putPost } from "./put-post.ts";
import type { GhostParts } from "./put-post.ts";
import { remotePost } from "./remote-post.ts";
import { removePost } from "./remove-post.ts";
import { testGhost } from "./test-ghost.ts";
import { usersOfGhost } from "./users-of-ghost.ts";

const API = "ghost/api/admin/site/";
const siteSchema = z.object({ site: z.object({ title: z.string(), version: z.string() }) });

/** A Ghost, over its Admin API. */
export const ghostKind: TargetKind<"ghost"> = {
  kind: "ghost",
  abilities: { holds: true, needsVisit: false, editable: true, readable: true, withdrawn: "nothing", keepsBack: true },
  async recognise(address, http, signal) {
    for (const base of placesToLook(address)) {
      const found = await ghostAt(base, http, signal);
      if (found !== undefined) return found;
    }
    return undefined;
  },
  connect,
};

/** The site as it was given, and its host alone: people copy the address of a page or of the editor. */
function placesToLook(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const folder = pathname.replace(/\/ghost(\/.*)?$/, "").replace(/\/*$/, "/");
  return [...new Set([`${origin}${folder}`, `${origin}/`])];
}

async function ghostAt(base: string, http: Http, signal: AbortSignal): Promise<{ site: string; address: string } | undefined> {
  try {
    const { status, address, bytes } = await http.ask(base + API, { headers: { accept: "application/json" }, signal });
    const answer = status === 200 && address.endsWith(API) ? siteSchema.safeParse(jsonOf(bytes)) : undefined;
    return answer?.success === true ? { site: answer.data.site.title, address: address.slice(0, -API.length) } : undefined;
  } catch (error) {
    if (error instanceof NoAnswer && error.reason !== "stopped") return undefined;
    throw error;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function connect(connection: Connection<"ghost">): Target {
  const api = createGhostApi(connection);
  const posts = createPosts(api);
  const seen: GhostParts["seen"] = new WeakMap();
  const parts = { ...connection, api, posts, seen };
  return {
    abilities: ghostKind.abilities,
    test: (signal) => testGhost(api, signal),
    users: (signal) => usersOfGhost(api, signal),
    async find(mark, signal) {
      const post = await posts.find(mark, signal);
      if (post === undefined) return undefined;
      const found = remotePost(post);
      seen.set(found, { post, at: performance.now() });
      return found;
    },
    put: (story, options) => putPost(parts, story, options),
    remove: (post, how, signal) => removePost(parts, post, how, signal),
    remains: (post, signal) => picturesLeft(connection, post, signal),
    expects: (story) => expectedCopy(connection, story),
    losses: (story) =>
      lossesIn(story, {
        hasUser: (contributor) => isKnown(rememberedUser(connection, contributor)),
        hasTag: (name) => (connection.settings.makeTags ? true : isKnown(rememberedTag(connection, name))),
      }),
  };
}

/** What is remembered as empty was looked for and is not there. */
function isKnown(remembered: string | undefined): boolean | undefined {
  return remembered === undefined ? undefined : remembered !== "";
}
