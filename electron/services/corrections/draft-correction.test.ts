import { expect, it } from "vitest";
import { paragraph, run, someStory } from "../publishing/testing/sample-copy.ts";
import { draftCorrection } from "./draft-correction.ts";

const one = "Some forty people were waiting on trolleys when the night shift ended.";
const story = someStory({ body: [paragraph("The first."), paragraph(one), paragraph("The last.")] });

it("quotes the passage that changed, with both wordings", () => {
  const now = { ...story, body: [paragraph("The first."), paragraph(one.replace("forty", "fourteen")), paragraph("The last.")] };
  expect(draftCorrection(story, now)).toBe(
    "An earlier version of this story said “Some forty people were”. It now says “Some fourteen people were”.",
  );
});

it("says nothing when no word changed", () => {
  expect(draftCorrection(story, { ...story, body: story.body.map((block) => ({ ...block })), tags: ["more"] })).toBe("");
});

it("tells a passage that was removed, and one that was added", () => {
  expect(draftCorrection(story, { ...story, body: [paragraph("The first."), paragraph("The last.")] })).toBe(
    `A passage was removed that said “${one}”.`,
  );
  expect(draftCorrection(story, { ...story, body: [...story.body, paragraph("And one more.")] })).toBe(
    "A passage was added: “And one more.”.",
  );
});

it("names headline and standfirst, and counts no more than three", () => {
  const now = {
    ...story,
    headline: `${story.headline}, again`,
    standfirst: [run("Another standfirst")],
    body: [paragraph("Begun anew."), paragraph("Gone on anew."), paragraph("Ended anew.")],
  };
  const text = draftCorrection(story, now);
  expect(text).toContain("The headline of an earlier version said “than ever”. It now says “than ever, again”.");
  expect(text).toContain("The standfirst of an earlier version said");
  expect(text.endsWith("Other passages were changed as well.")).toBe(true);
});
