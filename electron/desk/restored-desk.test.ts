import { createRouterClient } from "@orpc/server";
import type { RouterClient } from "@orpc/server";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, it } from "vitest";
import { FOLDER_TARGET_ID } from "../../shared/model/folder-target.ts";
import type { DeskRouter } from "./router.ts";
import { restoreDesk } from "./restore-desk.ts";
import { afterwards, closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

const SECRET = "a secret for this test";
const PROFILE = { name: "Ines", role: "editor" } as const;

afterEach(closeDesks);

async function openHere(dataFolder?: string): Promise<{
  calls: RouterClient<DeskRouter>;
  dataFolder: string;
  close(): Promise<void>;
}> {
  const opened = await openDeskForTests({
    ...(dataFolder === undefined ? {} : { dataFolder }),
    clock: { now: () => Temporal.Now.instant() },
    ...(dataFolder === undefined ? {} : { settingsFile: { get: () => PROFILE, set: () => {} } }),
  });
  return {
    calls: createRouterClient(opened.desk.router, { context: { session: "one" } }),
    dataFolder: opened.dataFolder,
    close: opened.desk.close,
  };
}

it("sends nothing of what waited when its archive was made, until somebody says so", { timeout: 60_000 }, async () => {
  const first = await openHere();
  await first.calls.desk.begin({ profile: PROFILE, newsroom: "sample" });
  await first.calls.vault.keepInMemory();
  const { id: targetId } = await first.calls.targets.add({
    name: "The wire",
    // Nobody listens there.
    settings: { kind: "outlet", address: "http://127.0.0.1:9/" },
    secret: SECRET,
  });
  const { rows } = await first.calls.stories.list({ status: "published", offset: 0, limit: 3 });
  const [wired, foldered, timed] = rows.map(({ id }) => id);
  if (wired === undefined || foldered === undefined || timed === undefined) throw new Error("too few published stories");
  for (const storyId of [wired, foldered]) await first.calls.queue.send({ storyId, targetId, deed: "publish" });
  await first.calls.schedule.schedule({ storyId: timed, targetId: FOLDER_TARGET_ID, wall: "2037-03-02T06:00" });
  await first.close();

  // As a crash leaves it that comes before the folder's turn.
  const file = new DatabaseSync(join(first.dataFolder, "desk.sqlite"));
  file
    .prepare("UPDATE deliveries SET target_id = ?, state = 'waiting', next_at = NULL WHERE story_id = ?")
    .run(FOLDER_TARGET_ID, foldered);
  const saved = `${first.dataFolder}-saved`;
  afterwards(() => rmSync(saved, { recursive: true, force: true }));
  const line = await openDeskForTests({
    dataFolder: first.dataFolder,
    host: false,
    settingsFile: { get: () => PROFILE, set: () => {} },
  });
  const archive = join(saved, "desk.zip");
  const lineCalls = createRouterClient(line.desk.router, { context: { session: "line" } });
  for await (const _ of await lineCalls.archive.save({ file: archive }));
  file.close();

  const folder = join(saved, "back");
  const steps: unknown[] = [];
  for await (const step of restoreDesk({ file: archive, folder, settingsFile: () => ({ get: () => undefined, set: () => {} }) }))
    steps.push(step);
  expect(steps.at(-1)).toMatchObject({ held: 2 });

  const back = await openHere(folder);
  await pause(300);
  const { open } = await back.calls.queue.list({});
  expect(open.map(({ state, fromArchive }) => [state, fromArchive])).toEqual([
    ["failed", true],
    ["failed", true],
  ]);
  expect((await back.calls.queue.counts()).asking).toBe(2);
  expect((await back.calls.schedule.next()).asking).toMatchObject([{ storyId: timed, state: "stopped" }]);

  const one = open.find(({ storyId }) => storyId === wired);
  await back.calls.queue.cancel({ id: one?.id ?? "" });
  expect(await back.calls.queue.answerArchived({ send: true })).toEqual({ deliveries: 1 });
  await expect
    .poll(async () => (await back.calls.queue.list({ storyId: foldered })).ended.map(({ state }) => state), { timeout: 20_000 })
    .toEqual(["checked"]);
  expect(await back.calls.queue.answerArchived({ send: false })).toEqual({ deliveries: 0 });
});
