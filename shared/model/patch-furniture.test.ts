import { expect, it } from "vitest";
import { patchFurniture } from "./patch-furniture.ts";
import type { Furniture } from "./story.ts";

const furniture: Furniture = {
  catchline: "wall",
  section: "news",
  kicker: "",
  headline: "The harbour wall",
  standfirst: [],
  byline: [],
  dateline: "",
  authorPicks: { pinned: [], dropped: [] },
  similar: [],
  tags: [],
  access: "free",
  appeal: true,
  searchTitle: "",
  searchDescription: "",
  slug: "",
  commissionedWords: 800,
};

it("changes what the patch names and leaves the rest, also what is no furniture", () => {
  const whole = { ...furniture, revision: 4 };
  const changed = patchFurniture(whole, { headline: "The wall", embargo: "2026-03-05T00:00:00.000Z" });
  expect(changed).toEqual({ ...whole, headline: "The wall", embargo: "2026-03-05T00:00:00.000Z" });
  expect(whole.headline).toBe("The harbour wall");
});

it("empties a field for null, and takes undefined for no change", () => {
  const changed = patchFurniture(furniture, { section: null, commissionedWords: null, embargo: undefined, headline: undefined });
  expect([changed.section, changed.commissionedWords, changed.headline]).toEqual([undefined, undefined, "The harbour wall"]);
});
