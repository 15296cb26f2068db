import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { v7 } from "uuid";
import { afterEach, expect, it } from "vitest";
import { textRun, paragraphOf } from "../../shared/editor/safe-copy.ts";
import { EXPORT_FORMATS } from "../../shared/formats/export-formats.ts";
import type { MarkedBlock } from "../../shared/model/copy.ts";
import { callsOf } from "../hosts/terminal/desk-calls.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);

/** What people write beside the copy: a word of its own for each place. */
const MARKERS = {
  comment: "Zqcomment",
  reply: "Zqreply",
  note: "Zqnote",
  name: "Zqname",
  reason: "Zqreason",
  legal: "Zqlegal",
  lawyer: "Zqlawyer",
  line: "Zqline",
  quotation: "Zqquotation",
};

async function everyFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  return (await Promise.all(files)).join("\n");
}

/** The parts of a zip, unpacked: a Word file is one. */
function unzipped(bytes: Buffer): string {
  let text = "";
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) !== 8) continue;
    try {
      text += inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("latin1");
    } catch {
      // A picture, or the bytes of one that look like the head of a part.
    }
  }
  return text;
}

it("nothing said beside the copy, nor a trace of where, is in anything that leaves the desk", async () => {
  const { desk, dataFolder } = await openDeskForTests();
  const calls = callsOf(desk.router, "window");
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "sample" });
  const paper = await calls.paper.get();
  const line = { id: "line", stage: "publish", text: MARKERS.line, weight: "must" } as const;
  await calls.paper.save({ ...paper, readiness: { lines: [line], copyChecks: { file: "off", pass: "off" } } });
  const storyId = (await calls.stories.list({ status: "ready" })).rows[0]?.id ?? "";
  await calls.stories.checkOut({ id: storyId });

  const anchor = { kind: "words", field: "body", quotation: MARKERS.quotation } as const;
  const id = v7();
  await calls.comments.add({ id, storyId, anchor, text: MARKERS.comment });
  await calls.comments.reply({ id, text: MARKERS.reply });
  const commented: MarkedBlock = {
    ...paragraphOf([]),
    children: [textRun("Half a wo", 0), { ...textRun("rd is said of", 0), $: { comments: [id] } }, textRun(" here.", 0)],
  };
  const { body, standfirst } = await calls.stories.get({ id: storyId });
  await calls.stories.save({
    id: storyId,
    patch: {
      body: { kind: "whole", blocks: [commented, ...body] },
      standfirst: [{ ...textRun("Said of", 0), $: { comments: [id] } }, ...standfirst],
    },
  });
  expect((await calls.comments.list({ storyId }))[0]?.words).toBe("Said ofrd is said of");
  await calls.stories.move({ id: storyId, to: "revise", reason: MARKERS.reason });
  await calls.stories.move({ id: storyId, to: "ready" });
  await calls.history.keep({ storyId, name: MARKERS.name });
  await calls.readiness.needLawyer({ storyId, reason: MARKERS.legal });
  await calls.readiness.signOff({ storyId, readBy: MARKERS.lawyer });
  await calls.readiness.tick({ storyId, line: "line", isDone: true, note: MARKERS.note });

  const { viewAt } = await calls.publishing.publish({ id: storyId });
  expect(await (await fetch(viewAt)).text()).toContain("Half a word is said of here.");
  // Said after it went out: readers miss nothing by it.
  await calls.stories.save({
    id: storyId,
    patch: {
      body: {
        kind: "splice",
        base: (await calls.stories.get({ id: storyId })).bodyRevision,
        at: 0,
        remove: 1,
        insert: [
          {
            ...paragraphOf([]),
            children: [{ ...textRun("Half a word", 0), $: { comments: [id] } }, textRun(" is said of here.", 0)],
          },
        ],
      },
    },
  });
  const { revision } = await calls.stories.get({ id: storyId });
  expect((await calls.publishing.publication({ id: storyId }))?.revision).toBe(revision);
  const leaves: Record<string, string> = { site: await everyFile(join(dataFolder, "site")) };
  for (const format of EXPORT_FORMATS) {
    for (const part of ["whole", "free"] as const) {
      const { file } = await calls.exports.stories({ ids: [storyId], format, part });
      const bytes = Buffer.from(await file.arrayBuffer());
      leaves[`${format} ${part}`] = bytes.toString("latin1") + unzipped(bytes);
    }
  }
  expect(leaves["text whole"]).toContain("Half a word is said of here.");
  expect(leaves["docx whole"]).toContain("is said of");
  const secrets = [...Object.values(MARKERS), id];
  for (const [what, text] of Object.entries(leaves))
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${what}`).toBe(false);

  for (const secret of Object.values(MARKERS)) expect((await calls.stories.list({ query: secret })).rows, secret).toEqual([]);
  expect((await calls.stories.list({ query: "word" })).rows.map((row) => row.id)).toContain(storyId);
  // The receipt proves the page against what was passed: marks would have made a difference.
  const { open, ended } = await calls.queue.list({ storyId });
  expect([...open, ...ended].map(({ state }) => state)).not.toContain("failed");
});

it("a comment does not make copy that was read by a lawyer another copy, nor count as words", async () => {
  const { desk } = await openDeskForTests();
  const calls = callsOf(desk.router, "window");
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "empty" });
  const { id: storyId } = await calls.stories.create();
  await calls.stories.checkOut({ id: storyId });
  const save = (block: MarkedBlock): Promise<{ words: number }> =>
    calls.stories.save({ id: storyId, patch: { body: { kind: "whole", blocks: [block] } } });
  const { words } = await save(paragraphOf([textRun("The ferry is late.", 0)]));
  await calls.readiness.needLawyer({ storyId, reason: "" });
  await calls.readiness.signOff({ storyId, readBy: "R. Sethi" });
  const commented = await save({
    ...paragraphOf([]),
    children: [textRun("The fer", 0), { ...textRun("ry is", 0), $: { comments: ["x"] } }, textRun(" late.", 0)],
  });
  expect(commented.words).toBe(words);
  expect((await calls.readiness.ofStory({ storyId })).legal?.signedOff?.changedSince).toBe(false);
  expect((await calls.history.compare({ storyId, from: 1 })).blocks.map(({ kind }) => kind)).toEqual(["same"]);
});
