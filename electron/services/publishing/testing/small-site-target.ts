import { freePart } from "../../../../shared/editor/cut.ts";
import { escapeHtml } from "../../../../shared/editor/escape-html.ts";
import { bodyHtml, lineHtml } from "../../../../shared/editor/html-out.ts";
import type { Abilities } from "../../../../shared/model/target.ts";
import type { Http, HttpAnswer } from "../../../ports/http.ts";
import { NoAnswer } from "../../../ports/http.ts";
import { copyOfStory } from "../queue/copy-fields.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import { targetFailure } from "../targets/target-failure.ts";
import type { RemotePost, Target } from "../targets/target.ts";
import type { SmallPost } from "./small-site.ts";

export const SMALL_ABILITIES: Abilities = {
  holds: true,
  needsVisit: false,
  editable: true,
  readable: true,
  withdrawn: "nothing",
  keepsBack: true,
};

/** A target over the small site, at `origin`, which may be a proxy's; readers find pages at `readAt`. */
export function smallSiteTarget(http: Http, origin: string, readAt: string): Target {
  async function ask(path: string, request: Parameters<Http["ask"]>[1] = {}): Promise<HttpAnswer> {
    try {
      const answer = await http.ask(`${origin}/api/${path}`, { timeout: 2000, ...request });
      if (answer.status === 409) throw targetFailure("changed-there", "The post was changed on the small site.");
      if (answer.status >= 500) throw targetFailure("busy", "The small site is busy.");
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw targetFailure(error.sent ? "unsure" : "offline", "The small site did not answer.", { cause: error });
    }
  }
  const read = <Value>(answer: HttpAnswer): Value => JSON.parse(Buffer.from(answer.bytes).toString("utf8")) as Value;
  const mine = async (mark: string, signal: AbortSignal): Promise<SmallPost[]> =>
    read<SmallPost[]>(await ask(`?mark=${mark}`, { signal }));
  const postOf = ({ id, state, slug, heldUntil, stamp, copy }: SmallPost): RemotePost => ({
    id,
    state,
    slug,
    stamp: String(stamp),
    copy,
    address: `${readAt}/${slug}/`,
    ...(heldUntil === undefined ? {} : { heldUntil }),
  });

  return {
    abilities: SMALL_ABILITIES,
    test: async () => ({ site: "Small site", user: "", may: [] }),
    expects: copyOfStory,
    losses: () => [],
    async find({ storyId }, signal) {
      const [post] = await mine(storyId, signal);
      return post && postOf(post);
    },
    async put(story, { before, mayBeDouble, when, signal }) {
      const state = when === "now" ? "live" : "held";
      const sent = {
        slug: before?.slug ?? story.slug,
        mark: story.story.id,
        state,
        copy: copyOfStory(story),
        html: htmlOf(story),
        ...(when === "now" ? {} : { heldUntil: when.heldUntil }),
        stamp: Number(before?.stamp ?? 0),
      };
      const request = { body: JSON.stringify(sent), headers: { "content-type": "application/json" }, signal };
      const path = before?.id ?? "";
      const put = postOf(read<SmallPost>(await ask(path, { method: before ? "PUT" : "POST", ...request })));
      if (!mayBeDouble) return put;
      const [first, ...more] = await mine(story.story.id, signal);
      for (const post of more) await ask(post.id, { method: "DELETE", signal });
      if (!first) throw targetFailure("unsure", "The small site does not show the post.");
      return postOf(first);
    },
    async remove({ id }, _how, signal) {
      // A second answer to the same request is "not found", which is as good.
      await ask(id, { method: "DELETE", signal });
      return undefined;
    },
  };
}

function htmlOf({ story, contributors }: OutgoingStory): string {
  const pictures = (alt: string, caption: string, credit: string): string =>
    `<figure><img src="/p.jpg" alt="${escapeHtml(alt)}"><figcaption>${caption} ${escapeHtml(credit)}</figcaption></figure>`;
  const lead = story.leadPicture;
  return [
    `<h1>${escapeHtml(story.headline)}</h1><p>${lineHtml(story.standfirst)}</p>`,
    `<p>By ${contributors.map(({ name }) => escapeHtml(name)).join(", ")}</p>`,
    lead ? pictures(lead.alt, lineHtml(lead.caption), lead.credit) : "",
    bodyHtml(freePart(story.body, story.access).free, {
      picture: ({ alt, caption, credit }) => pictures(alt, lineHtml(caption), credit),
    }),
  ].join("\n");
}
