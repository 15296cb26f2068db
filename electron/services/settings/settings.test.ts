import { expect, test } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";
import { createSettings } from "./settings.ts";

function fileWith(values: Record<string, unknown> = {}): SettingsFile & { values: Record<string, unknown> } {
  return { values, get: (key) => values[key], set: (key, value) => void (values[key] = value) };
}

test("nobody sits here until somebody says so, and a new window then knows it", () => {
  const file = fileWith();
  const events: DeskEvent[] = [];
  const settings = createSettings(file, "/data", (event) => events.push(event));
  expect(settings.profile()).toBeUndefined();
  const profile = { name: "Ines Calder", role: "editor" } as const;
  settings.saveProfile(profile);
  expect(createSettings(file, "/data", () => {}).profile()).toEqual(profile);
  expect(events).toEqual([{ kind: "profileDidChange", profile }]);
});

test("a profile that makes no sense is an error, not somebody else", () => {
  const settings = createSettings(fileWith({ profile: { name: "", role: "pope" } }), "/data", () => {});
  expect(() => settings.profile()).toThrow();
});

test("the site lies in the data folder unless another is set by its whole path", () => {
  const settings = createSettings(fileWith(), "/data", () => {});
  expect(settings.siteFolder()).toEqual({ set: "", inUse: "/data/site" });
  expect(settings.saveSiteFolder(" /srv/site ")).toEqual({ set: "/srv/site", inUse: "/srv/site" });
  expect(() => settings.saveSiteFolder("site")).toThrow(/whole path/);
  expect(settings.siteFolder().set).toBe("/srv/site");
  expect(settings.saveSiteFolder("").inUse).toBe("/data/site");
});
