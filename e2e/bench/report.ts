import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { ROOT } from "../hosts/programs.ts";
import type { ArchiveRow } from "./measure-archive.ts";
import type { ChecksRow } from "./measure-checks.ts";
import type { PublishingRow } from "./measure-publishing.ts";
import type { QueueRow } from "./measure-queue.ts";
import type { SiteRow } from "./measure-sites.ts";
import type { StartRow } from "./measure-start.ts";
import type { Contestant, TypingRow, TypingRows } from "./measure-typing.ts";
import { type Chart, figure, plot } from "./plot.ts";
import { WARM_UP } from "./typing.ts";

/** What the desk promises. Source: the speed table of the design. */
const REACH = {
  script: 3.0,
  scriptToLexical: 1.4,
  paintToRaw: 1.15,
  startToEmpty: 1.3,
  checkedParagraph: 50,
  checkedStory: 300,
  firstScreen: 350,
  heap: 25,
  commit: 15,
  firstRows: 100,
  search: 50,
  siteToBare: 3.0,
  besideQueue: 1.15,
  firstPublication: 1500,
  textChange: 150,
  rebuild: 20_000,
  oneMore: 500,
} as const;

export interface Measured {
  typing: TypingRows;
  start: StartRow;
  checks: ChecksRow;
  commits: number;
  archive: ArchiveRow;
  sites: readonly SiteRow[];
  queue: QueueRow;
  publishing: PublishingRow;
  rounds: number;
  keys: number;
  chromium: string;
}

interface Promised {
  what: string;
  /** Undefined where it could not be measured: then it is not reached either. */
  measured: number | undefined;
  /** Why it was not measured. */
  missing?: string;
  reach: number;
  unit: string;
}

function rowOf(rows: readonly TypingRow[], contestant: Contestant): TypingRow {
  const row = rows.find((candidate) => candidate.contestant === contestant);
  if (row === undefined) throw new Error(`${contestant} was not measured`);
  return row;
}

function promises({ typing, start, commits, archive, checks, publishing, sites, queue }: Measured): Promised[] {
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
    {
      what: `checks of a changed paragraph in 1,000 words, ${checks.rules.toLocaleString("en-GB")} rules, p95, the same`,
      measured: checks.paragraph,
      reach: REACH.checkedParagraph,
      unit: "ms",
    },
    { what: "checks of the whole story, p95, the same", measured: checks.whole, reach: REACH.checkedStory, unit: "ms" },
    ...promisedOfPublishing(publishing),
    ...sites.flatMap(promisesOfSite),
    {
      what: `script per key while a queue of ${queue.jobs} is sent, against an empty one`,
      measured: queue.script,
      reach: REACH.besideQueue,
      unit: "×",
    },
    { what: "key to paint p95, the same", measured: queue.paint, reach: REACH.besideQueue, unit: "×" },
  ];
}

function promisedOfPublishing({ stories, first, textChange, rebuild, oneMore, textChangeThere }: PublishingRow): Promised[] {
  const many = stories.toLocaleString("en-GB");
  return [
    {
      what: "publishing 1,000 words with a lead picture to the folder, first time",
      measured: first,
      reach: REACH.firstPublication,
      unit: "ms",
    },
    { what: "the same when only text changed", measured: textChange, reach: REACH.textChange, unit: "ms" },
    { what: `a site of ${many} stories made anew`, measured: rebuild, reach: REACH.rebuild, unit: "ms" },
    { what: "one more story on it", measured: oneMore, reach: REACH.oneMore, unit: "ms" },
    { what: "its text changed", measured: textChangeThere, reach: REACH.textChange, unit: "ms" },
  ];
}

function promisesOfSite(row: SiteRow): Promised[] {
  return (["first", "update"] as const).map((deed) => ({
    what: `${deed === "first" ? "first publication" : "update"} of 1,000 words with a lead picture on ${row.site}, against the bare calls`,
    ...("missing" in row ? { measured: undefined, missing: row.missing } : { measured: row[deed].ratio }),
    reach: REACH.siteToBare,
    unit: "×",
  }));
}

function isReached({ measured, reach }: Promised): boolean {
  return measured !== undefined && measured <= reach;
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
  const promised = rows.map((row) => ({ ...row, reached: isReached(row) }));
  process.stdout.write(`${JSON.stringify({ ...measured, node: process.version, machine: machine(), promises: promised })}\n`);
}

