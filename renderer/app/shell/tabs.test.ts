import { expect, test } from "vitest";
import { changeTabs, tabTitle } from "./tabs.ts";
import type { Tab, TabsState } from "./tabs.ts";

const tab = (id: string): Tab => ({ id, headline: "", catchline: id, status: "draft" });
const three: TabsState = { tabs: [tab("a"), tab("b"), tab("c")], active: "b", recent: ["b", "a"] };

test("opening a story that is open shows its tab and keeps the order", () => {
  const next = changeTabs(three, { kind: "open", tab: tab("a") });
  expect(next.tabs.map((each) => each.id)).toEqual(["a", "b", "c"]);
  expect(next.active).toBe("a");
  expect(next.recent).toEqual(["a", "b"]);
});

test("closing the tab in view shows the one looked at before", () => {
  expect(changeTabs(three, { kind: "close", id: "b" }).active).toBe("a");
});

test("closing the tab in view with nothing looked at before shows its neighbour", () => {
  const state: TabsState = { ...three, recent: ["b"] };
  expect(changeTabs(state, { kind: "close", id: "b" }).active).toBe("c");
});

test("closing another tab leaves the view alone, and closing the last leaves none", () => {
  expect(changeTabs(three, { kind: "close", id: "c" }).active).toBe("b");
  const one: TabsState = { tabs: [tab("a")], active: "a", recent: ["a"] };
  expect(changeTabs(one, { kind: "close", id: "a" })).toEqual({ tabs: [], active: undefined, recent: [] });
});

test("stepping goes round", () => {
  const last = changeTabs(three, { kind: "step", by: 1 });
  expect(last.active).toBe("c");
  expect(changeTabs(last, { kind: "step", by: 1 }).active).toBe("a");
});

test("news of a story that changes nothing gives the same state back", () => {
  expect(changeTabs(three, { kind: "know", id: "a", facts: { status: "draft" } })).toBe(three);
  expect(changeTabs(three, { kind: "know", id: "z", facts: { status: "filed" } })).toBe(three);
  expect(changeTabs(three, { kind: "know", id: "a", facts: { status: "filed" } }).tabs[0]?.status).toBe("filed");
});

test("a tab reads the headline, else the catchline, else that it has none", () => {
  expect(tabTitle({ headline: "Tram stops", catchline: "tram" })).toBe("Tram stops");
  expect(tabTitle({ headline: " ", catchline: "tram" })).toBe("tram");
  expect(tabTitle({ headline: "", catchline: "" })).toBe("Untitled");
});
