import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import type { Story } from "../../../shared/model/story.ts";
import { FOLDER, openScheduleWorld, SESSION, SITE, type ScheduleWorld } from "./testing/schedule-world.ts";

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

const SIX = "2026-03-31T06:00";
const SIX_INSTANT = "2026-03-31T05:00:00.000Z";

function plan(story: Story, targetId = FOLDER, wall = SIX): Scheduled {
  return world.schedule.schedule({ storyId: story.id, targetId, wall }, SESSION);
}
const stateOf = (story: Story): string[] => world.schedule.ofStory(story.id).map(({ state }) => state);
const statusOf = (story: Story): string => world.stories.get(story.id).status;
const write = (headline: string): Story => world.write({ headline });
const edit = (story: Story, headline: string): void => void world.stories.save(story.id, { headline }, "desk");
const wentOut = (): string[] =>
  world.queue.seen
    .filter(({ deed }) => deed === "publish" || deed === "go-live")
    .map(({ at, headline }) => `${at.slice(5, 16)} ${headline}`);

describe("scheduling", () => {
  it("says when in the paper's zone and UTC, moves the story on, and keeps the milestone", () => {
    const story = world.write();
    expect(plan(story)).toMatchObject({
      at: SIX_INSTANT,
      wall: SIX,
      timeZone: "Europe/London",
      when: "Tue 31 Mar 2026, 06:00 BST · 05:00 UTC",
      state: "waiting",
      targetName: "The site",
      askedBy: "Ada Quist",
      changedSince: false,
    });
    expect(statusOf(story)).toBe("scheduled");
    expect(world.database.all("SELECT milestone FROM versions WHERE story_id = ? ORDER BY number", story.id).at(-1)).toEqual({
      milestone: "scheduled",
    });
    expect(world.events).toContain("scheduleDidChange");
  });

  it.each<[string, object, RegExp]>([
    ["a time that is past", { wall: "2026-03-31T02:59" }, /is past/],
    ["now", { wall: "2026-03-31T03:00" }, /is past/],
    ["an hour that does not exist", { wall: "2027-03-28T01:30" }, /no 01:30 on Sun 28 Mar 2027.*00:59 GMT and 02:00 BST/],
    ["an hour that comes twice", { wall: "2026-10-25T01:30" }, /first, 01:30 BST, or the second, 01:30 GMT/],
    ["a day there is not", { wall: "2026-06-31T06:00" }, /no such day/],
    ["a target nobody added", { targetId: "0198b000-0000-7000-8000-00000000ffff" }, /no such target/],
  ])("refuses %s and changes nothing", (_, wish, reason) => {
    const story = world.write();
    expect(() => world.schedule.schedule({ storyId: story.id, targetId: FOLDER, wall: SIX, ...wish }, SESSION)).toThrow(reason);
    expect([statusOf(story), stateOf(story)]).toEqual(["ready", []]);
  });

  it("takes either of two real times", () => {
    const wall = "2026-10-25T01:30";
    const times = (["first", "second"] as const).map(
      (which) => world.schedule.schedule({ storyId: world.write().id, targetId: FOLDER, wall, which }, SESSION).at,
    );
    expect(times).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
  });

  it("refuses what the checklist stops, and a story that is spiked", () => {
    world.checks = [{ id: "headline", state: "must", text: "There is no headline." }];
    const story = world.write();
    expect(() => plan(story)).toThrow(expect.objectContaining({ code: "checklist", data: { checks: world.checks } }));
    world.checks = [];
    world.stories.move(story.id, "spiked", SESSION);
    expect(() => plan(story)).toThrow(expect.objectContaining({ code: "not-from-this-status" }));
  });

  it("again is a move with the newer text, one entry a target", () => {
    const story = write("First");
    const { id } = plan(story);
    edit(story, "Second");
    expect(world.schedule.ofStory(story.id)).toMatchObject([{ id, changedSince: true }]);
    expect(plan(story, FOLDER, "2026-03-31T07:00")).toMatchObject({ id, at: "2026-03-31T06:00:00.000Z", changedSince: false });
    plan(story, SITE);
    expect(world.schedule.ofStory(story.id)).toHaveLength(2);
  });
});

