import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { readGuides } from "../../electron/services/style/read-guides.ts";
import { createWithinTime } from "../../electron/services/style/within-time.ts";
import { addManyRules } from "./many-rules.ts";

it("makes rules that all hold by their own examples", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-many-rules-"));
  try {
    addManyRules(folder, 300);
    const { rules, lines, problems } = readGuides([path.join(folder, "many")], createWithinTime());
    expect(problems).toEqual([]);
    expect(lines.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(rules).toHaveLength(300);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
