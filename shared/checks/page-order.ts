import type { CheckedText, Finding, Place } from "../style/finding.ts";

/** One name for each place, to find it by. */
export function placeKey({ field, block, picture }: Place): string {
  return `${field} ${block ?? ""} ${picture ?? ""}`;
}

/** Findings as a reader of the page meets them. Of two at one place the graver comes first. */
export function inPageOrder(findings: readonly Finding[], texts: readonly CheckedText[]): Finding[] {
  const order = new Map(texts.map(({ place }, at) => [placeKey(place), at]));
  const at = (finding: Finding): number => order.get(placeKey(finding.place)) ?? 0;
  const gravity = { must: 0, should: 1, hint: 2 } as const;
  return findings.toSorted(
    (one, other) =>
      at(one) - at(other) || one.start - other.start || gravity[one.severity] - gravity[other.severity] || one.end - other.end,
  );
}
