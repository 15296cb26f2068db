import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkBoundaries } from "./boundaries.ts";
import { boundaryRules } from "./boundary-rules.ts";

const root = join(import.meta.dirname, "..", "..");
let planted: string;

beforeEach(() => {
  planted = mkdtempSync(join(tmpdir(), "standfirst-canary-"));
  copyFileSync(join(root, "package.json"), join(planted, "package.json"));
  symlinkSync(join(root, "node_modules"), join(planted, "node_modules"));
});
afterEach(() => {
  rmSync(planted, { recursive: true });
});

/** Writes files of these contents, looks, and answers the names of the rules that were broken. */
async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), content);
  }
  const parts = [...new Set(Object.keys(files).map((path) => path.split("/")[0] ?? ""))];
  const { modules, imports, violations } = await checkBoundaries(planted, parts);
  expect(modules).toBe(Object.keys(files).length);
  expect(imports).toBeGreaterThan(0);
  return violations.map(({ rule }) => rule.name);
}

const thing = "export const thing = 1;\nexport type Thing = number;\n";

/** Rule, importing file, what it imports; the other file is made when it is one of ours. */
const violations: [rule: string, from: string, imported: string, target?: string][] = [
  ["shared-stands-alone", "shared/model/a.ts", "../../electron/ports/b.ts", "electron/ports/b.ts"],
  ["shared-takes-few-packages", "shared/model/a.ts", "react"],
  ["shared-has-no-node", "shared/model/a.ts", "node:fs"],
  ["ports-know-shared", "electron/ports/a.ts", "../services/x/b.ts", "electron/services/x/b.ts"],
  ["service-alone", "electron/services/x/a.ts", "../y/b.ts", "electron/services/y/b.ts"],
  ["desk-builds-services", "electron/desk/a.ts", "../hosts/browser/b.ts", "electron/hosts/browser/b.ts"],
  ["hosts-stay-apart", "electron/hosts/browser/a.ts", "../terminal/b.ts", "electron/hosts/terminal/b.ts"],
  ["between-hosts", "electron/hosts/pages/a.ts", "../desktop/b.ts", "electron/hosts/desktop/b.ts"],
  ["electron-in-its-host", "electron/hosts/browser/a.ts", "electron"],
  ["renderer-knows-shared", "renderer/client/a.ts", "../../electron/ports/b.ts", "electron/ports/b.ts"],
  ["renderer-has-no-node", "renderer/client/a.ts", "node:path"],
  ["renderer-has-no-schemas", "renderer/client/a.ts", "zod"],
  ["feature-alone", "renderer/features/x/a.ts", "../y/b.ts", "renderer/features/y/b.ts"],
  ["features-under-app", "renderer/features/x/a.ts", "../../app/b.ts", "renderer/app/b.ts"],
  ["ground-floor", "renderer/ui/a.ts", "../features/x/b.ts", "renderer/features/x/b.ts"],
  ["nobody-imports-build-or-tests", "electron/desk/a.ts", "../../e2e/b.ts", "e2e/b.ts"],
  ["declared-packages", "electron/services/x/a.ts", "jszip"],
  ["resolvable", "renderer/client/a.ts", "./nowhere.ts"],
];

it.each(violations)("catches %s: %s importing %s", async (rule, from, imported, target) => {
  const files = { [from]: `import { thing } from ${JSON.stringify(imported)};\nexport const other = thing;\n` };
  expect(await rulesBrokenBy(target === undefined ? files : { ...files, [target]: thing })).toContain(rule);
});

it("catches no-circles: two modules that import each other", async () => {
  const broken = await rulesBrokenBy({
    "shared/model/a.ts": 'import { b } from "./b.ts";\nexport const a = (): number => b();\n',
    "shared/model/b.ts": 'import { a } from "./a.ts";\nexport const b = (): number => a();\n',
  });
  expect(broken).toContain("no-circles");
});

it("catches an import that is written as import() and one that is an export", async () => {
  const target = { "renderer/features/y/b.ts": thing };
  expect(
    await rulesBrokenBy({
      ...target,
      "renderer/features/x/a.ts": 'export const a = (): Promise<unknown> => import("../y/b.ts");\n',
    }),
  ).toContain("feature-alone");
  expect(await rulesBrokenBy({ ...target, "renderer/features/x/a.ts": 'export { thing } from "../y/b.ts";\n' })).toContain(
    "feature-alone",
  );
});

it("catches a type taken from where nothing may be taken", async () => {
  const broken = await rulesBrokenBy({
    "electron/services/x/a.ts": 'import type { Thing } from "../y/b.ts";\nexport type Other = Thing;\n',
    "electron/services/y/b.ts": thing,
  });
  expect(broken).toContain("service-alone");
});

it("lets the renderer take types of schemas, and everybody what is theirs", async () => {
  const broken = await rulesBrokenBy({
    "renderer/client/a.ts":
      'import type { ZodType } from "zod";\nimport { thing } from "../../shared/model/b.ts";\nexport type A = ZodType;\nexport const a = thing;\n',
    "shared/model/b.ts": thing,
    "electron/services/x/c.ts":
      'import { readFile } from "node:fs/promises";\nimport { thing } from "../../../shared/model/b.ts";\nexport const c = [readFile, thing];\n',
  });
  expect(broken).toEqual([]);
});

it("has a violation planted for every rule", () => {
  const tried = new Set([...violations.map(([rule]) => rule), "no-circles"]);
  expect(boundaryRules.filter(({ name }) => name === undefined || !tried.has(name))).toEqual([]);
});
