import { describe, expect, it } from "vitest";
import { readRules } from "../../../../electron/services/style/read-guide.ts";
import { ruleEntrySchema } from "../../../../shared/style/rule-file.ts";
import type { RuleEntry } from "../../../../shared/style/rule-file.ts";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { draftOf, EMPTY_DRAFT, problemsOf, ruleOfDraft } from "./rule-draft.ts";

const rule: RuleEntry = {
  id: "adviser",
  find: ["councillor woman"],
  pairs: { advisor: "adviser", advisors: "advisers" },
  replace: ["councillor"],
  why: "Whoever advises is an adviser.",
  link: "https://style.example/a",
  severity: "must",
  where: ["headline", "body"],
  except: ["Advisor Ltd"],
  case: "exact",
  quotes: "skip",
  off: true,
  examples: {
    wrong: [{ text: "An advisor came.", right: "An adviser came." }, { text: "The advisor." }],
    right: ["An adviser."],
  },
};

describe("a rule as it is typed", () => {
  it("says all that the rule says", () => {
    expect(ruleOfDraft(draftOf(rule))).toEqual(rule);
  });

  it("says the same for every rule of the first guide", () => {
    const folder = path.join(import.meta.dirname, "../../../../electron/services/style/guide");
    const entries = readdirSync(folder).flatMap((file) =>
      readRules(readFileSync(path.join(folder, file), "utf8"), file.replace(".yaml", "")).rules.map(({ entry }) => entry),
    );
    expect(entries.length).toBeGreaterThan(150);
    const key = (entry: RuleEntry): RuleEntry => ruleEntrySchema.parse(entry);
    for (const entry of entries) {
      const { case: letters, quotes, ...rest } = key(entry);
      // "any" and "check" are what goes without saying.
      const said = {
        ...rest,
        ...(letters === "exact" ? { case: letters } : {}),
        ...(quotes === "skip" ? { quotes } : {}),
      };
      expect(key(ruleOfDraft(draftOf(entry)))).toEqual(said);
    }
  });

  it("takes an arrow as people type it, and drops empty lines", () => {
    const typed = { ...EMPTY_DRAFT, find: "advisor -> adviser\n\n  per se  \n", wrong: "An advisor.→An adviser." };
    expect(ruleOfDraft(typed)).toMatchObject({
      find: ["per se"],
      pairs: { advisor: "adviser" },
      examples: { wrong: [{ text: "An advisor.", right: "An adviser." }], right: [] },
    });
  });

  it("says what is missing", () => {
    expect(Object.keys(problemsOf(EMPTY_DRAFT)).sort()).toEqual(["find", "id", "right", "why", "wrong"]);
    expect(problemsOf(draftOf(rule))).toEqual({});
    expect(problemsOf({ ...draftOf(rule), find: "", pattern: "a+" })).toEqual({});
  });
});
