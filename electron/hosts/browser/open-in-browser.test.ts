import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openInBrowser } from "./open-in-browser.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-opener-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An opener that notes its arguments and ends with a status. */
function opener(status: number): [string, string] {
  const script = join(folder, "opener.mjs");
  writeFileSync(
    script,
    `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(join(folder, "asked"))}, process.argv.slice(2).join("\\n")); process.exit(${status});`,
  );
  return [process.execPath, script];
}

it("keeps the token off the command line, in a note only this user can read", async () => {
  const address = "http://127.0.0.1:4000/#token=secret";
  expect(await openInBrowser(address, opener(0))).toBe(true);
  const asked = readFileSync(join(folder, "asked"), "utf8");
  expect(asked).not.toContain("secret");
  expect(readFileSync(asked, "utf8")).toContain(`url=${address}"`);
  expect(statSync(asked).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(asked)).mode & 0o777).toBe(0o700);
  rmSync(dirname(asked), { recursive: true });
});

it.each([
  ["fails", () => opener(3)],
  ["is not there", (): [string] => ["/no/such/opener"]],
])("says so when the opener %s, and leaves no note", async (_what, make) => {
  expect(await openInBrowser("http://127.0.0.1:4000/#token=secret", make())).toBe(false);
  if (existsSync(join(folder, "asked"))) expect(existsSync(readFileSync(join(folder, "asked"), "utf8"))).toBe(false);
});
