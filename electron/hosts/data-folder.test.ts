import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeDataFolder, usualDataFolder } from "./data-folder.ts";

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ["linux", {}, "/home/ines/.local/share/standfirst"],
  ["linux", { XDG_DATA_HOME: "/data" }, "/data/standfirst"],
  ["linux", { XDG_DATA_HOME: "" }, "/home/ines/.local/share/standfirst"],
  ["linux", { XDG_DATA_HOME: "relative" }, "/home/ines/.local/share/standfirst"],
  ["darwin", {}, "/home/ines/Library/Application Support/Standfirst"],
  ["win32", {}, "/home/ines/AppData/Roaming/Standfirst"],
  ["win32", { APPDATA: "/roaming" }, "/roaming/Standfirst"],
])("on %s with %o the work lies in %s", (system, environment, folder) => {
  expect(usualDataFolder(system, environment, "/home/ines")).toBe(folder);
});

it("makes the folder for its owner alone, and says so when it cannot", () => {
  const place = mkdtempSync(join(tmpdir(), "standfirst-data-"));
  const folder = makeDataFolder(join(place, "a", "b"));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  writeFileSync(join(place, "file"), "");
  expect(() => makeDataFolder(join(place, "file", "below"))).toThrow(expect.objectContaining({ code: "disk" }));
  rmSync(place, { recursive: true });
});
