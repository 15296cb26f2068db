import { createHash } from "node:crypto";
import type { NinjsObject } from "../../../../../shared/formats/ninjs.ts";
import { freePart } from "../../../../../shared/editor/cut.ts";
import type { Abilities } from "../../../../../shared/model/target.ts";
import { copyOfStory } from "../../queue/copy-fields.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { RemoteCopy } from "../remote-copy.ts";
import type { Connection, RemotePost, Target, TargetKind } from "../target.ts";
import { noticeDocument, outletDocument } from "./outlet-document.ts";
import { failureOfAnswer, failureOfSilence } from "./outlet-failure.ts";
import { signatureOf } from "./sign.ts";

const ABILITIES: Abilities = {
  holds: false,
  needsVisit: false,
  editable: false,
  readable: false,
  withdrawn: "nothing",
  keepsBack: true,
};

const NO_COPY: RemoteCopy = {
  headline: "",
  standfirst: [],
  body: [],
  byline: [],
  dateline: "",
  section: undefined,
  tags: [],
  access: undefined,
  searchTitle: "",
  searchDescription: "",
  leadPicture: undefined,
};

/** Other systems, which are told of every story over a webhook and never asked. `docs/outlet.md` is for them. */
export const outletKind: TargetKind<"outlet"> = { kind: "outlet", abilities: ABILITIES, connect };

function connect({ settings, secret, http, memory, now }: Connection<"outlet">): Target {
  const host = new URL(settings.address).host;

  /** `turn` counts what the outlet has taken of a story: said again after something else, it is new. */
  async function send(event: "ping" | "story", document: NinjsObject, turn: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const body = JSON.stringify(document);
    // Of what is said, not of when it is said: the same again has the same key.
    const { versionCreated: _at, ...said } = document;
    const named = `${event} ${turn} ${JSON.stringify(said)}`;
    const key = createHash("sha256").update(named).digest("hex").slice(0, 40);
    const answer = await http
      .ask(settings.address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Standfirst-Event": event,
          "Standfirst-Signature": signatureOf(body, await secret(), now()),
          "Idempotency-Key": key,
        },
        body,
        signal,
      })
      .catch((error: unknown) => {
        throw failureOfSilence(error);
      });
    if (answer.status < 200 || answer.status > 299) throw failureOfAnswer(answer);
  }

  const keyOf = (storyId: string): string => `story:${storyId}`;
  const turnKeyOf = (storyId: string): string => `turn:${storyId}`;
  const turnOf = (storyId: string): string => memory.get(turnKeyOf(storyId)) ?? "0";
  function remembered(storyId: string): RemotePost | undefined {
    const kept = memory.get(keyOf(storyId));
    return kept === undefined ? undefined : (JSON.parse(kept) as RemotePost);
  }
  function remember(post: RemotePost): RemotePost {
    memory.set(keyOf(post.id), JSON.stringify(post));
    memory.set(turnKeyOf(post.id), `${Number(turnOf(post.id)) + 1}`);
    return post;
  }

  return {
    abilities: ABILITIES,
    async test(signal) {
      await send("ping", {}, now(), signal);
      return { site: host, user: "", may: [{ what: "can publish", yes: true }] };
    },
    // Nobody can be asked; what was taken is what stands there.
    find: ({ storyId }) => Promise.resolve(remembered(storyId)),
    async put(outgoing, { when, signal }) {
      if (when !== "now") throw new Error("An outlet is not asked to hold a story until its time");
      signal.throwIfAborted();
      const { story, slug } = outgoing;
      await send("story", await outletDocument(outgoing), turnOf(story.id), signal);
      return remember({ id: story.id, state: "live", slug, stamp: `${story.revision}`, copy: expects(outgoing) });
    },
    async remove(post, how, signal) {
      // Nothing is ever held there.
      if (how === "release") return remembered(post.id);
      const standing = how === "withdraw" ? "withheld" : "canceled";
      await send("story", noticeDocument(post.id, post.stamp, standing, now()), turnOf(post.id), signal);
      return remember({ ...post, state: "withdrawn", copy: how === "withdraw" ? post.copy : NO_COPY });
    },
    expects,
    losses: ({ story }) =>
      freePart(story.body, story.access).cut ? ["The outlet gets the free part alone, and is told that there is more."] : [],
  };
}

function expects(outgoing: OutgoingStory): RemoteCopy {
  const { free } = freePart(outgoing.story.body, outgoing.story.access);
  return { ...copyOfStory(outgoing), body: free };
}
