import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Deed, Delivery } from "../../../../shared/model/delivery.ts";
import { nodeHttp } from "../../../hosts/node-http.ts";
import { openSmallSite } from "../testing/small-site.ts";
import type { SmallSite } from "../testing/small-site.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "../testing/small-site-target.ts";
import { DESK_SESSION } from "../testing/test-desk.ts";
import { openTestQueue } from "../testing/test-queue.ts";
import type { TestQueue } from "../testing/test-queue.ts";
import type { DeliveryStep } from "./queue-parts.ts";

const SITE = "0198a000-0000-7000-8000-0000000000aa";
const STEPS: DeliveryStep[] = ["noted", "begun", "looked", "put", "settled", "read", "checked"];

let folder: string;
let site: SmallSite;
let test: TestQueue;

function open(): TestQueue {
  const connect = (): ReturnType<typeof smallSiteTarget> => smallSiteTarget(nodeHttp, site.origin, site.origin);
  return openTestQueue({
    folder,
    http: nodeHttp,
    targets: [{ id: SITE, name: "Small site", kind: "outlet", abilities: SMALL_ABILITIES, connect }],
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-killed-"));
  site = await openSmallSite();
  test = open();
});
afterEach(async () => {
  await test.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets another process do it and die at this step; answers the delivery it left behind. */
async function die(storyId: string, deed: Deed, step: DeliveryStep): Promise<string> {
  await test.close();
  const program = join(import.meta.dirname, "../testing/deliver-and-die.ts");
  const child = spawn(process.execPath, [program, folder, site.origin, SITE, storyId, deed, step], { stdio: "ignore" });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  test = open();
  const left = test.queue.newest(storyId, SITE);
  if (!left) throw new Error("Nothing was left in the queue");
  return left.id;
}

/** The next start: on the queue that was opened since. */
const goOn = (id: string): Promise<Delivery> => test.finish(id);

const ONE_LIVE = (headline: string): unknown[] => [["live", headline]];
const standing = (): unknown[] => site.posts.map(({ state, copy }) => [state, copy.headline]);
const DONE = { state: "checked", differs: false };

describe("a process that is killed in the middle of a delivery", { timeout: 60_000 }, () => {
  it.each(STEPS)("at %s: the next start finishes it, with one post on the site", async (step) => {
    const story = test.desk.write({ headline: "The headline before" });
    expect(await goOn(await die(story.id, "publish", step))).toMatchObject(DONE);
    expect(standing()).toEqual(ONE_LIVE("The headline before"));
    expect(test.desk.stories.get(story.id).status).toBe("published");
    expect(test.desk.errors).toEqual([]);
  });

  // The steps between which the site changes.
  it.each(["looked", "put", "settled"] as const)("at %s of an update and of a withdrawal too", async (step) => {
    const story = test.desk.write({ headline: "The headline before" });
    const wish = { storyId: story.id, targetId: SITE, deed: "publish", session: DESK_SESSION } as const;
    expect(await goOn(test.queue.send(wish).id)).toMatchObject(DONE);
    test.desk.stories.save(story.id, { headline: "The headline after" }, DESK_SESSION);
    expect(await goOn(await die(story.id, "publish", step))).toMatchObject(DONE);
    expect(standing()).toEqual(ONE_LIVE("The headline after"));

    expect(await goOn(await die(story.id, "withdraw", step))).toMatchObject(DONE);
    expect(site.posts).toEqual([]);
    expect(test.desk.stories.get(story.id).status).toBe("withdrawn");
    expect(test.desk.errors).toEqual([]);
  });
});
