import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFailure } from "../../../shared/contract/failure.ts";
import { meaningOf } from "../../../shared/model/wall-time.ts";
import { FOLDER, openScheduleWorld, SESSION, SITE, type ScheduleWorld } from "./testing/schedule-world.ts";

const ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe"] as const;

let folder: string;
let world: ScheduleWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-schedule-"));
});
afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(start: string, timeZone: string, path = join(folder, "desk.sqlite")): void {
  world = openScheduleWorld({ path, start });
  world.paper = { ...world.paper, timeZone };
  world.schedule.start();
}

function changesOf(zone: string): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let time = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
  for (;;) {
    const next = time.getTimeZoneTransition("next");
    if (next === null || next.year > 2027) return found;
    found.push(next);
    time = next;
  }
}

/** Minutes around a change at which stories go; those in between come twice or never. */
const AROUND = [-61, -60, -59, -31, -30, -29, -1, 0, 1, 29, 30, 31, 59, 60, 61];

describe("a desk that is open over a change of the clocks", () => {
  it.each(ZONES.flatMap((zone) => changesOf(zone).map((change) => ({ zone, change, at: change.toInstant().toString() }))))(
    "sends each story at its instant, once: $zone $at",
    async ({ zone, change }) => {
      open(change.subtract({ hours: 2 }).toInstant().toString(), zone);
      const before = change.subtract({ minutes: 1 }).toPlainDateTime().add({ minutes: 1 });
      const expected = new Map<string, string>();
      for (const minutes of AROUND) {
        const wall = before.add({ minutes }).toString({ smallestUnit: "minute" });
        const meaning = meaningOf(wall, zone);
        const add = (instant: string, which?: "first" | "second"): void => {
          for (const targetId of [FOLDER, SITE]) {
            const story = world.write();
            const wish = { storyId: story.id, targetId, wall, ...(which === undefined ? {} : { which }) };
            expect(world.schedule.schedule(wish, SESSION).at).toBe(instant);
            expected.set(story.id, instant);
          }
        };
        if (meaning.kind === "one") add(meaning.time.instant);
        else {
          const story = world.write();
          try {
            world.schedule.schedule({ storyId: story.id, targetId: FOLDER, wall }, SESSION);
            expect.unreachable(`${wall} was taken`);
          } catch (error) {
            if (!isFailure(error, "bad-input")) throw error;
            expect(error.data).toMatchObject({ question: meaning.kind });
          }
          expect(world.stories.get(story.id).status).toBe("ready");
          if (meaning.kind === "twice") {
            add(meaning.first.instant, "first");
            add(meaning.second.instant, "second");
          }
        }
      }
      await world.run({ hours: 2, minutes: 2 });
      // In the middle of it the desk is closed and opened again.
      await world.stop();
      world.start();
      await world.run({ hours: 2 });
      const live = world.queue.seen.filter(({ deed }) => deed === "publish" || deed === "go-live");
      expect(live.length).toBe(expected.size);
      for (const { storyId, at } of live) expect(at).toBe(expected.get(storyId));
      expect(world.schedule.next()).toEqual({ asking: [], coming: [] });
      expect(world.logged).toEqual([]);
    },
    60_000,
  );
});

it.each(ZONES)(
  "a story at 06:00 each day for two years goes at 06:00 by the wall, once: %s",
  async (zone) => {
    const start = Temporal.ZonedDateTime.from(`2026-01-01T05:58[${zone}]`);
    open(start.toInstant().toString(), zone, ":memory:");
    for (let day = 0; day < 730; day += 1) {
      const morning = start.add({ days: day });
      // The lid is closed over night: the timers of yesterday know nothing of it.
      world.sleep(Temporal.Instant.from(world.now()).until(morning.toInstant()));
      const story = world.write();
      const wall = `${morning.toPlainDate().toString()}T06:00`;
      world.schedule.schedule({ storyId: story.id, targetId: FOLDER, wall }, SESSION);
      await world.run({ minutes: 3 });
    }
    expect(world.queue.seen.map(({ at }) => at)).toEqual(
      Array.from({ length: 730 }, (_, day) =>
        start.add({ days: day, minutes: 2 }).toInstant().toString({ smallestUnit: "millisecond" }),
      ),
    );
    expect(world.schedule.next().asking).toEqual([]);
  },
  120_000,
);
