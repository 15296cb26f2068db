import { setTimeout as wait } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { Dialect, LocalLinter, SuggestionKind, type Suggestion } from "harper.js";
import { slimBinary } from "harper.js/slimBinary";
import { grammarRulesOff } from "../../../shared/checks/grammar-rules.ts";
import type { FromGrammar, GrammarFound, ToGrammar } from "./messages.ts";
import { unitsOf } from "./units-of.ts";

// A thread of its own: see grammar.ts.

const say = (message: FromGrammar): void => parentPort?.postMessage(message);

const linter = new LocalLinter({ binary: slimBinary, dialect: Dialect.British });
await linter.setup();
const rules = await linter.getLintConfig();
await linter.setLintConfig({ ...rules, ...grammarRulesOff(Object.keys(rules)) });

async function look(text: string): Promise<GrammarFound[]> {
  const organised = await linter.organizedLints(text, { language: "plaintext" });
  const units = unitsOf(text);
  const found = Object.entries(organised).flatMap(([rule, lints]) =>
    lints.map((lint) => {
      const span = lint.span();
      return {
        rule,
        kind: lint.lint_kind(),
        start: units(span.start),
        end: units(span.end),
        why: lint.message(),
        replacements: lint.suggestions().map((suggestion) => replacementOf(suggestion, lint.get_problem_text())),
      };
    }),
  );
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** What stands there afterwards; nothing where the words are taken out. */
function replacementOf(suggestion: Suggestion, problem: string): string {
  const kind = suggestion.kind();
  if (kind === SuggestionKind.Remove) return "";
  const words = suggestion.get_replacement_text();
  return kind === SuggestionKind.InsertAfter ? `${problem}${words}` : words;
}

let line = Promise.resolve();
parentPort?.on("message", ({ texts, gently }: ToGrammar) => {
  line = line.then(async () => {
    for (const { key, text } of texts) {
      const began = performance.now();
      say({ key, found: await look(text) });
      if (gently) await wait(performance.now() - began);
    }
  });
});
