import type { WithinTime } from "../../../shared/style/rule.ts";
import { readArchiveNames } from "./archive-names.ts";
import { createChecker } from "./checker.ts";
import { createDeskLexicon } from "./desk-lexicon.ts";
import type { FromChecker, ToChecker } from "./messages.ts";

/** Published stories read at once: a check never waits for more. */
const STORIES_AT_ONCE = 4;

/** What the checker's thread does with what it is told and asked; answers leave by `say`. */
export function answerChecks(say: (message: FromChecker) => void, withinTime: WithinTime): (message: ToChecker) => void {
  const lexicon = createDeskLexicon();
  const checker = createChecker(lexicon, withinTime, (rule, message) => say({ kind: "fault", rule, message }));
  let thinking = false;

  /** Between questions, so that none of them waits for more than one word. */
  function think(): void {
    if (checker.think()) return void setImmediate(think);
    thinking = false;
    say({ kind: "thought" });
  }

  return (message) => {
    if (message.kind === "know") return checker.know(message.words, message.names);
    if (message.kind === "seen") return checker.see(message.names);
    if (message.kind === "guide") return checker.guide(message.rules);
    if (message.kind === "read") {
      return say({ kind: "names", ...readArchiveNames(message.file, message.after, STORIES_AT_ONCE, lexicon.isWord) });
    }
    const answer = checker.check(message.texts, message.today);
    say({ kind: "answer", id: message.id, ...answer });
    if (!answer.thinking || thinking) return;
    thinking = true;
    setImmediate(think);
  };
}