describe("what goes out", () => {
  it("is the text as it was scheduled, at its time, once", async () => {
    const story = write("As passed");
    plan(story);
    edit(story, "Typed later");
    await world.runTo("2026-03-31T04:59:59.999Z");
    expect(wentOut()).toEqual([]);
    await world.run({ hours: 3 });
    expect(wentOut()).toEqual(["03-31T05:00 As passed"]);
    expect([statusOf(story), stateOf(story)]).toEqual(["published", []]);
    const { scheduled } = world.schedule.list({ from: "2026-03-31T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" });
    expect(scheduled).toMatchObject([{ state: "done", problem: "" }]);
  });

  it("is the newer text once somebody says so", async () => {
    const story = write("As passed");
    const { id } = plan(story);
    edit(story, "Better");
    expect(world.schedule.takeText(id, SESSION)).toMatchObject({ changedSince: false, at: SIX_INSTANT });
    await world.runTo("2026-03-31T06:00:00Z");
    expect(wentOut()).toEqual(["03-31T05:00 Better"]);
  });

  it("goes at the time it was moved to, and never at the old one", async () => {
    const story = write("Moved");
    const { id } = plan(story);
    world.schedule.move({ id, wall: "2026-03-31T08:15" }, SESSION);
    await world.runTo("2026-03-31T12:00:00Z");
    expect(wentOut()).toEqual(["03-31T07:15 Moved"]);
  });

  it("of a published story is an update, and leaves its status", async () => {
    const story = write("One");
    world.queue.publishByHand(story, FOLDER);
    world.queue.send();
    edit(story, "Two");
    plan(story);
    expect(statusOf(story)).toBe("published");
    await world.runTo("2026-03-31T06:00:00Z");
    expect(wentOut()).toEqual(["03-31T02:00 One", "03-31T05:00 Two"]);
  });

  it("is nothing any more when somebody published it by hand before", async () => {
    const story = write("Early");
    plan(story);
    await world.run({ minutes: 5 });
    edit(story, "By hand");
    world.queue.publishByHand(world.stories.get(story.id), FOLDER);
    world.queue.send();
    await world.runTo("2026-03-31T08:00:00Z");
    expect(wentOut()).toEqual(["03-31T02:05 By hand"]);
    expect(stateOf(story)).toEqual([]);
  });

  it("waits in the queue for the network, and is followed there", async () => {
    const story = write("Offline");
    plan(story);
    world.queue.offline = true;
    await world.runTo("2026-03-31T05:10:00Z");
    world.queue.fail(story.id, "waiting", "No network.");
    await world.run({ minutes: 1 });
    expect(world.schedule.ofStory(story.id)).toMatchObject([{ state: "fired", problem: "No network." }]);
    world.queue.offline = false;
    await world.run({ minutes: 2 });
    expect(wentOut()).toHaveLength(1);
    expect(stateOf(story)).toEqual([]);
    // What passed by is no part of what became of it.
    const { scheduled } = world.schedule.list({ from: SIX_INSTANT, to: "2026-03-31T05:00:01.000Z" });
    expect(scheduled).toMatchObject([{ state: "done", problem: "" }]);
  });

  it("that the site refuses waits for a person, who can send it again", async () => {
    const story = write("Refused");
    plan(story);
    world.queue.offline = true;
    await world.runTo("2026-03-31T05:00:30Z");
    world.queue.fail(story.id, "failed", "The disk is full.");
    await world.run({ minutes: 1 });
    const { asking } = world.schedule.next();
    expect(asking).toMatchObject([{ state: "failed", problem: "The disk is full." }]);
    world.queue.offline = false;
    for (const { id } of asking) world.schedule.publishNow(id, SESSION);
    await world.run({ minutes: 1 });
    expect(wentOut()).toEqual(["03-31T05:01 Refused"]);
  });
});

describe("unscheduling", () => {
  it("stops it for good, and the story is ready again", async () => {
    const story = world.write();
    const { id } = plan(story);
    expect(world.schedule.unschedule(id, SESSION).state).toBe("cancelled");
    expect([statusOf(story), stateOf(story)]).toEqual(["ready", []]);
    await world.runTo("2026-03-31T08:00:00Z");
    expect(world.queue.seen).toEqual([]);
    expect(() => world.schedule.unschedule(id, SESSION)).toThrow(/changed in the meantime/);
  });

  it("from one of two targets leaves the other", () => {
    const story = world.write();
    plan(story);
    const { id } = plan(story, SITE);
    world.schedule.unschedule(id, SESSION);
    expect(statusOf(story)).toBe("scheduled");
  });

  it("is what taking the story back to be subbed does, and spiking", async () => {
    const [one, two] = [write("One"), write("Two")];
    plan(one);
    plan(two, SITE);
    await world.run({ minutes: 1 });
    world.stories.move(one.id, "subbing", SESSION);
    world.stories.move(two.id, "spiked", SESSION);
    await world.runTo("2026-03-31T08:00:00Z");
    expect(world.queue.seen.map(({ deed }) => deed)).toEqual(["hold", "release"]);
    expect([...stateOf(one), ...stateOf(two)]).toEqual([]);
    expect([statusOf(one), statusOf(two)]).toEqual(["subbing", "spiked"]);
  });

  it("comes too late once it is being sent, and says so", async () => {
    const story = world.write();
    const { id } = plan(story);
    world.queue.offline = true;
    await world.runTo("2026-03-31T05:00:00Z");
    world.queue.fail(story.id, "sending", "");
    expect(() => world.schedule.unschedule(id, SESSION)).toThrow(/too late/);
  });
});

