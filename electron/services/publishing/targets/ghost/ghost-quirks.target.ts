import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FAULTS, openFaultProxy } from "../../testing/fault-proxy.ts";
import { memoryOfTest } from "../../testing/memory-of-test.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { ghostServerOfTest } from "../../testing/real-servers.ts";
import type { GhostServer } from "../../testing/real-servers.ts";
import { JOY, paragraph, run } from "../../testing/sample-copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { PASSING, troubleOf } from "../target-failure.ts";
import type { PutOptions, RemotePost, Target } from "../target.ts";
import { anyBody } from "./testing/any-body.ts";
import { countingHttp, ghostOfTest, ownerOfTest } from "./testing/ghost-of-test.ts";
import { openGhost } from "./testing/open-ghost.ts";

const started = ghostServerOfTest();
const { signal } = new AbortController();
const tagsSchema = z.object({ tags: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Skipped where there is none. */
function server(): GhostServer {
  if (started === undefined) throw new Error("There is no server.");
  return started;
}

async function send(target: Target, story: OutgoingStory, when: PutOptions["when"] = "now"): Promise<RemotePost> {
  const before = await target.find({ storyId: story.story.id, slug: story.slug }, signal);
  return target.put(story, { before, mayBeDouble: before === undefined, when, signal });
}
const plain = (more: Partial<OutgoingStory["story"]> = {}): Promise<OutgoingStory> =>
  outgoingStory({ leadPicture: undefined, body: [paragraph("It sailed."), paragraph("It came back.")], ...more });
const tagsNamed = async (name: string): Promise<string[]> => {
  const answer = await ownerOfTest(server()).ask("tags/", { query: { filter: `name:~'${name}'`, limit: "100" }, signal });
  return tagsSchema.parse(answer).tags.map((tag) => tag.name);
};
const change = async (id: string, fields: object): Promise<void> => {
  const owner = ownerOfTest(server());
  const { posts } = z
    .object({ posts: z.array(z.object({ updated_at: z.string() })) })
    .parse(await owner.ask(`posts/${id}/`, { signal }));
  const body = { posts: [{ ...fields, updated_at: posts[0]?.updated_at }] };
  await owner.ask(`posts/${id}/`, { method: "PUT", body, signal });
};

describe.skipIf(started === undefined)("what Ghost does by itself", { timeout: 120_000 }, () => {
  it("makes no second tag of a name in other capitals or with odd signs, and none it may not make", async () => {
    const story = await plain();
    const rare = `r${story.slug.slice(-8)}`;
    const names = [`Élan “${rare}” & "co"`, `O'Brien ${rare}`, `Quay ${rare}`];
    const owner = ownerOfTest(server());
    await owner.ask("tags/", { method: "POST", body: { tags: [{ name: `quay ${rare}` }] }, signal });
    const target = ghostOfTest(server());
    const tagged = { ...story, story: { ...story.story, tags: names } };
    for (let time = 0; time < 2; time += 1) {
      const post = await send(target, tagged);
      expect(post.copy.tags).toEqual([names[0], names[1], `quay ${rare}`]);
      expect(post.copy).toMatchObject({ section: "Features", tags: target.expects(tagged).tags });
    }
    expect(new Set(await tagsNamed(rare))).toEqual(new Set([names[0], names[1], `quay ${rare}`]));
    expect(await tagsNamed(rare)).toHaveLength(3);

    const other = await plain({ tags: [`never ${rare}`, `O'Brien ${rare}`] });
    const section = { id: "x", name: `Nowhere ${rare}`, slug: "nowhere" };
    const careful = ghostOfTest(server(), { makeTags: false });
    const post = await send(careful, { ...other, section });
    expect([post.copy.section, post.copy.tags]).toEqual([undefined, [`O'Brien ${rare}`]]);
    expect(await tagsNamed(`never ${rare}`)).toEqual([]);
    expect(careful.losses({ ...other, section })).toContainEqual(expect.stringContaining(`Nowhere ${rare} and never ${rare}`));
  });

  it("names the user set by hand, and stands in for nobody it does not know", async () => {
    const { owner } = server();
    const known = ghostOfTest(server(), { authors: { [JOY.id]: owner.id } });
    const story = await plain();
    const post = await send(known, story);
    expect(post.copy.byline).toEqual(["Owner Test"]);
    expect(known.expects(story).byline).toEqual(["Owner Test"]);
    const gone = ghostOfTest(server(), { authors: { [JOY.id]: "6b07611ce71a3a482c6de1aa" } });
    const again = await send(gone, story);
    expect(again.copy.byline).toEqual([JOY.name]);
    expect(gone.losses(story).join(" ")).toContain("Joy Okafor has no user on the site");
    const byMail = { ...story, contributors: [{ ...JOY, email: owner.email.toUpperCase() }] };
    expect((await send(ghostOfTest(server()), byMail)).copy.byline).toEqual(["Owner Test"]);
  });

  it("does not let a change in the same second pass unseen", async () => {
    const target = ghostOfTest(server());
    const story = await plain();
    const before = await send(target, story);
    await openGhost(server()).editThere?.(before, "It sailed.", "It sank.");
    const stamp = (await target.find({ storyId: story.story.id, slug: story.slug }, signal))?.stamp;
    const late = target.put(story, { before, mayBeDouble: false, when: "now", signal });
    expect(troubleOf(await late.catch((error: unknown) => error))).toBe("changed-there");
    const standing = await target.find({ storyId: story.story.id, slug: story.slug }, signal);
    expect([JSON.stringify(standing?.copy.body).includes("It sank."), standing?.stamp]).toEqual([true, stamp]);
  });

  it("keeps what editors of the site have set, as long as the desk says no other", async () => {
    const target = ghostOfTest(server());
    const story = await plain({ access: "subscribers" });
    const post = await send(target, story);
    const mark = `#standfirst-${story.story.id}`;
    await change(post.id, {
      tags: [{ name: "Features" }, { name: mark }, { name: "#wide" }],
      featured: true,
      og_title: "For sharing",
    });
    await send(target, { ...story, story: { ...story.story, headline: "It sailed again" } });
    const fields = z.object({ posts: z.array(z.record(z.string(), z.unknown())) });
    const answer = await ownerOfTest(server()).ask(`posts/${post.id}/`, { query: { include: "tags" }, signal });
    const [now] = fields.parse(answer).posts;
    expect(now).toMatchObject({
      title: "It sailed again",
      featured: true,
      og_title: "For sharing",
      meta_title: null,
      visibility: "paid",
    });
    expect(JSON.stringify(now?.["tags"])).toContain('"#wide"');
  });

  it("is asked to hold nothing that is past or live, and takes back nothing that is live", async () => {
    const target = ghostOfTest(server());
    const story = await plain();
    const past = await send(target, story, { heldUntil: "2026-03-31T05:00:00.000Z" }).catch((error: unknown) => error);
    expect(troubleOf(past)).toBe("refused");
    expect(String(past)).toContain("6.00am on 31 March 2026");
    const slow = ghostOfTest(server(), { now: () => "2026-03-31T04:00:00.000Z" });
    const refused = await send(slow, story, { heldUntil: "2026-03-31T05:00:00.000Z" }).catch((error: unknown) => error);
    expect([troubleOf(refused), String(refused).includes("time to publish is past")]).toEqual(["refused", true]);
    const post = await send(target, story);
    const ahead = Temporal.Now.instant().add({ hours: 1 }).toString({ smallestUnit: "millisecond" });
    expect(troubleOf(await send(target, story, { heldUntil: ahead }).catch((error: unknown) => error))).toBe("refused");
    expect(troubleOf(await target.remove(post, "release", signal).catch((error: unknown) => error))).toBe("changed-there");
    expect((await target.find({ storyId: story.story.id, slug: story.slug }, signal))?.state).toBe("live");
  });

  it("gets each picture once, and again when it is gone from the site", async () => {
    const http = countingHttp("/images/upload/");
    const memory = memoryOfTest();
    const target = ghostOfTest(server(), { memory, http });
    const story = await outgoingStory();
    const first = await send(target, story);
    await send(target, story);
    expect(http.count()).toBe(2);
    for (const [key, value] of memory.entries)
      if (key.startsWith("picture:")) memory.set(key, value.replace(/\.jpg$/, "-gone.jpg"));
    await send(target, story);
    expect(http.count()).toBe(4);
    expect(first.copy.body?.filter((block) => block.type === "picture").map(({ pictureId }) => pictureId)).toEqual([
      story.pictures[1]?.pictureId,
    ]);
  });

  it("is not sent a picture again that arrived unheard", async () => {
    const proxy = await openFaultProxy(server().url);
    const target = ghostOfTest({ ...server(), url: proxy.origin });
    const story = await outgoingStory({ body: [paragraph("It sailed.")] });
    // Two requests to look; the picture is among the next.
    proxy.plan((request) => (request >= 2 ? "cut-after" : undefined));
    expect(troubleOf(await send(target, story).catch((error: unknown) => error))).toBe("unsure");
    proxy.plan(() => undefined);
    const post = await send(target, story);
    expect(post.copy.leadPicture?.address).toMatch(
      new RegExp(`/${story.pictures[0]?.pictureId}-${story.pictures[0]?.fileName}$`),
    );
    await proxy.close();
  });

  it("says who a staff token belongs to, and what they may", async () => {
    const tested = await ghostOfTest(server(), { secret: server().staffAccessToken }).test(signal);
    expect(tested).toMatchObject({ site: "Newsroom test target", user: "Owner Test (Owner)" });
    expect((await ghostOfTest(server()).test(signal)).user).toBe("Integration");
  });

  it("reads back any body as it was expected to", async () => {
    const target = ghostOfTest(server());
    const outgoing = await plain();
    for (const body of fc.sample(anyBody, { numRuns: 12, seed: 7 })) {
      const story = { ...outgoing, story: { ...outgoing.story, body, standfirst: [run("As ever")], dateline: "PORT ELLIS" } };
      const post = await send(target, story);
      expect(post.copy.body).toEqual(target.expects(story).body);
    }
  });
});

describe.skipIf(started === undefined)("faults on the way to a real Ghost", { timeout: 300_000 }, () => {
  it.each(FAULTS)("leave one post, with the right words: %s", async (fault) => {
    const proxy = await openFaultProxy(server().url);
    const target = ghostOfTest({ ...server(), url: proxy.origin });
    const { countPosts } = openGhost(server());
    /** As the queue does it: looks first, tries again what passes. */
    const persist = async (story: OutgoingStory): Promise<RemotePost> => {
      for (let tries = 0; tries < 6; tries += 1) {
        try {
          const before = await target.find({ storyId: story.story.id, slug: story.slug }, signal);
          return await target.put(story, { before, mayBeDouble: tries > 0 || before === undefined, when: "now", signal });
        } catch (error) {
          const trouble = troubleOf(error);
          if (trouble === undefined || (trouble !== "changed-there" && !PASSING.includes(trouble))) throw error;
        }
      }
      throw new Error("never got through");
    };
    let requests = 1;
    for (let at = 0; at < requests; at += 1) {
      const story = await plain();
      let seen = 0;
      proxy.plan((request) => {
        seen = Math.max(seen, request + 1);
        return request === at ? fault : undefined;
      });
      const post = await persist(story);
      requests = Math.max(requests, Math.min(seen, 10));
      expect([post.state, post.slug, await countPosts(story.slug)]).toEqual(["live", story.slug, 1]);
      expect(post.copy.body).toEqual(target.expects(story).body);
    }
    expect(requests).toBeGreaterThan(5);
    await proxy.close();
  });
});
