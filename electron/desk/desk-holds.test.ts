import { Temporal } from "temporal-polyfill";
import { afterEach, expect, it } from "vitest";
import { nodeHttp } from "../hosts/node-http.ts";
import { callsOf } from "../hosts/terminal/desk-calls.ts";
import { smallKind } from "../services/publishing/testing/small-kind.ts";
import { openSmallSite } from "../services/publishing/testing/small-site.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "../services/publishing/testing/small-site-target.ts";
import { afterwards, closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);

it("a site over real HTTP holds a story, lets go of it, holds it again, and is looked at when it is due", async () => {
  const site = await openSmallSite();
  afterwards(site.close);
  let now = Temporal.Instant.from("2026-03-30T08:00:00Z");
  const { desk } = await openDeskForTests({
    clock: { now: () => now },
    targetKinds: {
      outlet: { ...smallKind, abilities: SMALL_ABILITIES, connect: () => smallSiteTarget(nodeHttp, site.origin, site.origin) },
    },
  });
  const calls = callsOf(desk.router, "window");
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "sample" });
  await calls.vault.keepInMemory();
  const target = await calls.targets.add({
    name: "Small site",
    settings: { kind: "outlet", address: site.origin },
    secret: "s3cret",
  });
  const [ready] = (await calls.stories.list({ status: "ready" })).rows;
  const storyId = ready?.id ?? "";
  const states = async (): Promise<string[]> => (await calls.schedule.ofStory({ storyId })).map(({ state }) => state);
  const wish = { storyId, targetId: target.id, wall: "2026-03-31T06:00" };

  const { id } = await calls.schedule.schedule(wish);
  await expect.poll(states).toEqual(["held"]);
  expect(site.posts).toMatchObject([{ state: "held", heldUntil: "2026-03-31T05:00:00.000Z" }]);

  await calls.schedule.unschedule({ id });
  await expect.poll(states).toEqual([]);
  expect(site.posts).toEqual([]);
  expect((await calls.stories.get({ id: storyId })).status).toBe("ready");

  await calls.schedule.schedule(wish);
  await expect.poll(states).toEqual(["held"]);
  const [post] = site.posts;
  now = Temporal.Instant.from("2026-03-31T05:00:01Z");
  site.edit(post?.id ?? "", { state: "live" });
  // What concerns it rings the alarm, which by itself rings twice a minute.
  await calls.stories.checkOut({ id: storyId });
  await calls.stories.save({ id: storyId, patch: { embargo: null } });
  await expect.poll(states, { timeout: 10_000 }).toEqual([]);
  expect((await calls.stories.get({ id: storyId })).status).toBe("published");
  expect(site.posts).toHaveLength(1);
  const { scheduled } = await calls.schedule.list({ from: "2026-03-31T05:00:00.000Z", to: "2026-03-31T05:00:01.000Z" });
  expect(scheduled).toMatchObject([{ state: "done", targetName: "Small site" }]);
});
