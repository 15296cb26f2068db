import { setTimeout as pause } from "node:timers/promises";
import type { RemotePost } from "../target.ts";
import type { PutParts } from "./put-post.ts";
import { gmtOf, sitePost } from "./site-post.ts";
import type { SitePost } from "./site-post.ts";
import type { Http } from "../../../../ports/http.ts";

/** Looks after a visit, and the time before each, in milliseconds: the site's jobs run after it has answered. */
const LOOKS = 6;
const BETWEEN_LOOKS = 250;

export interface VisitParts extends PutParts {
  http: Http;
}

/**
 * Makes a post that is due go live. WordPress publishes a held post only when somebody visits, so we do:
 * its list of jobs, then the page. Where its jobs do not run, the post is published outright.
 */
export async function visitSite(parts: VisitParts, post: RemotePost): Promise<void> {
  const { api, remembered, http, signal, now } = parts;
  const site = remembered.fact("site", "") ?? (await api.index(signal)).url;
  remembered.keepFact("site", "", site);
  // As any reader, without credentials; what a page answers is no matter.
  const visit = async (address: string): Promise<void> => {
    await http.ask(address, { signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
    });
  };
  await visit(`${site.replace(/\/+$/, "")}/wp-cron.php?doing_wp_cron`);
  if (post.address !== undefined) await visit(post.address);
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await status(parts, post)).status !== "future") return;
    await pause(BETWEEN_LOOKS, undefined, { signal });
  }
  if (post.heldUntil === undefined || Date.parse(post.heldUntil) > Date.parse(now())) return;
  const there = Date.parse(now()) + (api.clockAhead() ?? 0) - 1000;
  const date = new Date(Math.min(Date.parse(post.heldUntil), there)).toISOString();
  const json = { status: "publish", date_gmt: gmtOf(date) };
  await api.ask(`wp/v2/posts/${post.id}`, sitePost, { method: "POST", json, signal });
}

function status({ api, signal }: VisitParts, { id }: RemotePost): Promise<SitePost> {
  return api.ask(`wp/v2/posts/${id}`, sitePost, { query: { context: "edit" }, signal });
}
