import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import type { Story } from "../../../shared/model/story.ts";
import { openScheduleWorld, SESSION, SITE, type ScheduleWorld } from "./testing/schedule-world.ts";

/** A story that the site itself holds until its time. */

let folder: string;
let world: ScheduleWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-schedule-"));
  world = openScheduleWorld({ path: join(folder, "desk.sqlite"), start: "2026-03-31T02:00:00Z" });
  world.schedule.start();
});
afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

const AT = "2026-03-31T05:00:00.000Z";

function plan(story: Story, wall = "2026-03-31T06:00"): Scheduled {
  return world.schedule.schedule({ storyId: story.id, targetId: SITE, wall }, SESSION);
}
const entry = (story: Story): Scheduled | undefined => world.schedule.ofStory(story.id)[0];
const deeds = (): string[] => world.queue.seen.map(({ deed, at }) => `${deed} ${at.slice(5, 16)}`);
const post = (story: Story): unknown => world.queue.posts.get(`${story.id} ${SITE}`);

it("is sent there at once, looked at before, and visited at its time", async () => {
  const story = world.write();
  expect(plan(story).state).toBe("holding");
  await world.run({ minutes: 1 });
  expect(entry(story)?.state).toBe("held");
  expect(post(story)).toMatchObject({ state: "held", heldUntil: AT });
  await world.runTo("2026-03-31T04:59:00Z");
  expect(entry(story)).toMatchObject({ state: "held", lookedAt: "2026-03-31T04:55:00.000Z" });
  await world.run({ minutes: 2 });
  expect(entry(story)).toBeUndefined();
  expect(deeds()).toEqual(["hold 03-31T02:00", "go-live 03-31T05:00"]);
  expect(world.stories.get(story.id).status).toBe("published");
});

it("is visited when the desk comes back, however late that is: the site had it", async () => {
  const story = world.write();
  plan(story);
  await world.run({ minutes: 1 });
  await world.stop();
  world.setClock("2026-04-02T09:00:00Z");
  world.start();
  await world.run({ minutes: 1 });
  expect(deeds()).toEqual(["hold 03-31T02:00", "go-live 04-02T09:00"]);
});

it("is held until another time after a move, and with the newer text", async () => {
  const story = world.write({ headline: "First" });
  const { id } = plan(story);
  await world.run({ minutes: 1 });
  world.schedule.move({ id, wall: "2026-03-31T09:30" }, SESSION);
  await world.run({ minutes: 1 });
  expect(post(story)).toMatchObject({ state: "held", heldUntil: "2026-03-31T08:30:00.000Z" });
  world.stories.save(story.id, { headline: "Second" }, "desk");
  world.schedule.takeText(id, SESSION);
  await world.run({ minutes: 1 });
  expect(post(story)).toMatchObject({ heldUntil: "2026-03-31T08:30:00.000Z", story: { headline: "Second" } });
});

it("is gone from there after unscheduling, which waits for that", async () => {
  const story = world.write();
  const { id } = plan(story);
  await world.run({ minutes: 1 });
  world.queue.offline = true;
  expect(world.schedule.unschedule(id, SESSION).state).toBe("releasing");
  await world.run({ hours: 1 });
  expect([entry(story)?.state, world.stories.get(story.id).status]).toEqual(["releasing", "scheduled"]);
  expect(() => plan(story)).toThrow(/being taken back from WordPress/);
  world.queue.offline = false;
  await world.run({ minutes: 1 });
  expect([entry(story), post(story), world.stories.get(story.id).status]).toEqual([undefined, undefined, "ready"]);
  expect(plan(story).state).toBe("holding");
});

