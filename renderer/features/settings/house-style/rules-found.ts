import type { RuleLine } from "../../../../shared/style/house-style.ts";

/** Which rules a list shows. */
export type Shown = "all" | RuleLine["severity"] | "off" | "faulty";

/** The rules that hold every word of a query, in their order. */
export function rulesFound(rules: readonly RuleLine[], query: string, shown: Shown): RuleLine[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    if (
      shown === "off" ? !rule.isOff : shown === "faulty" ? rule.fault === undefined : shown !== "all" && rule.severity !== shown
    )
      return false;
    const text = `${rule.id} ${rule.topic} ${rule.summary} ${rule.why}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
