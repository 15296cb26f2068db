import { expect, it } from "vitest";
import type { RuleLine } from "../../../../shared/style/house-style.ts";
import { rulesFound } from "./rules-found.ts";

const rule = (id: string, more: Partial<RuleLine> = {}): RuleLine => ({
  id,
  guide: "standfirst",
  topic: "spellings",
  severity: "must",
  summary: `${id} → other`,
  why: "Because.",
  isOff: false,
  ...more,
});
const rules = [
  rule("adviser"),
  rule("per-cent", { severity: "hint", why: "Figures." }),
  rule("jail", { isOff: true }),
  rule("tsar", { fault: "Its example fails." }),
];
const ids = (query: string, shown: Parameters<typeof rulesFound>[2]): string[] =>
  rulesFound(rules, query, shown).map(({ id }) => id);

it("finds rules by every word of the query, whatever its case", () => {
  expect(ids("", "all")).toEqual(["adviser", "per-cent", "jail", "tsar"]);
  expect(ids("FIGURES per", "all")).toEqual(["per-cent"]);
  expect(ids("figures adviser", "all")).toEqual([]);
});

it("shows those of a severity, those switched off, and those with a fault", () => {
  expect(ids("", "hint")).toEqual(["per-cent"]);
  expect(ids("", "off")).toEqual(["jail"]);
  expect(ids("", "faulty")).toEqual(["tsar"]);
});
