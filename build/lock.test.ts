import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-lock-"));
  file = join(folder, "lock");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("lets one process at a time work, and every one in the end", async () => {
  const notes = join(folder, "notes");
  const script = `
    import { appendFileSync } from "node:fs";
    import { withLock } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "lock.mjs")).href)};
    await withLock(${JSON.stringify(file)}, async () => {
      appendFileSync(${JSON.stringify(notes)}, "in ");
      await new Promise((resolve) => setTimeout(resolve, 20));
      appendFileSync(${JSON.stringify(notes)}, "out ");
    });`;
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, ["--input-type=module", "-e", script]));
  await Promise.all(children.map((child) => once(child, "exit")));
  expect(readFileSync(notes, "utf8")).toBe("in out ".repeat(4));
  expect(existsSync(file)).toBe(false);
});

it("takes over from a process that was killed, and lets go when the work fails", async () => {
  const dead = spawn(process.execPath, ["-e", ""]);
  await once(dead, "exit");
  writeFileSync(file, String(dead.pid));
  await expect(
    withLock(file, () => {
      throw new Error("failed");
    }),
  ).rejects.toThrow("failed");
  expect(await withLock(file, () => "done")).toBe("done");
});
