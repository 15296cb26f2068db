import { expect, it } from "vitest";
import type { Correction } from "../../../../shared/model/correction.ts";
import { text } from "../testing/page-tree.ts";
import { storyId } from "../testing/sample-copy.ts";
import { pageOf } from "../testing/page-of-story.ts";

const made: Correction = {
  id: storyId(90),
  storyId: storyId(1),
  kind: "correction",
  text: "Fourteen people were waiting, not forty <b>.",
  madeAt: "2026-04-01T09:00:00.000Z",
  madeBy: "Ada Quist",
};

it("says under the text what was put right, and when, and to machines as well", () => {
  const page = pageOf({ corrections: [{ ...made, kind: "clarification", text: "Newer." }, made] });
  const section = page.one("section.corrections");
  expect(text(section).replace(/\s+/g, " ").trim()).toBe(
    "Corrections and clarifications Clarification, 1 April 2026: Newer. Correction, 1 April 2026: Fourteen people were waiting, not forty <b>.",
  );
  const data = JSON.parse(text(page.one('script[type="application/ld+json"]'))) as { correction: unknown[] };
  expect(data.correction).toEqual([
    { "@type": "CorrectionComment", text: "Newer.", datePublished: "2026-04-01T10:00:00+01:00" },
    { "@type": "CorrectionComment", text: made.text, datePublished: "2026-04-01T10:00:00+01:00" },
  ]);
});

it("says nothing where nothing was put right", () => {
  expect(pageOf().all("section.corrections")).toEqual([]);
});