it("that cannot be taken back is an alarm, not forgotten", async () => {
  const story = world.write();
  const { id } = plan(story);
  await world.run({ minutes: 1 });
  world.queue.offline = true;
  world.schedule.unschedule(id, SESSION);
  world.queue.fail(story.id, "failed", "The password is wrong.");
  await world.run({ minutes: 1 });
  expect(entry(story)).toMatchObject({
    state: "failed",
    problem: "WordPress still has it, and may publish it at 06:00 BST. The password is wrong.",
  });
  world.queue.offline = false;
  world.schedule.unschedule(id, SESSION);
  await world.run({ minutes: 1 });
  expect(post(story)).toBeUndefined();
});

it("that the site refuses to hold is said at once, hours before its time", async () => {
  const story = world.write();
  world.queue.offline = true;
  plan(story);
  world.queue.fail(story.id, "failed", "You may not publish there.");
  await world.run({ minutes: 1 });
  expect(entry(story)).toMatchObject({ state: "failed", problem: "WordPress does not hold it. You may not publish there." });
});

it("goes from the desk when the site could not be reached until its time", async () => {
  const story = world.write();
  world.queue.offline = true;
  plan(story);
  await world.runTo("2026-03-31T05:00:30Z");
  expect(entry(story)?.state).toBe("fired");
  world.queue.offline = false;
  await world.run({ minutes: 1 });
  expect(deeds()).toEqual(["publish 03-31T05:00"]);
});

it("goes from the desk when the time is too near to hand it over, and when it is live there", async () => {
  const near = world.write();
  expect(plan(near, "2026-03-31T03:01").state).toBe("waiting");
  await world.run({ minutes: 2 });
  expect(deeds()).toEqual(["publish 03-31T02:01"]);
  expect(plan(near).state).toBe("waiting");
});

describe("what somebody did to it on the site", () => {
  const look = async (change: (key: string) => void): Promise<Story> => {
    const story = world.write();
    plan(story);
    await world.run({ minutes: 1 });
    change(`${story.id} ${SITE}`);
    await world.runTo("2026-03-31T04:58:00Z");
    return story;
  };

  it.each<[string, object, string]>([
    ["moved", { state: "held", heldUntil: "2026-03-31T07:00:00Z" }, "another time, Tue 31 Mar 2026, 08:00 BST"],
    ["made a draft", { state: "draft" }, "as a draft now"],
    ["withdrew", { state: "withdrawn" }, "no longer has it"],
  ])("is found before its time and asked about: %s", async (_, there, words) => {
    const story = await look((key) => {
      const had = world.queue.posts.get(key);
      if (had !== undefined) world.queue.posts.set(key, { story: had.story, state: "draft", ...there });
    });
    expect(entry(story)?.state).toBe("stopped");
    expect(entry(story)?.problem).toContain(words);
    await world.runTo("2026-03-31T06:00:00Z");
    expect(deeds()).toEqual(["hold 03-31T02:00"]);
  });

  it("is found when the post was deleted", async () => {
    const story = await look((key) => void world.queue.posts.delete(key));
    expect(entry(story)).toMatchObject({ state: "stopped", problem: expect.stringContaining("no longer has it") });
  });

  it("is said of one that went live before its time", async () => {
    const story = await look((key) => {
      const had = world.queue.posts.get(key);
      if (had !== undefined) world.queue.posts.set(key, { story: had.story, state: "live" });
    });
    expect(entry(story)).toBeUndefined();
    const { scheduled } = world.schedule.list({ from: AT, to: "2026-03-31T05:01:00.000Z" });
    expect(scheduled).toMatchObject([{ state: "done", problem: "It went live on WordPress before its time." }]);
  });

  it("is asked again while the site does not answer, and the story goes all the same", async () => {
    world.queue.mute = true;
    const story = await look(() => {});
    expect(entry(story)).toMatchObject({ state: "held", problem: expect.stringContaining("could not be asked") });
    world.queue.mute = false;
    await world.run({ minutes: 1 });
    expect(entry(story)).toMatchObject({ state: "held", problem: "" });
    await world.run({ minutes: 2 });
    expect(deeds()).toEqual(["hold 03-31T02:00", "go-live 03-31T05:00"]);
  });
});
