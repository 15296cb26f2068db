import { createRouterClient } from "@orpc/server";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { EXPORT_FORMATS } from "../../shared/formats/export-formats.ts";
import { FOLDER_TARGET_ID } from "../../shared/model/folder-target.ts";
import { openOutlet } from "../services/publishing/targets/outlet/testing/outlet-receiver.ts";
import { afterwards, closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";
import { PLANTED, plantDesk, typeOn } from "./testing/planted-desk.ts";
import { plantedIn } from "./testing/planted-words.ts";
import type { DeskCalls } from "./testing/transports.ts";

const SECRET = "a secret for this test";

afterEach(closeDesks);

test("no word that must not go out is in a byte of what goes out", { timeout: 120_000 }, async () => {
  const { desk, dataFolder } = await openDeskForTests({ clock: { now: () => Temporal.Now.instant() } });
  const calls: DeskCalls = createRouterClient(desk.router, { context: { session: "one" } });
  const stories = await plantDesk(calls);
  const outlet = await openOutlet(SECRET);
  afterwards(outlet.close);
  const settings = { kind: "outlet", address: outlet.address } as const;
  const { id: wire } = await calls.targets.add({ name: "The wire", settings, secret: SECRET });
  const send = async (storyId: string): Promise<void> => {
    for (const targetId of [FOLDER_TARGET_ID, wire]) {
      const { id } = await calls.queue.send({ storyId, targetId, deed: "publish" });
      const state = async (): Promise<string | undefined> =>
        (await calls.queue.list({ storyId })).ended.find((each) => each.id === id)?.state;
      await expect.poll(state, { timeout: 30_000 }).toBe("checked");
    }
  };

  const outputs = new Map<string, Uint8Array>();
  const keepExport = async (id: string, format: (typeof EXPORT_FORMATS)[number], part: "whole" | "free"): Promise<void> => {
    const { file } = await calls.exports.stories({ ids: [id], format, part });
    outputs.set(`the ${part} of ${id} as ${format}, ${file.name}`, await file.bytes());
  };
  for (const id of [stories.whole, stories.cut, stories.suggested]) await send(id);
  for (const format of EXPORT_FORMATS) {
    for (const id of [stories.whole, stories.suggested, stories.last]) await keepExport(id, format, "whole");
    await keepExport(stories.cut, format, "free");
  }

  await typeOn(calls, stories);
  await expect(send(stories.whole), "TK").rejects.toMatchObject({ code: "checklist" });
  await expect(send(stories.embargoed), "embargo").rejects.toMatchObject({ code: "checklist" });
  await send(stories.last);
  await calls.corrections.add({ storyId: stories.cut, kind: "clarification", text: "It was four." });

  for (const entry of readdirSync(join(dataFolder, "site"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) outputs.set(path, readFileSync(path));
  }
  for (const [at, { body }] of outlet.requests.entries()) outputs.set(`request ${at} to the outlet`, Buffer.from(body));

  const names = [...outputs.keys()].join("\n");
  for (const file of ["index.html", ".jpg", "feed", "sitemap", "docx", "request 0 to the outlet"]) expect(names).toContain(file);
  expect(outputs.size).toBeGreaterThan(60);
  expect(await plantedIn(outputs)).toEqual([]);
});

test("a word that got out is found: in text, in capitals, in a picture's metadata, in a packed file", async () => {
  const word = PLANTED["the catchline"];
  const outputs = new Map<string, Uint8Array>([
    ["a page", Buffer.from(`<p>${word.toUpperCase()}</p>`)],
    [
      "a document",
      Buffer.from(`{"href":"data:image/jpeg;base64,${Buffer.from(`${"x".repeat(40)}${word}`).toString("base64")}"}`),
    ],
    ["Exif", Buffer.from(word, "utf16le")],
    ["nothing", Buffer.from("plain")],
  ]);
  expect(await plantedIn(outputs)).toEqual(
    ["a page", "a picture in a document", "Exif"].map((where) => `the catchline is in ${where}`),
  );
});
