import { expect, it } from "vitest";
import { isFailure } from "../../../shared/contract/failure.ts";
import { readArguments } from "./arguments.ts";

it.each<[string, object]>([
  ["stories", { verb: { verb: "stories" }, data: undefined, json: false }],
  ["stories --json --data /d", { verb: { verb: "stories" }, data: "/d", json: true }],
  ["open a.docx", { verb: { verb: "open", file: "a.docx" }, data: undefined, json: false }],
  ["show 1 --format html", { verb: { verb: "show", id: "1", format: "html" }, data: undefined, json: false }],
  ["show 1", { verb: { verb: "show", id: "1", format: "text" }, data: undefined, json: false }],
  ["--json show 1", { verb: { verb: "show", id: "1", format: "json" }, data: undefined, json: true }],
  [
    "export 1 --format ninjs",
    { verb: { verb: "export", ids: ["1"], format: "ninjs", part: "whole", out: undefined }, data: undefined, json: false },
  ],
  [
    "export 1 2 --format docx --part free --out o.zip",
    { verb: { verb: "export", ids: ["1", "2"], format: "docx", part: "free", out: "o.zip" }, data: undefined, json: false },
  ],
  ["publish 1", { verb: { verb: "publish", id: "1" }, data: undefined, json: false }],
  ["publish 1 --to Main", { verb: { verb: "publish", id: "1", to: "Main" }, data: undefined, json: false }],
  ["check a.txt --json", { verb: { verb: "check", what: "a.txt" }, data: undefined, json: true }],
  ["style test g", { verb: { verb: "style", folder: "g" }, data: undefined, json: false }],
  ["queue", { verb: { verb: "queue" }, data: undefined, json: false }],
  ["withdraw 1", { verb: { verb: "withdraw", id: "1" }, data: undefined, json: false }],
  ["schedule", { verb: { verb: "schedule", wish: undefined }, data: undefined, json: false }],
  [
    "schedule 1 --at 2026-03-31T06:00",
    { verb: { verb: "schedule", wish: { id: "1", wall: "2026-03-31T06:00" } }, data: undefined, json: false },
  ],
  [
    "schedule 1 --at 2026-10-25T01:30:05 --which second --to WordPress",
    {
      verb: { verb: "schedule", wish: { id: "1", wall: "2026-10-25T01:30:05", which: "second", to: "WordPress" } },
      data: undefined,
      json: false,
    },
  ],
  ["unschedule 1", { verb: { verb: "unschedule", id: "1" }, data: undefined, json: false }],
  ["unschedule 1 --to WordPress", { verb: { verb: "unschedule", id: "1", to: "WordPress" }, data: undefined, json: false }],
  ["history verify", { verb: { verb: "history", id: undefined }, data: undefined, json: false }],
  ["history verify 1", { verb: { verb: "history", id: "1" }, data: undefined, json: false }],
  ["archive d.zip", { verb: { verb: "archive", file: "d.zip" }, data: undefined, json: false }],
  ["restore d.zip --data n", { verb: { verb: "restore", file: "d.zip", folder: "n" }, data: "n", json: false }],
  ["--help", { verb: { verb: "help" }, data: undefined, json: false }],
  ["publish --help", { verb: { verb: "help" }, data: undefined, json: false }],
])("reads %s", (words, asked) => {
  expect(readArguments(words.split(" "))).toEqual(asked);
});

it.each<[string, string]>([
  ["", "Nothing was asked for"],
  ["fly", 'There is no "fly"'],
  ["open", "needs the name of a file"],
  ["open a.docx b.docx", "nothing more"],
  ["show", "needs the id of a story"],
  ["show 1 --format pdf", '"pdf" is no format'],
  ["publish 1 --format html", "--format goes with show and export alone"],
  ["show 1 --out x", "--out goes with export alone"],
  ["history", 'takes "verify"'],
  ["history verify 1 2", "nothing more"],
  ["archive", "needs the name of the file to make"],
  ["restore --data n", "needs the name of an archive"],
  ["restore d.zip", "needs --data and a new folder"],
  ["export --format html", "needs the id of a story"],
  ["export 1", "needs --format"],
  ["export 1 --format json", '"json" is no format'],
  ["export 1 --format html --part half", '"half" is no part'],
  ["export 1 2 --format html", "Several stories need --out"],
  ["style", '"style" needs "test"'],
  ["style test", "needs the folder of a guide"],
  ["queue all", "takes nothing more"],
  ["stories --to Main", "--to goes with publish and withdraw and schedule and unschedule alone"],
  ["stories all", "takes nothing more"],
  ["stories --loud", "--loud"],
  ["stories --data", "--data"],
  ["schedule 1", "needs to know when"],
  ["schedule --at 2026-03-31T06:00", "needs the id of a story"],
  ["schedule 1 --at tomorrow", '"tomorrow" is no date and time'],
  ["schedule 1 --at 2026-03-31T06:00 --which third", '"third" is no'],
  ["unschedule", "needs the id of a story"],
  ["publish 1 --at 2026-03-31T06:00", "--at goes with schedule alone"],
  ["show 1 --to WordPress", "--to goes with publish and withdraw"],
])("refuses %s in words", (words, reason) => {
  let refused: unknown;
  try {
    readArguments(words.split(" ").filter((word) => word !== ""));
  } catch (error) {
    refused = error;
  }
  expect(isFailure(refused, "bad-input") ? refused.message : refused).toContain(reason);
});

it("takes a date and a time as people write them", () => {
  expect(readArguments(["schedule", "1", "--at", " 2026-03-31 06:00"]).verb).toEqual({
    verb: "schedule",
    wish: { id: "1", wall: "2026-03-31T06:00" },
  });
});
