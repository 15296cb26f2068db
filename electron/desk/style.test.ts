import { createRouterClient } from "@orpc/server";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { DeskNews } from "../../shared/contract/desk.ts";
import type { RuleEntry } from "../../shared/style/rule-file.ts";
import type { Rehearsal } from "../../shared/style/house-style.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

afterEach(closeDesks);

const MINA = { name: "Mina Rao", role: "editor" } as const;
const HARBOUR: RuleEntry = {
  id: "harbour",
  find: ["harbour"],
  replace: ["port"],
  why: "This paper's town has a port.",
  severity: "should",
  examples: { wrong: [{ text: "The harbour is full.", right: "The port is full." }], right: ["The port is full."] },
};
const yamlOf = (rule: RuleEntry): string => `- ${JSON.stringify(rule)}\n`;

// What a client is can only be inferred: it repeats the whole contract.
async function openDesk() {
  const { desk, dataFolder, logged } = await openDeskForTests();
  const client = createRouterClient(desk.router, { context: { session: "sub" } });
  await client.desk.begin({ profile: MINA, newsroom: "empty" });
  const own = join(dataFolder, "style", "paper");
  mkdirSync(own, { recursive: true });
  return { desk, client, dataFolder, own, logged, shipped: join(dataFolder, "style", "standfirst") };
}

test(
  "the first guide is laid out and in use; a rule is switched off in its file, and on again",
  { timeout: 60_000 },
  async () => {
    const { client, shipped } = await openDesk();
    const { rules, problems } = await client.style.guide();
    expect(problems).toEqual([]);
    expect(rules.length).toBeGreaterThanOrEqual(150);
    expect(rules.filter(({ fault, isOff }) => fault !== undefined || isOff)).toEqual([]);
    expect(rules.find(({ id }) => id === "adviser")).toMatchObject({ guide: "standfirst", summary: "advisor → adviser" });
    const found = async (): Promise<string[]> => {
      const { findings } = await client.checks.text({ text: "The advisor resigned." });
      return findings.map(({ rule }) => rule);
    };
    expect(await found()).toContain("adviser");
    const before = readFileSync(join(shipped, "spellings.yaml"), "utf8");
    const off = await client.style.turn({ id: "adviser", isOn: false });
    expect(off.rules.find(({ id }) => id === "adviser")?.isOff).toBe(true);
    expect(await found()).not.toContain("adviser");
    await client.style.turn({ id: "adviser", isOn: true });
    expect(readFileSync(join(shipped, "spellings.yaml"), "utf8")).toBe(before);
    expect(await found()).toContain("adviser");
  },
);

test(
  "files edited by hand while the desk runs are read again, and what is broken in them is named",
  { timeout: 60_000 },
  async () => {
    const { client, own } = await openDesk();
    await client.style.guide();
    const told: DeskNews["kind"][] = [];
    const listening = new AbortController();
    const events = await client.desk.changes(undefined, { signal: listening.signal });
    void (async () => {
      for await (const event of events) told.push(event.kind);
    })();
    writeFileSync(join(own, "places.yaml"), `${yamlOf(HARBOUR)}- id: slip\n  fnid: x\n`);
    writeFileSync(join(own, "torn.yaml"), "- id: [");
    await vi.waitFor(
      async () => expect((await client.style.guide()).rules.some(({ id }) => id === "harbour")).toBe(true),
      30_000,
    );
    await vi.waitFor(() => expect(told).toContain("styleDidChange"), 30_000);
    expect((await client.style.guide()).problems).toMatchObject([
      { guide: "paper", file: "places.yaml", line: 2, rule: "slip" },
      { guide: "paper", file: "torn.yaml", line: 1 },
    ]);
    const back: RuleEntry = {
      ...HARBOUR,
      id: "port",
      find: ["port"],
      replace: ["harbour"],
      examples: { wrong: [{ text: "port", right: "harbour" }], right: ["harbour"] },
    };
    const failing: RuleEntry = { ...HARBOUR, id: "failing", examples: { wrong: [{ text: "quay" }], right: ["port"] } };
    const runaway: RuleEntry = {
      ...HARBOUR,
      id: "runaway",
      find: undefined,
      pattern: "^(a+)+$",
      replace: undefined,
      examples: { wrong: [{ text: `${"a".repeat(60)}!` }], right: ["b"] },
    };
    appendFileSync(join(own, "places.yaml"), [back, failing, runaway].map(yamlOf).join(""));
    await vi.waitFor(
      async () => expect((await client.style.guide()).rules.some(({ id }) => id === "runaway")).toBe(true),
      30_000,
    );
    const faults = (await client.style.guide()).rules.flatMap(({ id, fault }) => (fault === undefined ? [] : [[id, fault]]));
    expect(faults).toEqual([
      ["port", expect.stringMatching(/^“harbour” and “port” undo each other/)],
      ["failing", expect.stringMatching(/finds nothing in it/)],
      ["runaway", expect.stringMatching(/ran away and was stopped/)],
    ]);
    rmSync(join(own, "torn.yaml"));
    await vi.waitFor(async () => expect((await client.style.guide()).problems).toHaveLength(1), 30_000);
    listening.abort();
  },
);

