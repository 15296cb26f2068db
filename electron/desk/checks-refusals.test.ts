import { existsSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RuleEntry } from "../../shared/style/rule-file.ts";
import { closeDesks, openDeskForTests, type DeskForTests } from "./testing/desk-for-tests.ts";
import { refused } from "./testing/refused.ts";
import { TRANSPORTS, type Window } from "./testing/transports.ts";

afterEach(closeDesks);

const RULE: RuleEntry = {
  id: "quay",
  find: ["quay"],
  why: "This paper's town has a harbour.",
  severity: "should",
  examples: { wrong: [{ text: "The quay" }], right: ["The harbour"] },
};
/** As whoever does not keep to the types may send it. */
const ruleWith = (parts: Record<string, unknown>): RuleEntry => ({ ...RULE, ...parts });

describe.each(TRANSPORTS)("hostile questions to the checks and the house style over %s", (_, connect) => {
  let opened: DeskForTests;
  let window: Window;

  beforeEach(async () => {
    opened = await openDeskForTests();
    window = await connect(opened.desk, v7());
    await window.calls.desk.begin({ profile: { name: "Mina Rao", role: "sub-editor" }, newsroom: "empty" });
  });

  test("rules that are none, name files, or say too much are refused by the name of what is wrong, and nothing is written", async () => {
    const { style } = window.calls;
    const cases: [Record<string, unknown>, string][] = [
      [{ id: "../../settings" }, "Id"],
      [{ id: "x".repeat(101) }, "Id"],
      [{ id: { toString: "quay" } }, "Id"],
      [{ find: undefined }, "Rule"],
      [{ find: Array.from({ length: 501 }, () => "quay") }, "Find"],
      [{ pattern: "a".repeat(1001) }, "Pattern"],
      [{ link: "javascript:alert(1)" }, "Link"],
      [{ severity: "fatal" }, "Severity"],
      [{ where: ["credentials"] }, "Where"],
      [{ why: "" }, "Why"],
      [{ examples: { wrong: [], right: ["x"] } }, "Wrong"],
      [{ file: "/etc/passwd" }, "Rule"],
    ];
    for (const [parts, field] of cases) {
      const rule = ruleWith(parts);
      await refused(style.save({ rule }), field);
      await refused(style.tryOut({ rule, text: "The quay" }), field);
      await refused((async () => (await style.rehearse({ rule })).next())(), field);
    }
    await refused(style.tryOut({ rule: RULE, text: "quay ".repeat(5000) }), "Text");
    await refused(style.turn({ id: "", isOn: true }), "Id");
    await refused(style.rule({ id: "x".repeat(101) }), "Id");
    expect(existsSync(join(opened.dataFolder, "style", "paper"))).toBe(false);
  });

  test("rules that are not there are not found, and a pattern that runs away ends with its reason", async () => {
    const { style } = window.calls;
    for (const id of ["__proto__", "../standfirst/spellings", "constructor"]) {
      await expect(style.rule({ id })).rejects.toMatchObject({ code: "not-found" });
      await expect(style.turn({ id, isOn: false })).rejects.toMatchObject({ code: "not-found" });
      await expect(style.save({ rule: RULE, replaces: id })).rejects.toMatchObject({ code: "not-found" });
    }
    const runaway = ruleWith({ find: undefined, pattern: "^(a+)+$", examples: { wrong: [{ text: "aaa" }], right: ["b"] } });
    expect(await style.tryOut({ rule: runaway, text: `${"a".repeat(60)}!` })).toMatchObject({
      found: [],
      fault: expect.stringContaining("ran away"),
    });
    expect(await style.tryOut({ rule: ruleWith({ pattern: "(" }), text: "x" })).toMatchObject({
      fault: expect.stringContaining("pattern"),
    });
  });

  test("findings, words and texts that cannot be are refused, and nothing is kept", async () => {
    const { checks, stories } = window.calls;
    const { id: storyId } = await stories.create();
    await stories.checkOut({ id: storyId });
    await stories.save({ id: storyId, patch: { headline: "Boats" } });
    const found = { storyId, scope: "here", rule: "x", place: { field: "headline" }, start: 0, end: 5, text: "Boats" } as const;
    type Found = Parameters<typeof checks.ignore>[0];
    const cases: [Record<string, unknown>, string][] = [
      [{ storyId: "../desk" }, "Story id"],
      [{ scope: "everywhere" }, "Scope"],
      [{ rule: "" }, "Rule"],
      [{ place: { field: "password" } }, "Field"],
      [{ place: { field: "body", block: -1 } }, "Block"],
      [{ start: 0.5 }, "Start"],
      [{ end: Number.MAX_VALUE }, "End"],
      [{ text: "x".repeat(20_001) }, "Text"],
    ];
    for (const [parts, field] of cases) await refused(checks.ignore({ ...found, ...parts }), field);
    for (const parts of [{ text: "Ships" }, { end: 3 }, { start: 5, end: 0, text: "" }, { place: { field: "body", block: 9 } }]) {
      await expect(checks.ignore({ ...found, ...parts } as Found)).rejects.toMatchObject({
        code: "bad-input",
        message: "These words are no longer there, so there is nothing to ignore.",
      });
    }
    await expect(checks.ignore({ ...found, storyId: v7() })).rejects.toMatchObject({ code: "not-found" });
    expect(await checks.ignored({ storyId })).toEqual([]);
    await expect(checks.bringBack({ id: v7() })).rejects.toMatchObject({ code: "not-found" });

    for (const word of ["", " ", "<b>bold</b>", "two\nlines", "'; DROP TABLE stories", "x".repeat(61), "../.."])
      await refused(checks.addWord({ word }), "Word");
    expect(await checks.words()).toEqual([]);
    await expect(checks.removeWord({ word: "Quay'; --" })).rejects.toMatchObject({ code: "not-found" });

    await expect(checks.story({ id: v7() })).rejects.toMatchObject({ code: "not-found" });
    await refused(checks.story({ id: "story" }), "Id");
    await refused(checks.text({ text: "x".repeat(1_000_001) }), "Text");
  });
});
