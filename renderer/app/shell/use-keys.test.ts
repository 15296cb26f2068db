import { expect, test } from "vitest";
import { keysOf } from "./use-keys.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("keys read the same on every machine: Mod is Command on a Mac, Control elsewhere", () => {
  expect(keysOf({ ...none, key: "k", ctrlKey: true }, false)).toBe("Mod+K");
  expect(keysOf({ ...none, key: "k", metaKey: true }, true)).toBe("Mod+K");
  expect(keysOf({ ...none, key: "k", ctrlKey: true }, true)).toBe("K");
  expect(keysOf({ ...none, key: "k", metaKey: true }, false)).toBe("K");
});

test("modifiers stand in one order, and named keys keep their name", () => {
  expect(keysOf({ ...none, key: "P", ctrlKey: true, shiftKey: true }, false)).toBe("Mod+Shift+P");
  expect(keysOf({ ...none, key: "PageUp", altKey: true }, false)).toBe("Alt+PageUp");
  expect(keysOf({ ...none, key: ",", ctrlKey: true }, false)).toBe("Mod+,");
});
