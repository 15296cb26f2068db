import type { Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import type { StoryText } from "./story-text.ts";

const pageOf = (url: string): string => url.replace(/#.*$/, "").replace(/\/$/, "").toLowerCase();

/** A page that the story links more than once: all but the first. */
export function repeatedLinks(texts: readonly StoryText[]): Finding[] {
  const seen = new Set<string>();
  return texts.flatMap((text) =>
    text.links.flatMap(({ start, end, url }) => {
      const page = pageOf(url);
      if (!seen.has(page)) {
        seen.add(page);
        return [];
      }
      const why = `The story links ${url.slice(0, 80)} already further up.`;
      return start < end ? [findingAt(text, { rule: "repeated-link", severity: "hint", start, end, why })] : [];
    }),
  );
}
