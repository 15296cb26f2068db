import type { CheckWeight, CheckWeights } from "./readiness.ts";

interface Weighable {
  id: string;
  state: "must" | "should" | "done";
}

/**
 * Checks of the copy, with the weight that the paper gives to each before one step. `usual` weighs
 * those it says nothing of. With `keepsMust` what stops the step by itself cannot be made to weigh less:
 * before publishing there is no page without it.
 */
export function weighChecks<One extends Weighable>(
  checks: readonly One[],
  weights: CheckWeights,
  { usual, keepsMust }: { usual: (check: One) => CheckWeight | "as-it-is"; keepsMust: boolean },
): One[] {
  return checks.flatMap((check) => {
    const given = (weights as Readonly<Record<string, CheckWeight | undefined>>)[check.id] ?? usual(check);
    if (given === "as-it-is" || (keepsMust && check.state === "must")) return check;
    if (given === "off") return [];
    return check.state === "done" ? check : { ...check, state: given };
  });
}
