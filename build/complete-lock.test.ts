import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { completed, missingIn } from "./complete-lock.mjs";

it("holds a package for every platform, so that npm ci works on each", () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package-lock.json"), "utf8")) as Parameters<
    typeof completed
  >[0];
  expect(missingIn(lock.packages).map(({ name }) => name)).toEqual([]);
});

it("adds what is missing with its platform, and leaves the rest", () => {
  const tool = {
    version: "1.0.0",
    dev: true,
    optionalDependencies: { "@tool/linux-x64-musl": "1.0.0", "@tool/win32-arm64": "1.0.0", "@tool/here": "1.0.0" },
  };
  const here = { version: "1.0.0", integrity: "sha512-x" };
  const lock = { name: "n", packages: { "node_modules/@tool/here": here, "node_modules/tool": tool } };
  expect(completed(lock)).toEqual({
    name: "n",
    packages: {
      "node_modules/@tool/here": here,
      "node_modules/@tool/linux-x64-musl": {
        version: "1.0.0",
        cpu: ["x64"],
        dev: true,
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
      "node_modules/@tool/win32-arm64": { version: "1.0.0", cpu: ["arm64"], dev: true, optional: true, os: ["win32"] },
      "node_modules/tool": tool,
    },
  });
});

it("finds what lies beside or above the package that names it", () => {
  const named = { optionalDependencies: { part: "1.0.0" } };
  for (const place of [
    "node_modules/a/node_modules/b/node_modules/part",
    "node_modules/a/node_modules/part",
    "node_modules/part",
  ]) {
    expect(missingIn({ "node_modules/a/node_modules/b": named, [place]: {} })).toEqual([]);
  }
});
