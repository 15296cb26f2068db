import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { ROOT } from "../hosts/programs.ts";
import type { ArchiveRow } from "./measure-archive.ts";
import type { StartRow } from "./measure-start.ts";
import type { Contestant, TypingRow, TypingRows } from "./measure-typing.ts";
import { figure, plot } from "./plot.ts";

/** What the desk promises. Source: the speed table of the design. */
const REACH = {
  script: 3.0,
  scriptToLexical: 1.4,
  paintToRaw: 1.15,
  startToEmpty: 1.3,
  firstScreen: 350,
  heap: 25,
  commit: 15,
  firstRows: 100,
  search: 50,
} as const;

export interface Measured {
  typing: TypingRows;
  start: StartRow;
  commits: number;
  archive: ArchiveRow;
  rounds: number;
  keys: number;
  chromium: string;
}

interface Promised {
  what: string;
  measured: number;
  reach: number;
  unit: string;
}

function rowOf(rows: readonly TypingRow[], contestant: Contestant): TypingRow {
  const row = rows.find((candidate) => candidate.contestant === contestant);
  if (row === undefined) throw new Error(`${contestant} was not measured`);
  return row;
}

function promises({ typing, start, commits, archive }: Measured): Promised[] {
  const ours = rowOf(typing.rows, "Standfirst");
  const lexical = rowOf(typing.rows, "bare Lexical");
  const raw = rowOf(typing.rows, "raw contenteditable");
  return [
    {
      what: "script per key, caret in the middle of a 10,000-word story",
      measured: ours.script,
      reach: REACH.script,
      unit: "ms",
    },
    { what: "the same, against bare Lexical", measured: ours.script / lexical.script, reach: REACH.scriptToLexical, unit: "×" },
    {
      what: "key to paint p95, against raw contenteditable",
      measured: ours.paintP95 / raw.paintP95,
      reach: REACH.paintToRaw,
      unit: "×",
    },
    {
      what: "process start to caret in a 1,000-word story, against an empty page",
      measured: start.desk / start.empty,
      reach: REACH.startToEmpty,
      unit: "×",
    },
    { what: "JavaScript of the first screen, gzipped", measured: start.script, reach: REACH.firstScreen, unit: "kB" },
    { what: "heap with a 10,000-word story", measured: typing.heap, reach: REACH.heap, unit: "MB" },
    {
      what: "commit of an autosave of 10,000 words p95, with the way over the socket",
      measured: commits,
      reach: REACH.commit,
      unit: "ms",
    },
    {
      what: `first rows of a desk of ${archive.stories.toLocaleString("en-GB")} stories p95, the same`,
      measured: archive.firstRows,
      reach: REACH.firstRows,
      unit: "ms",
    },
    { what: "search as you type in them p95, the same", measured: archive.search, reach: REACH.search, unit: "ms" },
  ];
}

/** Prints the figures, the last line as JSON; with `keep` writes table and plot to docs/bench/. */
export function report(measured: Measured, keep: boolean): void {
  const rows = promises(measured);
  const table = tableOf(measured, rows);
  process.stdout.write(table);
  if (keep) {
    const folder = path.join(ROOT, "docs/bench");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "README.md"), page(measured, table));
    writeFileSync(path.join(folder, "bench.svg"), plotOf(measured));
  }
  const promised = rows.map((row) => ({ ...row, reached: row.measured <= row.reach }));
  process.stdout.write(`${JSON.stringify({ ...measured, node: process.version, machine: machine(), promises: promised })}\n`);
}

function tableOf({ typing, start }: Measured, rows: readonly Promised[]): string {
  const promised = rows.map(
    (row) =>
      `| ${row.what} | ${figure(row.measured)} ${row.unit} | ≤ ${figure(row.reach)} ${row.unit} | ${row.measured <= row.reach ? "reached" : "missed"} |`,
  );
  const beside = typing.rows.map(
    (row) =>
      `| ${row.contestant} | ${figure(row.script)} | ${figure(row.paintP50)} | ${figure(row.paintP95)} | ${figure(row.presentedP95)} |`,
  );
  return `| What | Measured | Reach | |
|---|---|---|---|
${promised.join("\n")}

| 10,000 words, caret in the middle | script per key, ms | key to paint p50, ms | p95, ms | key to presented frame p95, ms |
|---|---|---|---|---|
${beside.join("\n")}

| Process start | ms |
|---|---|
| to the caret in a 1,000-word story | ${figure(start.desk)} |
| to an empty page from the same host | ${figure(start.empty)} |
`;
}

function page(measured: Measured, table: string): string {
  return `# How fast it is
Written by \`npm run bench\`; do not edit. ${measured.rounds} rounds of ${measured.keys} keys on ${machine()}, Chromium ${measured.chromium}, Node ${process.version}.

![The same figures as bars](bench.svg)

${table}
## How it is measured
- All run in one go and in turn, round by round, each round begun by another one, so that a slow spell of the machine meets all of them. Figures are medians of the rounds. Ratios carry over to other machines; milliseconds do not.
- The desk is the real one: the browser host started from the bundle, the sample newsroom, a story of 10,000 words in 250 paragraphs open, its panel open, saving as it goes. The others hold the same words in the same type and measure: a bare \`contenteditable\`; Lexical with rich text, history, lists and links, without React; ProseMirror with its basic schema, history and key map.
- Keys are real: \`Input.dispatchKeyEvent\` of the DevTools protocol, one every 45 ms. Twelve keys warm up and are not counted.
- *Script per key* is the change of Chromium's own \`ScriptDuration\` over all keys and the 600 ms after the last one, divided by the keys. Saving, counting and drawing the interface are therefore in it, and so are the four lines that measure paint, on every page alike.
- *Key to paint* is the time from the key event's own time stamp to the second animation frame after it: the frame with the letter has then been made. It holds the wait for the screen's next frame, as a writer's eye does.
- *Key to presented frame* is Chromium's trace (\`EventLatency\`): from the event's arrival in the browser process to the presentation of the frame. Without a screen there is no wait for one, which makes it the stricter of the two.
- *Process start*: the host's process is started and its address opened in a browser that already runs, with a warm profile in which the story was left open; the clock stops when a frame with the caret in the copy has been painted. The empty page comes from the same host with an interface of one line, over the same data folder, in turn with the desk. The first start of each is not counted.
- *JavaScript of the first screen*: every script a browser without a cache loads until the story stands there and the network is quiet, each gzipped.
- *First rows and search*: calls of the desk's list as its window makes them, one after another; the search after every letter of several words.
- *Heap*: of the desk's page with the long story, after two garbage collections.
`;
}

function plotOf({ typing, start }: Measured): string {
  const raw = rowOf(typing.rows, "raw contenteditable");
  const bars = (value: (row: TypingRow) => number) =>
    typing.rows.map((row) => ({ name: row.contestant, value: value(row), ours: row.contestant === "Standfirst" }));
  return plot([
    { title: "Script per key in a 10,000-word story", unit: "ms", bars: bars((row) => row.script), reach: REACH.script },
    {
      title: "Key to paint, 95th percentile",
      unit: "ms",
      bars: bars((row) => row.paintP95),
      reach: raw.paintP95 * REACH.paintToRaw,
    },
    {
      title: "Process start to caret",
      unit: "ms",
      bars: [
        { name: "Standfirst", value: start.desk, ours: true },
        { name: "empty page", value: start.empty, ours: false },
      ],
      reach: start.empty * REACH.startToEmpty,
    },
  ]);
}

function machine(): string {
  const each = cpus();
  return `${each.length} × ${each[0]?.model.trim() ?? "unknown processor"}`;
}
