import { expect, it } from "vitest";
import { paragraphOf, textRun } from "../../../shared/editor/safe-copy.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import { keptCopy } from "./kept-copy.ts";

const bare: Furniture = {
  catchline: "",
  kicker: "",
  headline: "",
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
};
const pictureId = "a".repeat(64);

it("keeps every word somebody typed, in the order of the page", () => {
  const furniture: Furniture = {
    ...bare,
    catchline: "harbour",
    kicker: "Docks",
    headline: "Cranes stand still",
    standfirst: [textRun("By INES VALE", 0)],
    leadPicture: { pictureId, caption: [textRun("Cranes", 0)], credit: "Ines Vale", alt: "Two cranes" },
    dateline: "PORT",
    tags: ["docks", "strike"],
    slug: "Not a slug",
    searchTitle: "Cranes",
    searchDescription: "Why they stand",
  };
  const text = keptCopy(furniture, [
    paragraphOf([textRun("First.", 0)]),
    { type: "picture", version: 1, pictureId, caption: [textRun("The quay", 0)], credit: "Agency", alt: "A quay" },
    paragraphOf([textRun("Last.", 0)]),
  ]);
  expect(text.split("\n\n")).toEqual([
    "Catchline: harbour",
    "Kicker: Docks",
    "Cranes stand still",
    "By INES VALE",
    "Caption of the lead picture: Cranes\nCredit of the lead picture: Ines Vale\nAlt text of the lead picture: Two cranes",
    "Dateline: PORT",
    "First.",
    "Caption of picture 1: The quay\nCredit of picture 1: Agency\nAlt text of picture 1: A quay",
    "Last.",
    "Tags: docks, strike",
    "Slug: Not a slug",
    "Search title: Cranes",
    "Search description: Why they stand",
  ]);
});

it("names nothing that is empty", () => {
  expect(keptCopy({ ...bare, headline: "Only this" }, [paragraphOf([])])).toBe("Only this");
});
