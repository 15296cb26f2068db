import { z } from "zod";
import type { Abilities, TargetTest } from "../../../../../shared/model/target.ts";
import type { Http } from "../../../../ports/http.ts";
import type { Connection, RemotePost, Target, TargetKind } from "../target.ts";
import { expectedCopy } from "./expected-copy.ts";
import { findPost } from "./find-post.ts";
import { storyIn } from "./post-content.ts";
import { putPost } from "./put-post.ts";
import { wordsIn } from "./read-content.ts";
import { createRemembered } from "./remembered.ts";
import { leadAsKept, remotePost } from "./remote-post.ts";
import { removePost } from "./remove-post.ts";
import { mediaName } from "./site-media.ts";
import type { SitePost } from "./site-post.ts";
import { usersOfWordPress } from "./users-of-wordpress.ts";
import { visitSite } from "./visit-site.ts";
import { apiAddress, createWordPressApi, readIndex } from "./wordpress-api.ts";
import type { WordPressApi } from "./wordpress-api.ts";
import { notOffered } from "./wordpress-failure.ts";
import { lossesOf } from "./wordpress-losses.ts";

const ABILITIES: Abilities = {
  holds: true,
  needsVisit: true,
  editable: true,
  readable: true,
  withdrawn: "nothing",
  keepsBack: false,
};

const me = z.object({ name: z.string().catch(""), capabilities: z.record(z.string(), z.unknown()).catch({}) });

/** WordPress, by its REST API with an application password. */
export const wordpressTarget: TargetKind<"wordpress"> = { kind: "wordpress", abilities: ABILITIES, recognise, connect };

function connect({ settings, secret, http, memory, now }: Connection<"wordpress">): Target {
  const api = createWordPressApi({ address: settings.address, userName: settings.userName, secret, http, now });
  const remembered = createRemembered(memory);
  /** Each post as `find` saw it, for the `put` that follows at once. */
  const seen = new WeakMap<RemotePost, SitePost>();
  return {
    // What is not sent is kept back from everybody.
    abilities: { ...ABILITIES, keepsBack: settings.keptBack === "free-part-only" },
    async test(signal) {
      // Rights may have been given since: what was not allowed is tried again.
      remembered.forgetFact("only-own-name", "");
      return testLogin(api, signal);
    },
    users: (signal) => usersOfWordPress(api, signal),
    async find(mark, signal) {
      const parts = { api, remembered, signal };
      const post = await findPost(parts, mark);
      if (post === undefined) return undefined;
      const found = await remotePost(parts, storyIn(post.content.raw) ?? mark.storyId, post);
      seen.set(found, post);
      return found;
    },
    async put(story, options) {
      options.signal.throwIfAborted();
      const asked = { api, remembered, signal: options.signal };
      const standing = options.before && seen.get(options.before);
      const parts = { ...asked, settings, now, standing, seen: standing && leadAsKept(asked, standing) };
      const post = await putPost(parts, story, options);
      const lead = story.pictures.find(({ pictureId }) => pictureId === story.story.leadPicture?.pictureId);
      return remotePost(parts, story.story.id, post, lead && remembered.media(mediaName(lead, story.story.id)));
    },
    remove: (post, how, signal) => removePost({ api, remembered, signal }, post, how),
    visit: (post, signal) => visitSite({ api, remembered, settings, now, http, signal }, post),
    expects: (story) => expectedCopy(story, settings, remembered),
    losses: (story) => lossesOf(story, settings, remembered),
  };
}

async function testLogin(api: WordPressApi, signal: AbortSignal): Promise<TargetTest> {
  const { name, offersPasswords } = await api.index(signal);
  if (!offersPasswords) throw notOffered();
  const query = { context: "edit", _fields: "name,capabilities" };
  const user = await api.ask("wp/v2/users/me", me, { query, signal });
  const can = (capability: string): boolean => user.capabilities[capability] === true;
  return {
    site: name,
    user: wordsIn(user.name),
    may: [
      { what: "can publish", yes: can("publish_posts") },
      { what: "can upload pictures", yes: can("upload_files") },
      { what: "can make sections", yes: can("manage_categories") },
      { what: "can name other authors", yes: can("edit_others_posts") },
    ],
  };
}

/** Looks where WordPress's API lies, and where the page says it lies; asks no other server than the address's. */
async function recognise(
  address: string,
  http: Http,
  signal: AbortSignal,
): Promise<{ site: string; address: string } | undefined> {
  const tried = [address, ...(await announced(address, http, signal))];
  for (const each of tried) {
    const answer = await http.ask(apiAddress(each, ""), { signal }).catch(onlyUnlessStopped(signal));
    const index = answer && readIndex(answer);
    if (index !== undefined) return { site: index.name, address: each };
  }
  return undefined;
}

/** The API's address in the header by which every page of WordPress tells it. */
async function announced(address: string, http: Http, signal: AbortSignal): Promise<string[]> {
  const page = await http.ask(address, { signal }).catch(onlyUnlessStopped(signal));
  const link = /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(page?.headers["link"] ?? "")?.[1];
  if (page === undefined || link === undefined || !URL.canParse(link, page.address)) return [];
  const found = new URL(link, page.address);
  return found.origin === new URL(page.address).origin ? [found.href] : [];
}

function onlyUnlessStopped(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (signal.aborted) throw error;
    return undefined;
  };
}
