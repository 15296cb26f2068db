import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import { writeRule } from "./edit-guide.ts";
import { readRules } from "./read-guide.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-guide-"));
  file = join(folder, "spellings.yaml");
});
afterEach(() => rmSync(folder, { recursive: true }));

const GUIDE = `# Spellings of the paper
# agreed in March

- id: adviser # not advisor
  find: advisor
  replace: adviser
  # The chief sub insists.
  why: We spell it with an e.
  severity: must
  examples:
    wrong:
      - { text: An advisor, right: An adviser }
    right:
      - An adviser

# Colours
- id: grey
  pairs: { gray: grey }
  why: The colour is grey.
  severity: should
  examples:
    wrong: [{ text: A gray sky, right: A grey sky }]
    right: [A grey sky]
`;
const entryOf = (id: string): RuleEntry => {
  const entry = readRules(readFileSync(file, "utf8"), "spellings").rules.find(({ rule }) => rule.id === id)?.entry;
  if (entry === undefined) throw new Error(`There is no ${id}`);
  return entry;
};

test("a rule is changed in its place, and all else stays, comments too", async () => {
  writeFileSync(file, GUIDE);
  await writeRule(file, "adviser", { ...entryOf("adviser"), severity: "hint", off: true, except: ["chief advisor"] });
  expect(readFileSync(file, "utf8")).toBe(
    GUIDE.replace("severity: must", "severity: hint").replace(
      "An adviser\n\n",
      "An adviser\n  off: true\n  except:\n    - chief advisor\n\n",
    ),
  );
  await writeRule(file, "adviser", { ...entryOf("adviser"), severity: "must", off: undefined, except: undefined });
  expect(readFileSync(file, "utf8")).toBe(GUIDE);
  expect(readdirSync(folder)).toEqual(["spellings.yaml"]);
});

test("a rule is added at the end, also of a file that is not there yet", async () => {
  writeFileSync(file, GUIDE);
  const added = { ...entryOf("grey"), id: "grey-too", pattern: 'gr(a|e)y "x"' };
  await writeRule(file, undefined, added);
  expect(readFileSync(file, "utf8").startsWith(GUIDE)).toBe(true);
  expect(entryOf("grey-too")).toEqual(added);
  file = join(folder, "new", "own.yaml");
  await writeRule(file, undefined, added);
  expect(entryOf("grey-too")).toEqual(added);
});

test("a file that is not in order, or has lost the rule, is left alone", async () => {
  writeFileSync(file, GUIDE);
  const entry = entryOf("grey");
  const refused = async (replaced: string): Promise<unknown> =>
    writeRule(file, replaced, entry).then(
      () => undefined,
      (error: unknown) => (isFailure(error) ? error.code : error),
    );
  expect(await refused("gone")).toBe("not-found");
  writeFileSync(file, "- [");
  expect(await refused("grey")).toBe("bad-file");
  expect(readFileSync(file, "utf8")).toBe("- [");
});
