import { Temporal } from "temporal-polyfill";
import type { Block } from "../../../../shared/model/copy.ts";
import type { WorkingStory } from "../../../../shared/model/story.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import { EMPTY_FURNITURE } from "../../stories/whole-patch.ts";

const NOW = Temporal.Instant.from("2026-03-31T09:00:00Z");
export const CLOCK: Clock = { now: () => NOW };
export const SILENT: Log = { info: () => {}, error: () => {} };
export const STORY_ID = "019d4000-0000-7000-8000-000000000001";

function paragraph(text: string): Block {
  const run = { type: "text", text, format: 0, detail: 0, mode: "normal", style: "", version: 1 } as const;
  return { type: "paragraph", version: 1, direction: null, format: "", indent: 0, textFormat: 0, textStyle: "", children: [run] };
}

export function storyOf(headline: string, ...paragraphs: string[]): WorkingStory {
  const instant = NOW.toString({ smallestUnit: "millisecond" });
  return {
    ...EMPTY_FURNITURE,
    id: STORY_ID,
    headline,
    body: paragraphs.map(paragraph),
    status: "draft",
    revision: 3,
    bodyRevision: 2,
    words: 0,
    createdAt: instant,
    changedAt: instant,
    changedBy: "Ines Calder",
  };
}
