import { expect, it } from "vitest";
import { distinctTags } from "./distinct-tags.ts";

it.each<[string, string[], string[]]>([
  ["another case", ["eels", "Eels", "EELS"], ["eels"]],
  ["spaces around", [" eels", "eels "], ["eels"]],
  ["an accent written in two ways", ["Caf\u00E9", "cafe\u0301"], ["Caf\u00E9"]],
  ["nothing", ["", " "], []],
])("takes one for two that differ by %s", (_, tags, left) => {
  expect(distinctTags(tags)).toEqual(left);
});

it("keeps others, in their order", () => {
  expect(distinctTags(["rivers", "eels", "eel"])).toEqual(["rivers", "eels", "eel"]);
});
