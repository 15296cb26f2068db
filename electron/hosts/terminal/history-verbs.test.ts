import { readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDesks, openDeskForTests } from "../../desk/testing/desk-for-tests.ts";
import { callsOf } from "./desk-calls.ts";
import { verifyHistory } from "./history-verbs.ts";
import { createVoice } from "./voice.ts";

let dataFolder: string;
const kept = new Map<string, unknown>();
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "standfirst-verify-"));
  kept.clear();
});
afterEach(async () => {
  await closeDesks();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function open(): Promise<{ calls: ReturnType<typeof callsOf>; close(): Promise<void> }> {
  const settingsFile = { get: (key: string) => kept.get(key), set: (key: string, value: unknown) => void kept.set(key, value) };
  const { desk } = await openDeskForTests({ dataFolder, settingsFile });
  return { calls: callsOf(desk.router, "desk"), close: desk.close };
}

it("is content with a whole history, and names the story and the version of a flipped byte", async () => {
  const said: string[] = [];
  const voice = createVoice({ json: true, out: (text) => void said.push(String(text)), problem: (text) => void said.push(text) });
  const first = await open();
  await first.calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "empty" });
  const { id } = await first.calls.stories.create();
  await first.calls.stories.checkOut({ id });
  await first.calls.stories.save({ id, patch: { headline: "HARBOURSIDE" } });
  await first.calls.stories.move({ id, to: "filed" });
  await first.calls.stories.save({ id, patch: { headline: "Quay" } });
  await first.calls.stories.move({ id, to: "subbing" });
  await verifyHistory(first.calls, voice, undefined);
  await verifyHistory(first.calls, voice, id);
  expect(said.splice(0).map((line) => JSON.parse(line) as unknown)).toEqual([
    { stories: 1, versions: 2, whole: true },
    { stories: 1, versions: 2, whole: true },
  ]);
  await first.close();

  const path = join(dataFolder, "desk.sqlite");
  const bytes = readFileSync(path);
  // The last is that of the version: the story itself says "Quay" by now.
  const at = bytes.lastIndexOf("HARBOURSIDE");
  bytes[at] = (bytes[at] ?? 0) ^ 0x02;
  writeFileSync(path, bytes);

  const second = await open();
  await expect(verifyHistory(second.calls, voice, undefined)).rejects.toMatchObject({
    code: "bad-file",
    message: "The history does not hold in 1 place; looked at 2 versions of 1 story.",
  });
  expect(said.map((line) => JSON.parse(line) as unknown)).toEqual([
    { storyId: id, headline: "Quay", number: 1, why: "Version 1 is not as it was kept: something in it was changed." },
  ]);
});
