import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readGuide } from "./read-guide.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "standfirst-guide-")), "house");
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

const SOUND = `
# Spellings
- id: adviser
  find: [advisor, advisors]
  replace: adviser
  why: We spell it with an e.
  severity: must
  examples:
    wrong: [{ text: An advisor, right: An adviser }]
    right: [An advisory board]
`;

test("reads rules with their topic, file and line", () => {
  write("spellings.yaml", SOUND);
  const { rules, problems } = readGuide(folder);
  expect(problems).toEqual([]);
  expect(rules).toMatchObject([{ guide: "house", file: "spellings.yaml", line: 3 }]);
  expect(rules[0]?.rule).toEqual({
    id: "adviser",
    topic: "spellings",
    find: { words: ["advisor", "advisors"], pairs: [] },
    replace: ["adviser"],
    why: "We spell it with an e.",
    severity: "must",
    except: [],
    case: "any",
    quotes: "check",
    examples: { wrong: [{ text: "An advisor", right: "An adviser" }], right: ["An advisory board"] },
  });
});

test("names broken files and entries with their line, and reads all others", () => {
  write("a-broken.yaml", "- id: a\n  find: [unclosed\n- id: b\n");
  write("b-list.yaml", "id: no-list\n");
  write("c-empty.yaml", "# nothing yet\n");
  write(
    "d-entries.yaml",
    `${SOUND}\n- id: Bad Id\n  find: x\n- just words\n- id: empty\n  why: Because.\n  severity: must\n  examples: { wrong: [{ text: a }], right: [b] }\n- id: slip\n  fnid: x\n`,
  );
  write("ignored.txt", "- nothing");
  mkdirSync(join(folder, "e-folder.yaml"));
  const { rules, problems } = readGuide(folder);
  expect(rules.map(({ rule }) => rule.id)).toEqual(["adviser"]);
  expect(problems.map(({ file, line, rule, message }) => [file, line, rule, message.split(":")[0]])).toEqual([
    ["a-broken.yaml", 3, undefined, "The file is not YAML from here on"],
    ["b-list.yaml", 1, undefined, "The file is no list of rules."],
    ["d-entries.yaml", 12, "Bad Id", "“Bad Id” is no rule"],
    ["d-entries.yaml", 14, undefined, "This entry is no rule"],
    ["d-entries.yaml", 15, "empty", "“empty” is no rule"],
    ["d-entries.yaml", 19, "slip", "“slip” is no rule"],
    ["e-folder.yaml", undefined, undefined, expect.stringContaining("cannot be read")],
  ]);
});

test("does not open out aliases without end", () => {
  const levels = Array.from({ length: 9 }, (_, at) => `    - &l${at + 1} [${`*l${at}, `.repeat(9)}*l${at}]`);
  write("bomb.yaml", `- id: bomb\n  find: &l0 [a, b]\n  except:\n${levels.join("\n")}\n`);
  const { rules, problems } = readGuide(folder);
  expect(rules).toEqual([]);
  expect(problems).toHaveLength(1);
});