function tableOf({ typing, start, sites, queue }: Measured, rows: readonly Promised[]): string {
  const promised = rows.map((row) => {
    const measured = row.measured === undefined ? `not measured: ${row.missing}` : `${figure(row.measured)} ${row.unit}`;
    const end = row.measured === undefined ? "" : isReached(row) ? "reached" : "missed";
    return `| ${row.what} | ${measured} | ≤ ${figure(row.reach)} ${row.unit} | ${end} |`;
  });
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
| to the caret in the same words in bare Lexical from the same host | ${figure(start.lexical)} |
| to an empty page from the same host | ${figure(start.empty)} |
${sites.map(siteTable).join("")}
| Typing in 10,000 words | script per key, ms | key to paint p95, ms |
|---|---|---|
| with an empty queue | ${figure(queue.quiet.script)} | ${figure(queue.quiet.paintP95)} |
| while a queue of ${queue.jobs} is sent, ${queue.sentMeanwhile} of it meanwhile | ${figure(queue.busy.script)} | ${figure(queue.busy.paintP95)} |
`;
}

function siteTable(row: SiteRow): string {
  if ("missing" in row) return "";
  return `
| 1,000 words with a lead picture on ${row.site} | first publication, ms | update, ms |
|---|---|---|
| Standfirst, from the wish to the site having it | ${figure(row.first.desk)} | ${figure(row.update.desk)} |
| the bare calls | ${figure(row.first.bare)} | ${figure(row.update.bare)} |
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
- Keys are real: \`Input.dispatchKeyEvent\` of the DevTools protocol, one every 45 ms. ${WARM_UP} keys before them warm up and are not counted: they compile what the rest run.
- *Script per key* is the change of Chromium's own \`ScriptDuration\` over all keys and the 600 ms after the last one, divided by the keys. Saving, counting and drawing the interface are therefore in it, and so are the four lines that measure paint, on every page alike.
- *Key to paint* is the time from the key event's own time stamp to the second animation frame after it: the frame with the letter has then been made. It holds the wait for the screen's next frame, as a writer's eye does.
- *Key to presented frame* is Chromium's trace (\`EventLatency\`): from the event's arrival in the browser process to the presentation of the frame. Without a screen there is no wait for one, which makes it the stricter of the two.
- *Process start*: the host's process is started and its address opened in a browser that already runs, with a warm profile in which the story was left open; the clock stops when a frame with the caret in the copy has been painted. The empty page comes from the same host with an interface of one line, over the same data folder, in turn with the desk; so does the page of bare Lexical, which has its words in its script and neither React nor a desk around them. The first start of each is not counted.
- *JavaScript of the first screen*: every script a browser without a cache loads until the story stands there and the network is quiet, each gzipped.
- *First rows and search*: calls of the desk's list as its window makes them, one after another; the search after every letter of several words.
- *WordPress and Ghost*: real servers on this machine, where their start scripts are at hand; else the row says so and is not reached. The desk publishes a new story of 1,000 words with a lead picture 2,400 pixels wide, then one sentence of it changed, through its real queue over a real file: the clock runs from the wish to the site having it and the file saying so. Looking for the story's post and for changes made there, making the picture's copy that is sent, looking up section, tags and authors, and making sure that there is one post are in it; reading the page as a reader is not. The sites make the picture's smaller widths themselves, in both. The bare calls are the fewest that lead to the same post, by a client that knows every id by heart, minds nobody's changes and tries nothing twice: upload and create, two calls; update, one call, with the text alone. They send the very text, section, tags and author of the desk's own post and a picture of the same size, made ready before. Both in turn, begun by another one each round; each ends with a look that the words are on the page. The site has the section and the tags already. The first round is not counted.
- *Typing while a queue is sent*: the same story and the same keys as above, with an empty queue and while the host sends ${measured.queue.jobs} stories of 300 words to an outlet on loopback, in turn. The outlet holds the first delivery until the keys that warm up begin and answers at once from then on, which is faster than any site: the queue goes as fast as the desk can send. Every delivery has to arrive. At most ${figure(REACH.besideQueue)} times the time without is what counts as not disturbed, the measure that also holds for the paint of a key against raw contenteditable: rounds of the same page differ by nearly as much among themselves. In the window events of the queue are gathered, and what they make out of date is read again where it is shown, less often the longer they go on.
- *Publishing*: from the call to the answer that the page stands, through the queue and over the socket, medians. Each story is new, with a lead picture nobody has used; its copies in all widths are made in that time. The large site has stories of 1,000 words by 40 writers with cards, lists and pictures; made anew means every page of it.
- *Checks*: calls of the desk as its window makes them, with a house style of many rules: words, phrases that begin with words of the copy, and patterns. For the whole story everything known of its texts is dropped before. Spelling, slips and what is looked at over the whole story are in it; grammar has a thread of its own and follows. Reading so large a guide and testing each of its rules by its examples took ${figure(measured.checks.reading / 1000)} s, once, in a thread of its own.
- *Heap*: of the desk's page with the long story, after two garbage collections.
`;
}

function plotOf({ typing, start, sites, queue }: Measured): string {
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
        { name: "bare Lexical", value: start.lexical, ours: false },
        { name: "empty page", value: start.empty, ours: false },
      ],
      reach: start.empty * REACH.startToEmpty,
    },
    ...sites.flatMap(chartsOfSite),
    {
      title: `Script per key while a queue of ${queue.jobs} is sent`,
      unit: "ms",
      bars: [
        { name: "while it is sent", value: queue.busy.script, ours: true },
        { name: "with an empty queue", value: queue.quiet.script, ours: false },
      ],
      reach: queue.quiet.script * REACH.besideQueue,
    },
  ]);
}

function chartsOfSite(row: SiteRow): Chart[] {
  if ("missing" in row) return [];
  return (["first", "update"] as const).map((deed) => ({
    title: `${deed === "first" ? "First publication" : "Update"} on ${row.site}, 1,000 words with a lead picture`,
    unit: "ms",
    bars: [
      { name: "Standfirst", value: row[deed].desk, ours: true },
      { name: "bare calls", value: row[deed].bare, ours: false },
    ],
    reach: row[deed].bare * REACH.siteToBare,
  }));
}

function machine(): string {
  const each = cpus();
  return `${each.length} × ${each[0]?.model.trim() ?? "unknown processor"}`;
}
