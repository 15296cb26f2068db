import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, it } from "vitest";
import type { DeskNews } from "../../shared/contract/desk.ts";
import { wallTimeAt } from "../../shared/model/wall-time.ts";
import { systemClock } from "../hosts/system-clock.ts";
import { callsOf } from "../hosts/terminal/desk-calls.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);

it("publishes by the real clock what was scheduled for two seconds later, as it was passed", async () => {
  const { desk, dataFolder } = await openDeskForTests({ clock: systemClock });
  const calls = callsOf(desk.router, "window");
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "sample" });
  const [ready] = (await calls.stories.list({ status: "ready" })).rows;
  if (ready === undefined) throw new Error("The sample has no story that is ready");
  const { timeZone } = await calls.paper.get();
  const events: DeskNews[] = [];
  const done = Promise.withResolvers<void>();
  void (async () => {
    for await (const event of await calls.desk.changes()) {
      events.push(event);
      if (event.kind === "scheduleDidChange" && (await calls.schedule.ofStory({ storyId: ready.id })).length === 0)
        done.resolve();
    }
  })();

  const at = Temporal.Now.instant().add({ seconds: 3 }).round({ smallestUnit: "second", roundingMode: "floor" });
  const planned = await calls.schedule.schedule({
    storyId: ready.id,
    targetId: "folder",
    wall: wallTimeAt(at.toString(), timeZone),
  });
  expect(planned).toMatchObject({ state: "waiting", at: at.toString({ smallestUnit: "millisecond" }) });
  expect((await calls.stories.get({ id: ready.id })).status).toBe("scheduled");
  await calls.stories.checkOut({ id: ready.id });
  await calls.stories.save({ id: ready.id, patch: { headline: "Typed after it was scheduled" } });
  expect(await calls.schedule.ofStory({ storyId: ready.id })).toMatchObject([{ changedSince: true }]);
  expect(await calls.publishing.publication({ id: ready.id })).toBeUndefined();

  await done.promise;
  const publication = await calls.publishing.publication({ id: ready.id });
  expect(publication?.state).toBe("published");
  const published = Date.parse(publication?.firstPublishedAt ?? "");
  expect(published).toBeGreaterThanOrEqual(at.epochMilliseconds);
  expect(published).toBeLessThan(at.epochMilliseconds + 5000);
  const path = new URL(publication?.viewAt ?? "").pathname;
  const page = await readFile(join(dataFolder, "site", decodeURIComponent(path), "index.html"), "utf8");
  expect(page).not.toContain("Typed after it was scheduled");
  expect((await calls.stories.get({ id: ready.id })).status).toBe("published");
  const { scheduled } = await calls.schedule.list({
    from: at.toString({ smallestUnit: "millisecond" }),
    to: at.add({ seconds: 1 }).toString({ smallestUnit: "millisecond" }),
  });
  expect(scheduled).toMatchObject([{ state: "done", problem: "" }]);
});
