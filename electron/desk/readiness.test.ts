import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Readiness, Stage } from "../../shared/model/readiness.ts";
import type { Role } from "../../shared/model/status.ts";
import { wallTimeAt } from "../../shared/model/wall-time.ts";
import { callsOf } from "../hosts/terminal/desk-calls.ts";
import { holdFile } from "../services/store/file-lock.ts";
import { afterwards, closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);

const failing = (code: string): unknown => expect.objectContaining({ code });
let calls: ReturnType<typeof callsOf>;
let storyId: string;
let dataFolder: string;

const as = (role: Role, name = "Ada Quist"): Promise<unknown> => calls.desk.saveProfile({ name, role });

/** The sample newsroom as a first start leaves it: begun once, since its pictures take seconds, and copied for each test. */
const begun = { dataFolder: mkdtempSync(join(tmpdir(), "standfirst-begun-")), settings: new Map<string, unknown>() };

async function openOn(folder: string, settings: Map<string, unknown>): Promise<void> {
  const settingsFile = {
    get: (key: string) => settings.get(key),
    set: (key: string, value: unknown) => void settings.set(key, value),
  };
  const { desk } = await openDeskForTests({ dataFolder: folder, settingsFile });
  calls = callsOf(desk.router, "window");
}

beforeAll(async () => {
  await openOn(begun.dataFolder, begun.settings);
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "sample" });
  await closeDesks();
});
afterAll(() => rmSync(begun.dataFolder, { recursive: true, force: true }));

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "standfirst-desk-"));
  afterwards(() => rmSync(dataFolder, { recursive: true, force: true }));
  cpSync(begun.dataFolder, dataFolder, { recursive: true, verbatimSymlinks: true });
  await openOn(dataFolder, new Map(begun.settings));
  storyId = (await calls.stories.list({ status: "ready" })).rows[0]?.id ?? "";
});

describe("a story that needs a lawyer", () => {
  const inAnHour = async (): Promise<string> => {
    const { timeZone } = await calls.paper.get();
    return wallTimeAt(Temporal.Instant.from("2026-03-02T10:00:00Z").toString(), timeZone);
  };

  it("is not published, sent or scheduled until an editor says who read it", async () => {
    await as("journalist");
    await calls.readiness.needLawyer({ storyId, reason: "Names a minister." });
    await as("editor");
    const wall = await inAnHour();
    for (const way of [
      calls.publishing.publish({ id: storyId }),
      calls.queue.send({ storyId, targetId: "folder", deed: "publish" }),
      calls.schedule.schedule({ storyId, targetId: "folder", wall }),
    ])
      await expect(way).rejects.toEqual(failing("checklist"));
    expect(await calls.publishing.checklist({ id: storyId })).toContainEqual(
      expect.objectContaining({ id: "legal", state: "must", text: expect.stringContaining("Names a minister.") as unknown }),
    );

    await as("sub-editor");
    await expect(calls.readiness.signOff({ storyId, readBy: "R. Sethi" })).rejects.toEqual(failing("not-your-role"));
    await expect(calls.readiness.noLawyer({ storyId })).rejects.toEqual(failing("not-your-role"));
    await as("editor", "Ines Calder");
    await calls.readiness.signOff({ storyId, readBy: "R. Sethi" });
    expect((await calls.readiness.ofStory({ storyId })).legal).toMatchObject({
      askedBy: "Ada Quist",
      reason: "Names a minister.",
      signedOff: { readBy: "R. Sethi", by: "Ines Calder", at: "2026-03-02T09:00:00.000Z", changedSince: false },
    });
    expect((await calls.history.list({ storyId }))[0]).toMatchObject({ name: "Signed off legal", reason: "Read by R. Sethi" });
    expect((await calls.publishing.publish({ id: storyId })).state).toBe("published");
  });

  it("says when the copy has changed since it was read", async () => {
    await calls.readiness.needLawyer({ storyId, reason: "" });
    await calls.readiness.signOff({ storyId, readBy: "R. Sethi" });
    await calls.stories.checkOut({ id: storyId });
    const { headline } = await calls.stories.get({ id: storyId });
    await calls.stories.save({ id: storyId, patch: { headline: `${headline} now` } });
    expect((await calls.readiness.ofStory({ storyId })).legal?.signedOff?.changedSince).toBe(true);
    expect(await calls.publishing.checklist({ id: storyId })).toContainEqual(
      expect.objectContaining({ id: "legal", state: "should" }),
    );
    // The words as they were read are the words as they were read, however they came back.
    await calls.stories.save({ id: storyId, patch: { headline } });
    expect((await calls.readiness.ofStory({ storyId })).legal?.signedOff?.changedSince).toBe(false);
  });

  it("comes off the schedule", async () => {
    await calls.schedule.schedule({ storyId, targetId: "folder", wall: await inAnHour() });
    await calls.readiness.needLawyer({ storyId, reason: "" });
    expect(await calls.schedule.ofStory({ storyId })).toEqual([]);
    expect((await calls.stories.get({ id: storyId })).status).toBe("ready");
    await calls.readiness.noLawyer({ storyId });
    expect((await calls.readiness.ofStory({ storyId })).legal).toBeUndefined();
  });

  it("is stopped in the queue too, when it was asked for before the flag was raised", async () => {
    // Another process has the target, so that the delivery waits.
    const letGo = holdFile(join(dataFolder, "target-folder.lock"), dataFolder, "held");
    const sent = await calls.queue.send({ storyId, targetId: "folder", deed: "publish" });
    await calls.readiness.needLawyer({ storyId, reason: "" });
    letGo();
    await expect
      .poll(
        async () => {
          const { open, ended } = await calls.queue.list({ storyId });
          return [...open, ...ended].find(({ id }) => id === sent.id)?.problem ?? "";
        },
        { timeout: 15_000 },
      )
      .toContain("A lawyer must read this story before it is published. Nothing was sent.");
    expect(await calls.publishing.publication({ id: storyId })).toBeUndefined();
  });
});

