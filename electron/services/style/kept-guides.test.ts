import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOnce } from "./kept-guides.ts";
import { readGuides, type ReadGuides } from "./read-guides.ts";
import { createWithinTime } from "./within-time.ts";

const FIRST_GUIDE = join(import.meta.dirname, "guide");

let folder: string;
let guide: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-kept-"));
  guide = join(folder, "house");
  file = join(folder, "cache", "style-guides.json");
  mkdirSync(guide);
});
afterEach(() => rmSync(folder, { recursive: true }));

const RULES = `
- id: adviser
  find: [" advisor "]
  pairs: { advisors: advisers }
  replace: adviser
  why: We spell it with an e.
  severity: must
  link: https://example.org/a
  where: [headline, body]
  except: Advisor Street
  examples: { wrong: [{ text: An advisor, right: An adviser }], right: [An advisory board] }
- id: failing
  find: quay
  why: It is a key.
  severity: hint
  examples: { wrong: [{ text: wharf }], right: [key] }
- id: switched-off
  pattern: "kay(s?)"
  replace: [key$1]
  why: It is a key.
  severity: should
  off: true
  examples: { wrong: [{ text: kays, right: keys }], right: [key] }
- id: slip
  fnid: x
`;
const RUNAWAY = `
- id: runaway
  pattern: ^(a+)+$
  why: It runs.
  severity: must
  examples: { wrong: [{ text: ${"a".repeat(60)}! }], right: [b] }
`;

/** What is read, and whether it had to be. */
function read(reader = "1.0", folders = [guide]): { guides: ReadGuides; anew: boolean } {
  const work = vi.fn<() => ReadGuides>(() => readGuides(folders, createWithinTime()));
  const guides = readOnce(folders, { file, reader }, work);
  return { guides, anew: work.mock.calls.length > 0 };
}

test("what was read is not read again: rules, faults, those switched off, and what is no rule", () => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  const first = read();
  const second = read();
  expect([first.anew, second.anew]).toEqual([true, false]);
  expect(second.guides).toEqual(first.guides);
  expect(second.guides.rules.map(({ id }) => id)).toEqual(["adviser"]);
  expect(second.guides.lines.map(({ id, isOff, fault }) => [id, isOff, fault])).toEqual([
    ["adviser", false, undefined],
    ["failing", false, expect.stringContaining("wharf")],
    ["switched-off", true, undefined],
  ]);
  expect(second.guides.problems).toMatchObject([{ file: "a.yaml", rule: "slip" }]);
});

test("the whole first guide comes back as it was read", { timeout: 60_000 }, () => {
  const first = read("1.0", [FIRST_GUIDE]);
  const second = read("1.0", [FIRST_GUIDE]);
  expect(second.anew).toBe(false);
  expect(second.guides).toEqual(first.guides);
});

test("a file that changed, came or went, another reader or another order is read anew; a copy elsewhere is not", () => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  read();
  appendFileSync(join(guide, "a.yaml"), "# a remark\n");
  expect(read().anew).toBe(true);
  expect(read().anew).toBe(false);
  writeFileSync(join(guide, "b.yaml"), "");
  expect(read().anew).toBe(true);
  rmSync(join(guide, "b.yaml"));
  expect(read().anew).toBe(true);
  expect(read("1.1").anew).toBe(true);
  expect(read("1.1").anew).toBe(false);
  const other = join(folder, "other");
  cpSync(guide, other, { recursive: true });
  expect(read("1.1", [guide, other]).anew).toBe(true);
  expect(read("1.1", [other, guide]).anew).toBe(true);
  const elsewhere = join(folder, "elsewhere", "house");
  cpSync(guide, elsewhere, { recursive: true });
  read("1.1");
  expect(read("1.1", [elsewhere]).anew).toBe(false);
});

test.each<[string, (kept: string) => string | Buffer]>([
  ["empty", () => ""],
  ["cut short", (kept) => kept.slice(0, -20)],
  ["of another word", (kept) => kept.replace("adviser", "advicer")],
  ["of another fault", (kept) => kept.replace(/"fault":"[^"]*"/, '"fault":"Off."')],
  ["no JSON", () => "{{{{"],
  ["deeper than anybody reads", () => `${"[".repeat(200_000)}\n${"[".repeat(200_000)}`],
  ["no text", () => Buffer.from([0, 255, 10, 254, 0])],
  ["a list of something else", () => '["a"]\n["b"]'],
])("what was kept and is %s is thrown away, and kept anew", (_, damage) => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  const { guides } = read();
  const kept = readFileSync(file, "utf8");
  const damaged = damage(kept);
  expect(damaged).not.toBe(kept);
  writeFileSync(file, damaged);
  expect(read()).toEqual({ guides, anew: true });
  expect(readFileSync(file, "utf8")).toBe(kept);
  expect(read().anew).toBe(false);
});

test.each<[string, (body: Record<string, unknown>[]) => void]>([
  ["holds a rule that no file may hold", ([first]) => Object.assign(first ?? {}, { entry: { id: "../x", find: ["the"] } })],
  ["holds more than was asked", ([first]) => Object.assign(first ?? {}, { rule: { find: { pattern: "(a+)+$" } } })],
  ["holds a link to run", ([first]) => Object.assign(first?.["entry"] ?? {}, { link: "javascript:alert(1)" })],
  ["holds a line that is none", ([first]) => Object.assign(first ?? {}, { line: "1" })],
])("what somebody made up, with the right sum, is thrown away where it %s", async (_, forge) => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  const { guides } = read();
  const [head = "", body = ""] = readFileSync(file, "utf8").split("\n");
  const made = JSON.parse(body) as { lines: Record<string, unknown>[] };
  forge(made.lines);
  const { createHash } = await import("node:crypto");
  const forged = JSON.stringify(made);
  const sum = createHash("sha256").update(forged).digest("hex");
  writeFileSync(file, `${JSON.stringify({ ...(JSON.parse(head) as object), sum })}\n${forged}`);
  expect(read()).toEqual({ guides, anew: true });
});

test("a folder in its place goes, and where nothing can be kept the guides are read all the same", () => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  mkdirSync(join(file, "inside"), { recursive: true });
  expect(read().guides.rules).toHaveLength(1);
  expect(read().anew).toBe(false);
  rmSync(dirname(file), { recursive: true });
  writeFileSync(dirname(file), "a file where the folder should be");
  expect(read().guides.rules).toHaveLength(1);
  expect(read().anew).toBe(true);
});

test("a pattern that ran away gets another chance at the next start, and so does a file that could not be read", () => {
  writeFileSync(join(guide, "a.yaml"), RUNAWAY);
  expect(read().guides.lines[0]?.fault).toContain("ran away");
  expect(existsSync(file)).toBe(false);
  writeFileSync(join(guide, "a.yaml"), RULES);
  mkdirSync(join(guide, "b.yaml"));
  expect(read().guides.problems.map(({ file: named }) => named)).toEqual(["a.yaml", "b.yaml"]);
  expect(existsSync(file)).toBe(false);
});

test("files that change while they are read are not kept, and nothing is left beside what is", () => {
  writeFileSync(join(guide, "a.yaml"), RULES);
  readOnce([guide], { file, reader: "1.0" }, () => {
    const guides = readGuides([guide], createWithinTime());
    appendFileSync(join(guide, "a.yaml"), "# meanwhile\n");
    return guides;
  });
  expect(existsSync(file)).toBe(false);
  read();
  expect(readdirSync(dirname(file))).toEqual(["style-guides.json"]);
});
