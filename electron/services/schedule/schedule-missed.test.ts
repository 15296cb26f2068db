import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MissedRule } from "../../../shared/model/schedule.ts";
import type { Story } from "../../../shared/model/story.ts";
import { FOLDER, openScheduleWorld, SESSION, type ScheduleWorld } from "./testing/schedule-world.ts";

let folder: string;
let world: ScheduleWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-schedule-"));
  world = openScheduleWorld({ path: join(folder, "desk.sqlite"), start: "2026-03-31T04:30:00Z" });
  world.schedule.start();
});
afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

function plan(wall = "2026-03-31T06:00"): Story {
  const story = world.write();
  world.schedule.schedule({ storyId: story.id, targetId: FOLDER, wall }, SESSION);
  return story;
}
const entry = (story: Story): unknown => world.schedule.ofStory(story.id)[0];
const wentOut = (): string[] => world.queue.seen.map(({ at }) => at.slice(11, 19));
const rule = (missed: MissedRule): void => {
  world.paper = { ...world.paper, missed };
};

type Absence = [string, (until: string) => Promise<void>];
const ABSENCES: Absence[] = [
  [
    "the desk was closed",
    async (until) => {
      await world.stop();
      world.setClock(until);
      world.start();
    },
  ],
  ["the computer slept", async (until) => world.sleep({ milliseconds: Date.parse(until) - Date.parse(world.now()) })],
];

describe.each(ABSENCES)("what was missed while %s", (_, away) => {
  it("goes out at once when it is not later than the paper allows, and says how late it was", async () => {
    rule({ rule: "publish", minutes: 20 });
    plan();
    await away("2026-03-31T05:19:00Z");
    await world.run({ minutes: 1 });
    expect(wentOut()).toHaveLength(1);
    const { scheduled } = world.schedule.list({ from: "2026-03-31T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" });
    expect(scheduled).toMatchObject([{ state: "done", problem: "Sent 19 minutes late: the desk was closed or asleep." }]);
  });

  it.each<MissedRule>([{ rule: "publish", minutes: 20 }, { rule: "ask" }])(
    "is asked about when it is later, or always: $rule",
    async (missed) => {
      rule(missed);
      const story = plan();
      await away("2026-03-31T05:31:00Z");
      await world.run({ hours: 1 });
      expect(wentOut()).toEqual([]);
      const { asking } = world.schedule.next();
      expect(asking).toMatchObject([
        { state: "missed", problem: "Its time went by 31 minutes ago, while the desk was closed or asleep." },
      ]);
      for (const { id } of asking) world.schedule.publishNow(id, SESSION);
      await world.run({ minutes: 1 });
      expect(wentOut()).toHaveLength(1);
      expect(entry(story)).toBeUndefined();
    },
  );

  it("can be given another time, or none", async () => {
    rule({ rule: "ask" });
    const [one, two] = [plan(), plan()];
    await away("2026-03-31T08:00:00Z");
    await world.run({ minutes: 1 });
    const { asking } = world.schedule.next();
    expect(asking).toHaveLength(2);
    const [first, second] = asking.map(({ id }) => id);
    world.schedule.move({ id: first ?? "", wall: "2026-03-31T10:00" }, SESSION);
    world.schedule.unschedule(second ?? "", SESSION);
    await world.run({ hours: 2 });
    expect(wentOut()).toEqual(["09:00:00"]);
    expect([entry(one), entry(two)]).toEqual([undefined, undefined]);
  });

  it("is not what is still to come", async () => {
    plan();
    await away("2026-03-31T04:59:50Z");
    await world.run({ minutes: 1 });
    expect(wentOut()).toEqual(["05:00:00"]);
  });
});

it("a desk that is closed in the second it sends goes on with that when it is opened, once", async () => {
  plan();
  world.queue.offline = true;
  await world.runTo("2026-03-31T05:00:00Z");
  await world.stop();
  world.start();
  await world.run({ minutes: 1 });
  expect(wentOut()).toHaveLength(1);
  expect(world.queue.wishes()).toHaveLength(1);
});

describe("when somebody sets the clock", () => {
  it("back, nothing goes twice and nothing early", async () => {
    plan();
    plan("2026-03-31T06:30");
    await world.runTo("2026-03-31T05:10:00Z");
    world.setClock("2026-03-31T04:40:00Z");
    await world.runTo("2026-03-31T05:29:59Z");
    expect(wentOut()).toEqual(["05:00:00"]);
    await world.run({ minutes: 1 });
    expect(wentOut()).toEqual(["05:00:00", "05:30:00"]);
  });

  it("forward over its time, it is asked about however little late it seems: it may be early in truth", async () => {
    rule({ rule: "publish", minutes: 60 });
    const story = plan();
    await world.run({ minutes: 10 });
    world.setClock("2026-03-31T05:05:00Z");
    await world.run({ minutes: 1 });
    expect(wentOut()).toEqual([]);
    expect(entry(story)).toMatchObject({
      state: "missed",
      problem: expect.stringContaining("clock of this computer was put forward"),
    });
    expect(world.logged).toEqual(["The clock was set forward by 1500 s"]);
  });

  it("by seconds, as computers do by themselves, nobody is asked", async () => {
    plan();
    await world.runTo("2026-03-31T04:59:00Z");
    world.setClock("2026-03-31T04:59:40Z");
    await world.run({ minutes: 1 });
    expect(wentOut()).toEqual(["05:00:00"]);
    expect(world.logged).toEqual([]);
  });
});

describe("two processes on one desk", () => {
  it("fire each story once between them", async () => {
    const stories = Array.from({ length: 60 }, () => plan());
    const at = "2026-03-31T05:00:00.000Z";
    const script = join(import.meta.dirname, "testing/fire-what-is-due.ts");
    const desks = [1, 2].map(() => spawn(process.execPath, [script, join(folder, "desk.sqlite"), at], { stdio: "pipe" }));
    const ended = desks.map(async (desk) => {
      let said = "";
      for (const stream of [desk.stdout, desk.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
      await once(desk, "close");
      return said;
    });
    await Promise.all(desks.map((desk) => once(desk.stdout, "data")));
    for (const desk of desks) desk.stdin.write("go\n");
    expect(await Promise.all(ended)).toEqual(["ready\n[]", "ready\n[]"]);
    expect(
      world.queue
        .wishes()
        .map(({ storyId }) => storyId)
        .toSorted(),
    ).toEqual(stories.map(({ id }) => id).toSorted());
  });

  it("do not both move what one of them has sent already", () => {
    const story = plan();
    const [found] = world.schedule.ofStory(story.id);
    const other = world.another();
    other.schedule.unschedule(found?.id ?? "", SESSION);
    expect(() => world.schedule.move({ id: found?.id ?? "", wall: "2026-03-31T09:00" }, SESSION)).toThrow(
      /changed in the meantime/,
    );
    return other.stop();
  });
});