describe("checklists by stage", () => {
  const lines: Readiness["lines"] = [
    { id: "names", stage: "file", text: "Names are checked", weight: "must" },
    { id: "length", stage: "file", text: "Written to length", weight: "should" },
    { id: "law", stage: "pass", text: "Nothing is in contempt", weight: "must" },
    { id: "page", stage: "publish", text: "Looked at on a phone", weight: "must" },
  ];
  const settle = async (copyChecks: Readiness["copyChecks"] = { file: "off", pass: "off" }): Promise<void> => {
    await calls.paper.save({ ...(await calls.paper.get()), readiness: { lines, copyChecks } });
  };

  it("a must stops its step until somebody ticks it, a should does not", async () => {
    await settle();
    const { id } = await calls.stories.create();
    await expect(calls.stories.move({ id, to: "filed" })).rejects.toMatchObject({
      code: "checklist",
      data: {
        checks: [
          { state: "must", text: "Not ticked yet: Names are checked" },
          { state: "should", text: "Not ticked yet: Written to length" },
        ],
      },
    });
    await as("journalist", "Nell Okafor");
    await calls.readiness.tick({ storyId: id, line: "names", isDone: true, note: "Rung them all." });
    expect((await calls.readiness.stage({ storyId: id, stage: "file" })).lines).toMatchObject([
      { id: "names", tick: { by: "Nell Okafor", at: "2026-03-02T09:00:00.000Z", note: "Rung them all." } },
      { id: "length" },
    ]);
    await calls.stories.move({ id, to: "filed" });
    await calls.stories.move({ id, to: "subbing" });
    await expect(calls.stories.move({ id, to: "ready" })).rejects.toEqual(failing("checklist"));
    await calls.readiness.tick({ storyId: id, line: "law", isDone: true });
    await calls.stories.move({ id, to: "ready" });
    await calls.readiness.tick({ storyId: id, line: "law", isDone: false });
    expect((await calls.readiness.ofStory({ storyId: id })).lines.find((line) => line.id === "law")?.tick).toBeUndefined();
  });

  it("a line for publishing stops every way out", async () => {
    await settle();
    await expect(calls.publishing.publish({ id: storyId })).rejects.toEqual(failing("checklist"));
    await calls.readiness.tick({ storyId, line: "page", isDone: true });
    expect((await calls.publishing.publish({ id: storyId })).state).toBe("published");
  });

  it("single checks of the copy weigh what the paper says, before each step", async () => {
    const checks: Readiness["checks"] = {
      file: { headline: "must", body: "should" },
      pass: { headline: "off", standfirst: "must" },
      publish: { standfirst: "must", credit: "off", headline: "off" },
    };
    const paper = await calls.paper.get();
    await calls.paper.save({ ...paper, readiness: { lines: [], copyChecks: { file: "off", pass: "remind" }, checks } });
    const { id } = await calls.stories.create();
    const states = async (stage: Stage): Promise<Record<string, string>> =>
      Object.fromEntries((await calls.readiness.stage({ storyId: id, stage })).checks.map((each) => [each.id, each.state]));
    expect(await states("file")).toEqual({ headline: "must", body: "should" });
    await expect(calls.stories.move({ id, to: "filed" })).rejects.toEqual(failing("checklist"));
    await calls.stories.checkOut({ id });
    await calls.stories.save({ id, patch: { headline: "Ferry late" } });
    expect(await states("file")).toEqual({ headline: "done", body: "should" });
    await calls.stories.move({ id, to: "filed" });
    await calls.stories.move({ id, to: "subbing" });
    const toPass = await states("pass");
    expect(toPass).toMatchObject({ standfirst: "must", section: "should", body: "should" });
    expect(toPass).not.toHaveProperty("headline");
    await expect(calls.stories.move({ id, to: "ready" })).rejects.toEqual(failing("checklist"));
    // Without a headline there is no page, whatever the paper says; what only reminds can be made to stop.
    await calls.stories.save({ id, patch: { headline: "" } });
    for (const found of [
      await states("publish"),
      Object.fromEntries((await calls.publishing.checklist({ id })).map((each) => [each.id, each.state])),
    ]) {
      expect(found).toMatchObject({ headline: "must", standfirst: "must" });
      expect(found).not.toHaveProperty("credit");
    }
  });

  it.each([[{ file: { headline: "never" } }], [{ file: { embargo: "off" } }], [{ someday: {} }], [{ file: [] }]])(
    "weights that are none are refused: %j",
    async (checks) => {
      const paper = await calls.paper.get();
      const readiness = { lines: [], copyChecks: { file: "off", pass: "off" }, checks } as unknown as Readiness;
      await expect(calls.paper.save({ ...paper, readiness })).rejects.toEqual(failing("bad-input"));
      expect(await calls.paper.get()).toEqual(paper);
    },
  );

  it("the checks of the copy stop a step, remind before it, or leave it alone, as the paper has it", async () => {
    const { id } = await calls.stories.create();
    await calls.readiness.stage({ storyId: id, stage: "file" }).then(({ checks }) => expect(checks).toEqual([]));
    await settle({ file: "remind", pass: "stop" });
    await calls.readiness.tick({ storyId: id, line: "names", isDone: true });
    await calls.readiness.tick({ storyId: id, line: "law", isDone: true });
    const { checks } = await calls.readiness.stage({ storyId: id, stage: "file" });
    expect(checks).toContainEqual(expect.objectContaining({ id: "headline", state: "should" }));
    await calls.stories.move({ id, to: "filed" });
    await calls.stories.move({ id, to: "subbing" });
    await expect(calls.stories.move({ id, to: "ready" })).rejects.toEqual(failing("checklist"));
  });
});

describe("open suggestions", () => {
  it("stop a sub from passing, and let an editor pass with a warning; what is only suggested is not in what was passed", async () => {
    await calls.stories.move({ id: storyId, to: "subbing" });
    const { headline } = await calls.stories.get({ id: storyId });
    const suggestion = {
      id: "s1",
      author: "Tom Brandt",
      at: "2026-03-02T10:00:00.000Z",
      field: "headline",
      text: "Not yet so",
    } as const;
    await calls.stories.checkOut({ id: storyId });
    await calls.stories.save({ id: storyId, patch: { suggestions: [suggestion] } });
    await as("sub-editor", "Tom Brandt");
    await expect(calls.stories.move({ id: storyId, to: "ready" })).rejects.toEqual(failing("checklist"));
    await as("editor");
    const { checks } = await calls.readiness.stage({ storyId, stage: "pass" });
    expect(checks).toContainEqual(expect.objectContaining({ id: "suggestions", state: "should" }));
    await calls.stories.move({ id: storyId, to: "ready" });
    await calls.publishing.publish({ id: storyId });
    expect((await calls.stories.get({ id: storyId })).headline).toBe(headline);
  });
});
