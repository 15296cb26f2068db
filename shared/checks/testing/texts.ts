import type { Finding, TextKind } from "../../style/finding.ts";
import { namesIn } from "../names-in.ts";
import type { NamedText } from "../names-of-story.ts";
import type { StoryText } from "../story-text.ts";

/** A paragraph of the body. */
export function paragraph(text: string, block = 0, kind: TextKind = "paragraph"): StoryText {
  return { place: { field: "body", block }, text, kind, links: [] };
}

export function headline(text: string): StoryText {
  return { place: { field: "headline" }, text, kind: "line", links: [] };
}

export function named(...texts: string[]): NamedText[] {
  return texts.map((text, block) => ({ text: paragraph(text, block), names: namesIn(text) }));
}

/** "the the → the": what was found, and the first thing offered. Checks that the range holds the words. */
export function said(findings: readonly Finding[], texts: readonly StoryText[]): string[] {
  return findings.map(({ place, start, end, text, replacements }) => {
    const there = texts.find((each) => each.place.field === place.field && each.place.block === place.block);
    if (there?.text.slice(start, end) !== text) throw new Error(`“${text}” does not stand at ${start}–${end}`);
    return replacements[0] === undefined ? text : `${text} → ${replacements[0]}`;
  });
}
