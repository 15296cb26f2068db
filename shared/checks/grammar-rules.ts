/** Rules of the grammar checker that misfire in newspapers, or that another check of the desk does better. */
const OFF: Readonly<Record<string, string>> = {
  SpellCheck: "the desk's own spelling knows the paper's words and names",
};

/** Every rule of these that is off, in the form the grammar checker takes. */
export function grammarRulesOff(rules: readonly string[]): Record<string, false> {
  return Object.fromEntries(rules.filter((rule) => rule in OFF).map((rule) => [rule, false]));
}
