import { createRouterClient } from "@orpc/server";
import { afterEach, expect, test } from "vitest";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);
const INES = { name: "Ines Calder", role: "editor" } as const;

test("the sample newsroom lies ready, with its paper and its pages", async () => {
  const { desk } = await openDeskForTests();
  const calls = createRouterClient(desk.router, { context: { session: "one" } });
  expect(await calls.desk.begin({ profile: INES, newsroom: "sample" })).toMatchObject({ phase: "ready", profile: INES });
  const { total, counts } = await calls.stories.list({});
  expect(total).toBeGreaterThanOrEqual(12);
  expect(counts.published).toBeGreaterThan(0);
  expect(await calls.contributors.list()).toHaveLength(3);
});

test("a desk that lost its settings asks who sits here, and keeps its paper and stories", async () => {
  const { desk, dataFolder } = await openDeskForTests();
  const calls = createRouterClient(desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: INES, newsroom: "empty" });
  await calls.paper.save({ ...(await calls.paper.get()), name: "The Tide" });
  await calls.stories.create();
  await desk.close();
  const again = await openDeskForTests({ dataFolder });
  const later = createRouterClient(again.desk.router, { context: { session: "two" } });
  expect((await later.desk.state()).phase).toBe("first-start");
  const state = await later.desk.begin({ profile: INES, newsroom: "sample" });
  expect(state).toMatchObject({ phase: "ready", paper: { name: "The Tide" } });
  expect((await later.stories.list({})).total).toBe(1);
});

test("one desk to a folder; the command line works beside it", async () => {
  const { desk, dataFolder } = await openDeskForTests();
  await expect(openDeskForTests({ dataFolder })).rejects.toMatchObject({ code: "desk-in-use" });
  const kept = new Map<string, unknown>([["profile", INES]]);
  const calls = createRouterClient(desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: INES, newsroom: "empty" });
  const terminal = await openDeskForTests({
    dataFolder,
    host: false,
    settingsFile: { get: (key) => kept.get(key), set: () => {} },
  });
  const line = createRouterClient(terminal.desk.router, { context: { session: "line" } });
  const { id } = await line.stories.create();
  expect((await calls.stories.get({ id })).status).toBe("draft");
});
