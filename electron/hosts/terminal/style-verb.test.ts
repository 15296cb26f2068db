import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFailure } from "../../../shared/contract/failure.ts";
import { testGuide } from "./style-verb.ts";
import { createVoice } from "./voice.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "standfirst-guide-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** What is printed as JSON, and the code it fails with. */
function tested(path: string): { said: unknown[]; code: string | undefined } {
  const said: unknown[] = [];
  const voice = createVoice({ json: true, out: (text) => void said.push(JSON.parse(String(text))), problem: () => {} });
  try {
    testGuide(voice, path);
    return { said, code: undefined };
  } catch (error) {
    return { said, code: isFailure(error) ? error.code : String(error) };
  }
}

const rule = (id: string, wrong: string): string => `- id: ${id}
  find: ${id}
  replace: right
  why: Because.
  severity: must
  examples: { wrong: [{ text: ${wrong}, right: right }], right: [nothing] }
`;

test("a guide whose examples hold passes", () => {
  writeFileSync(join(folder, "a.yaml"), rule("one", "one") + rule("two", "two"));
  expect(tested(folder)).toEqual({ said: [{ passed: 2, failed: 0 }], code: undefined });
});

test("each failure is printed with its file and line", () => {
  writeFileSync(join(folder, "a.yaml"), rule("one", "one") + rule("two", "three") + rule("Four", "Four"));
  expect(tested(folder)).toMatchObject({
    said: [
      { file: "a.yaml", line: 13, rule: "Four" },
      { file: "a.yaml", line: 7, rule: "two", message: "“three” is an example of wrong, and the rule finds nothing in it." },
      { passed: 1, failed: 2 },
    ],
    code: "bad-file",
  });
});

test("a folder that is none, or holds no rule, is refused", () => {
  expect(tested(join(folder, "gone")).code).toBe("not-found");
  expect(tested(folder).code).toBe("not-found");
});
