import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isFailure } from "../../shared/contract/failure.ts";
import { openSettingsFile, settingsFileOver } from "./conf-settings-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-settings-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

it("keeps settings for the next start, for their owner alone", () => {
  openSettingsFile(folder).set("profile", { name: "Ines Farrow", role: "editor" });
  expect(openSettingsFile(folder).get("profile")).toEqual({ name: "Ines Farrow", role: "editor" });
  expect(statSync(join(folder, "settings.json")).mode & 0o777).toBe(0o600);
});

it("knows nothing before something was kept, and takes dots in keys as they are", () => {
  const settings = openSettingsFile(folder);
  expect(settings.get("profile")).toBeUndefined();
  settings.set("a.b", 1);
  expect([settings.get("a.b"), settings.get("a")]).toEqual([1, undefined]);
});

it.each(["{", "", "not JSON", '{"profile":', "[]", "null", "7"])(
  "takes a damaged file (%j) for damaged, never for empty, and leaves it as it is",
  (content) => {
    const file = join(folder, "settings.json");
    writeFileSync(file, content);
    let failure: unknown;
    try {
      openSettingsFile(folder).get("profile");
    } catch (error) {
      failure = error;
    }
    expect(isFailure(failure, "damaged-desk")).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(content);
  },
);

it("says that the disk is at fault when it is", () => {
  const full = settingsFileOver(() => ({
    get: () => undefined,
    set: () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    },
  }));
  expect(() => full.set("profile", {})).toThrow(expect.objectContaining({ code: "disk" }));
});

it("takes settings that another process kept meanwhile", () => {
  const [one, other] = [openSettingsFile(folder), openSettingsFile(folder)];
  one.set("first", 1);
  other.set("second", 2);
  expect([one.get("second"), other.get("first")]).toEqual([2, 1]);
});
