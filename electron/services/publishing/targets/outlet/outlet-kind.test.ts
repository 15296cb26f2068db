import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeHttp } from "../../../../hosts/node-http.ts";
import { memoryOfTest } from "../../testing/memory-of-test.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { describeTarget } from "../../testing/target-contract.ts";
import { paragraph } from "../../testing/sample-copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { RemotePost, Target, TargetMemory } from "../target.ts";
import { outletKind } from "./outlet-kind.ts";
import { openOutlet } from "./testing/outlet-receiver.ts";
import type { OutletReceiver } from "./testing/outlet-receiver.ts";

const SECRET = "marigold-under-the-quay";
const { signal } = new AbortController();

const connectTo = (
  address: string,
  secret: string,
  memory: TargetMemory = memoryOfTest(),
  now = Temporal.Now.instant(),
): Target =>
  outletKind.connect({
    settings: { kind: "outlet", address },
    secret: () => Promise.resolve(secret),
    http: nodeHttp,
    memory,
    now: () => now.toString({ smallestUnit: "millisecond" }),
  });

/** An outlet has no page of a story that the desk knows of; this one's is at a known place. */
function withPages(target: Target, outlet: OutletReceiver): Target {
  const at = <Post extends RemotePost | undefined>(post: Post): Post =>
    post && { ...post, address: outlet.pageOf(`urn:uuid:${post.id}`) };
  return {
    ...target,
    find: async (mark, by) => at(await target.find(mark, by)),
    put: async (story, options) => at(await target.put(story, options)),
    remove: async (post, how, by) => at(await target.remove(post, how, by)),
  };
}

describeTarget("Outlet", outletKind.abilities, async () => {
  const outlet = await openOutlet(SECRET);
  return {
    abilities: outletKind.abilities,
    connect: (memory) => withPages(connectTo(outlet.address, SECRET, memory), outlet),
    async look(address) {
      const answer = await fetch(address);
      return answer.ok ? { type: answer.headers.get("content-type") ?? "", body: await answer.text() } : undefined;
    },
    intruder: { target: connectTo(outlet.address, "not-the-secret"), secret: "not-the-secret" },
    countPosts: (slug) => Promise.resolve([...outlet.taken.values()].filter(({ slugline }) => slugline === slug).length),
    close: () => outlet.close(),
  };
});

describe("an outlet", () => {
  let outlet: OutletReceiver;
  let target: Target;
  beforeAll(async () => {
    outlet = await openOutlet(SECRET);
  });
  beforeEach(() => {
    outlet.requests.length = 0;
    outlet.answers.length = 0;
    outlet.headers = {};
    target = connectTo(outlet.address, SECRET);
  });
  afterAll(() => outlet.close());
  const put = (story: OutgoingStory): Promise<RemotePost> =>
    target.put(story, { before: undefined, mayBeDouble: true, when: "now", signal });

  it("is tested without being sent anything", async () => {
    await target.test(signal);
    expect(outlet.requests).toMatchObject([{ event: "ping", body: "{}" }]);
  });

  it("gets the free part alone, and each picture once", async () => {
    const cut = { type: "cut", version: 1 } as const;
    const story = await outgoingStory({
      access: "metered",
      body: [paragraph("Free."), cut, paragraph("Keptword.")],
      catchline: "Workword",
    });
    await put(story);
    const body = outlet.requests[0]?.body ?? "";
    expect(body).toContain("Free.");
    expect(body).not.toMatch(/Keptword|Workword/);
    expect(body.split("data:image/jpeg").length - 1).toBe(1);
    expect(target.losses(story)).toHaveLength(1);
  });

  it("is told of a withdrawal and of a take-down without a word of the story", async () => {
    const post = await put(await outgoingStory());
    await target.remove(post, "withdraw", signal);
    await target.remove(post, "take-down", signal);
    const [, withdrawn, gone] = outlet.requests.map(({ body }) => body);
    expect([withdrawn, gone].map((body) => (JSON.parse(body ?? "") as { pubStatus: string }).pubStatus)).toEqual([
      "withheld",
      "canceled",
    ]);
    expect(`${withdrawn}${gone}`).not.toContain("Ferry");
    expect(JSON.stringify(await target.find({ storyId: post.id, slug: "" }, signal))).not.toContain("horn");
  });

  it("knows the second try for the first, and a change for a change", async () => {
    const story = await outgoingStory();
    outlet.answers.push("cut");
    await expect(put(story)).rejects.toMatchObject({ code: "target", data: { trouble: "unsure" } });
    await put({ ...story, updatedAt: "2030-01-01T00:00:00.000Z" });
    await put({ ...story, story: { ...story.story, headline: "Another headline" } });
    const [first, second, third] = outlet.requests.map(({ key }) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each([
    [429, "busy"],
    [503, "busy"],
    [500, "busy"],
    [408, "busy"],
    [401, "credentials"],
    [403, "rights"],
    [404, "refused"],
    [410, "refused"],
    [413, "refused"],
    [422, "refused"],
    [302, "refused"],
  ])("that answers %i is %s, and nothing is remembered as taken", async (status, trouble) => {
    outlet.answers.push(status);
    outlet.headers = { "Retry-After": "17", Location: "http://elsewhere.example/" };
    const story = await outgoingStory();
    const failure: unknown = await put(story).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "target", data: { trouble } });
    if (status !== 302) expect(failure).toMatchObject({ data: { retryAfter: 17, said: "Not now" } });
    expect(JSON.stringify(failure)).not.toContain(SECRET);
    expect(await target.find({ storyId: story.story.id, slug: story.slug }, signal)).toBeUndefined();
  });

  it("that is not there is offline", async () => {
    const closed = await openOutlet(SECRET);
    await closed.close();
    await expect(connectTo(closed.address, SECRET).test(signal)).rejects.toMatchObject({ data: { trouble: "offline" } });
  });

  it("can tell a request of ten minutes ago", async () => {
    const late = connectTo(outlet.address, SECRET, memoryOfTest(), Temporal.Now.instant().subtract({ minutes: 10 }));
    await expect(late.test(signal)).rejects.toMatchObject({ data: { trouble: "credentials" } });
  });
});