describe("an embargo", () => {
  it("is stronger than a schedule: an earlier time is refused with the reason", () => {
    const story = world.write({ embargo: "2026-03-31T05:00:00.001Z" });
    expect(() => plan(story)).toThrow(/under embargo until Tue 31 Mar 2026, 06:00 BST/);
    expect(plan(story, FOLDER, "2026-03-31T06:01").state).toBe("waiting");
  });

  it("that is set later stops it and says so, on the desk and on the site", async () => {
    const story = world.write();
    plan(story);
    plan(story, SITE);
    await world.run({ minutes: 1 });
    world.stories.save(story.id, { embargo: "2026-04-02T05:00:00.000Z" }, "desk");
    await world.runTo("2026-03-31T08:00:00Z");
    expect(wentOut()).toEqual([]);
    expect(world.queue.posts.size).toBe(0);
    const { asking } = world.schedule.next();
    expect(asking.map(({ state, problem }) => `${state}: ${problem}`)).toEqual(
      Array(2).fill("stopped: The story is now under embargo until Thu 2 Apr 2026, 06:00 BST · 05:00 UTC."),
    );
    for (const { id } of asking) expect(() => world.schedule.publishNow(id, SESSION)).toThrow(/under embargo/);
  });

  it("stops even what waits in the queue for the network", async () => {
    const story = world.write();
    plan(story);
    world.queue.offline = true;
    await world.runTo("2026-03-31T05:01:00Z");
    world.stories.save(story.id, { embargo: "2026-04-02T05:00:00.000Z" }, "desk");
    world.queue.offline = false;
    await world.run({ hours: 1 });
    expect(wentOut()).toEqual([]);
    expect(stateOf(story)).toEqual(["stopped"]);
  });
});

describe("the list", () => {
  it("shows what comes and what asks, the slots, and warns of clashes and gaps", () => {
    world.paper = {
      ...world.paper,
      slots: [
        { id: "a", name: "politics", section: "britain", days: [1, 2, 3, 4, 5], time: "06:00" },
        { id: "b", name: "lunch", days: [2], time: "12:00" },
        { id: "c", name: "weekend", days: [6], time: "09:00" },
      ],
    };
    plan(write("One"));
    plan(write("Two"));
    plan(world.write({ headline: "Three", section: "sport" }), SITE, "2026-03-31T06:03");
    plan(world.write({ headline: "Four", section: "sport" }), FOLDER, "2026-03-31T06:04");
    const week = { from: "2026-03-29T23:00:00.000Z", to: "2026-04-05T23:00:00.000Z" };
    const { scheduled, slots, warnings } = world.schedule.list(week);
    expect(scheduled.map(({ title }) => title)).toEqual(["One", "Two", "Three", "Four"]);
    expect(slots.map(({ name, wall }) => `${name} ${wall}`)).toEqual([
      ...["politics 2026-03-30T06:00", "politics 2026-03-31T06:00", "lunch 2026-03-31T12:00", "politics 2026-04-01T06:00"],
      ...["politics 2026-04-02T06:00", "politics 2026-04-03T06:00", "weekend 2026-04-04T09:00"],
    ]);
    expect(warnings.map(({ text }) => text)).toEqual([
      "“One” and “Two” are both in the slot 06:00 BST politics.",
      "“One” and “Four” go 4 minutes apart to The site.",
      "“Two” and “Four” go 4 minutes apart to The site.",
      "“Three” and “Four” go a minute apart in one section.",
      "Nothing is scheduled for lunch, Tue 31 Mar 2026, 12:00 BST · 11:00 UTC.",
    ]);
  });
});