test("the next start takes what this one made of the guide", { timeout: 60_000 }, async () => {
  const { client, desk, dataFolder, shipped } = await openDesk();
  const first = await client.style.guide();
  await desk.close();
  const file = join(dataFolder, "cache", "style-guides.json");
  const [head = "", body = ""] = readFileSync(file, "utf8").split("\n");
  // A sign that it was taken: nothing but what was kept says so.
  const signed = body.replace('"why":"Whoever advises', '"why":"As kept: whoever advises');
  const sum = createHash("sha256").update(signed).digest("hex");
  writeFileSync(file, `${JSON.stringify({ ...(JSON.parse(head) as object), sum })}\n${signed}`);
  const settingsFile = { get: (key: string) => (key === "profile" ? MINA : undefined), set: () => {} };
  const again = await openDeskForTests({ dataFolder, settingsFile });
  const later = createRouterClient(again.desk.router, { context: { session: "sub" } });
  const second = await later.style.guide();
  expect(second.rules.find(({ id }) => id === "adviser")?.why).toMatch(/^As kept: /);
  const { findings } = await later.checks.text({ text: "The advisor resigned." });
  expect(findings.find(({ rule }) => rule === "adviser")?.why).toMatch(/^As kept: /);
  // Edited by hand, the files are read again.
  appendFileSync(join(shipped, "spellings.yaml"), "# A remark\n");
  await vi.waitFor(async () => expect(await later.style.guide()).toEqual(first), 30_000);
});

test("a rule is tried out, rehearsed over the archive, saved and changed", async () => {
  const { client, own } = await openDesk();
  expect(await client.style.tryOut({ rule: HARBOUR, text: "Harbours: the Harbour" })).toEqual({
    found: [{ start: 14, end: 21, replacements: ["Port"] }],
  });
  expect(await client.style.tryOut({ rule: { ...HARBOUR, replace: ["old harbour"] }, text: "x" })).toMatchObject({
    found: [],
    fault: expect.stringMatching(/should become/) as string,
  });
  for (const headline of ["The harbour and the town", "The last ferry", "Nothing here"]) {
    const { id } = await client.stories.create();
    await client.stories.checkOut({ id });
    await client.stories.save({ id, patch: { headline } });
  }
  const heard: Rehearsal[] = [];
  for await (const step of await client.style.rehearse({ rule: { ...HARBOUR, find: ["the"], replace: undefined } }))
    heard.push(step);
  const done = heard.at(-1);
  if (done?.kind !== "done") throw new Error("The rehearsal did not end");
  expect(done).toMatchObject({ stories: 3, found: 3, inStories: 2 });
  expect(done.examples).toMatchObject([
    { title: "The last ferry", before: "", text: "The", after: " last ferry" },
    { title: "The harbour and the town", before: "", text: "The", after: " harbour and the town" },
    { title: "The harbour and the town", before: "The harbour and ", text: "the", after: " town" },
  ]);

  await client.style.save({ rule: HARBOUR });
  expect(await client.style.rule({ id: "harbour" })).toEqual(HARBOUR);
  await expect(client.style.save({ rule: HARBOUR })).rejects.toMatchObject({ code: "bad-input" });
  const { rules } = await client.style.save({ rule: { ...HARBOUR, id: "our-harbour", severity: "must" }, replaces: "harbour" });
  expect(rules.filter(({ guide }) => guide === "paper").map(({ id, severity }) => [id, severity])).toEqual([
    ["our-harbour", "must"],
  ]);
  expect(readFileSync(join(own, "own-rules.yaml"), "utf8")).toContain("severity: must");
  await expect(client.style.save({ rule: HARBOUR, replaces: "gone" })).rejects.toMatchObject({ code: "not-found" });
});

test("a rehearsal is stopped by whoever stops listening", async () => {
  const { client } = await openDesk();
  const stop = new AbortController();
  const rehearsal = await client.style.rehearse({ rule: HARBOUR }, { signal: stop.signal });
  stop.abort();
  const heard: unknown[] = [];
  await (async () => {
    for await (const step of rehearsal) heard.push(step);
  })().catch(() => {});
  expect(heard.some((step) => (step as Rehearsal).kind === "done")).toBe(false);
});
