import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeHttp } from "../../../hosts/node-http.ts";
import { openFaultProxy, FAULTS } from "../testing/fault-proxy.ts";
import type { Fault, FaultProxy } from "../testing/fault-proxy.ts";
import { paragraph } from "../testing/sample-copy.ts";
import { openSmallSite } from "../testing/small-site.ts";
import type { SmallSite } from "../testing/small-site.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "../testing/small-site-target.ts";
import { DESK_SESSION } from "../testing/test-desk.ts";
import { openTestQueue } from "../testing/test-queue.ts";
import type { TestQueue } from "../testing/test-queue.ts";

const SITE = "0198a000-0000-7000-8000-0000000000aa";
/** Requests of one delivery at which something is let go wrong: more than any needs. */
const REQUESTS = 5;

let folder: string;
let site: SmallSite;
let proxy: FaultProxy;
let test: TestQueue;
let faults = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-faults-"));
  site = await openSmallSite();
  proxy = await openFaultProxy(site.origin);
  const connect = (): ReturnType<typeof smallSiteTarget> => smallSiteTarget(nodeHttp, proxy.origin, proxy.origin);
  test = openTestQueue({
    folder,
    http: nodeHttp,
    targets: [{ id: SITE, name: "Small site", kind: "outlet", abilities: SMALL_ABILITIES, connect }],
  });
});
afterEach(async () => {
  faults += proxy.faults();
  await test.close();
  await proxy.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const wish = (storyId: string, deed: "publish" | "withdraw"): Parameters<TestQueue["queue"]["send"]>[0] => ({
  storyId,
  targetId: SITE,
  deed,
  session: DESK_SESSION,
});

/** Publishes, updates and withdraws a story, with this fault in each of the three. */
async function wholeLife(faultAt: (request: number) => Fault | undefined): Promise<void> {
  const story = test.desk.write({ headline: "The headline before" });
  proxy.plan(faultAt);
  expect(await test.finish(test.queue.send(wish(story.id, "publish")).id)).toMatchObject({ state: "checked", differs: false });
  expect(site.posts.map(({ state, copy }) => [state, copy.headline])).toEqual([["live", "The headline before"]]);

  test.desk.stories.save(
    story.id,
    {
      headline: "The headline after",
      body: { kind: "whole", blocks: [paragraph("A copy that is all new and long enough to be told.")] },
    },
    DESK_SESSION,
  );
  proxy.plan(faultAt);
  expect(await test.finish(test.queue.send(wish(story.id, "publish")).id)).toMatchObject({ state: "checked", differs: false });
  expect(site.posts.map(({ state, copy }) => [state, copy.headline])).toEqual([["live", "The headline after"]]);
  expect(site.posts[0]?.html).toContain("all new and long enough");

  proxy.plan(faultAt);
  expect(await test.finish(test.queue.send(wish(story.id, "withdraw")).id)).toMatchObject({ state: "checked", differs: false });
  expect(site.posts).toEqual([]);
  expect(test.desk.stories.get(story.id).status).toBe("withdrawn");
  expect(test.desk.errors).toEqual([]);
}

describe("something goes wrong on the way, and there is one post on the site each time", () => {
  for (const fault of FAULTS) {
    it.each(Array.from({ length: REQUESTS }, (_, at) => at))(`${fault} at request %i of each delivery`, async (at) => {
      await wholeLife((request) => (request === at ? fault : undefined));
    });
  }

  it.each(Array.from({ length: 40 }, (_, seed) => seed))("several of them, by chance (seed %i)", async (seed) => {
    let state = seed * 7919 + 17;
    const chance = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state / 2 ** 32;
    };
    // Less and less often, so that it comes to an end.
    await wholeLife((request) => (chance() < 0.6 * 0.9 ** request ? FAULTS[Math.floor(chance() * FAULTS.length)] : undefined));
  });

  it("200 times and more", () => {
    expect(faults).toBeGreaterThanOrEqual(200);
  });
});
