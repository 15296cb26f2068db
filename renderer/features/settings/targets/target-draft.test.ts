import { expect, test } from "vitest";
import { targetSettingsSchema, type DeskTarget, type TargetSettings } from "../../../../shared/model/target.ts";
import { draftOf, NEW_DRAFT, problemsOf, settingsOf, type AddedKind } from "./target-draft.ts";

const ALL: (TargetSettings & { kind: AddedKind })[] = [
  {
    kind: "wordpress",
    address: "https://news.example/blog",
    userName: "ines",
    keptBack: "whole-with-more-tag",
    makeTags: false,
    authors: { "019d0000-0000-7000-8000-000000000001": "7" },
  },
  { kind: "ghost", address: "https://ghost.example", makeTags: true, authors: {} },
  { kind: "sftp", host: "web.example", port: 2222, userName: "ines", folder: "/srv/www", hostKey: "SHA256:abc" },
  { kind: "outlet", address: "https://outlet.example/in" },
];
const target = (settings: TargetSettings): DeskTarget => ({ id: "folder", name: "Main site", settings, secret: "set" });

test.each(ALL)("a kept $kind target comes out of the form as it went in", (settings) => {
  const draft = draftOf(target(settings));
  expect(draft.secret).toBe("");
  expect(problemsOf(draft, settings.kind, true)).toEqual({});
  expect(settingsOf(draft, settings.kind)).toEqual(settings);
});

test.each(ALL)("what the form takes of $kind, the desk takes too", (settings) => {
  const draft = { ...draftOf(target(settings)), address: " https://news.example ", userName: " ines " };
  expect(problemsOf(draft, settings.kind, true)).toEqual({});
  expect(targetSettingsSchema.safeParse(settingsOf(draft, settings.kind)).success).toBe(true);
});

test.each<[AddedKind, string[]]>([
  ["wordpress", ["name", "address", "userName", "secret"]],
  ["ghost", ["name", "address", "secret"]],
  ["sftp", ["name", "host", "userName", "folder", "hostKey", "secret"]],
  ["outlet", ["name", "address", "secret"]],
])("an empty form for %s says each thing that is missing", (kind, fields) => {
  expect(Object.keys(problemsOf(NEW_DRAFT, kind, false))).toEqual(fields);
});

test.each(["0", "65536", "2 2", "", "22.5"])("port %j is refused", (port) => {
  expect(problemsOf({ ...NEW_DRAFT, port }, "sftp", true)).toHaveProperty("port");
});
