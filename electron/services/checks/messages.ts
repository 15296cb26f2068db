import type { ReadNames, ReadUpTo } from "./archive-names.ts";

import type { Finding } from "../../../shared/style/finding.ts";
import type { Rule } from "../../../shared/style/rule.ts";
import type { StoryText } from "../../../shared/checks/story-text.ts";

/** What the checker is told, and asked. */
export type ToChecker =
  /** The paper's words and the contributors' names: those it knew before are forgotten. */
  | { kind: "know"; words: readonly string[]; names: readonly string[] }
  /** Names found in what was published, beside those it knows. */
  | { kind: "seen"; names: readonly string[] }
  | { kind: "guide"; rules: readonly Rule[] }
  /** Reads the next few published stories for their names. */
  | { kind: "read"; file: string; after: ReadUpTo }
  | { kind: "check"; id: number; texts: readonly StoryText[]; today: string };

/** What the checker answers, and says by itself. */
export type FromChecker =
  | { kind: "answer"; id: number; findings: Finding[]; thinking: boolean }
  /** It has thought about what may have been meant by the words it could not say at once: ask again. */
  | { kind: "thought" }
  | ({ kind: "names" } & ReadNames)
  /** A rule of the guide is off from now on. */
  | { kind: "fault"; rule: string; message: string };

/** What the grammar checker is asked: texts by a key of the asker's. */
export interface ToGrammar {
  texts: readonly { key: string; text: string }[];
  /** Rests between texts for as long as each took: somebody is writing, and has two processors at most. */
  gently: boolean;
}

export interface FromGrammar {
  key: string;
  found: GrammarFound[];
}

/** What it found in a text, in UTF-16 units of it. */
export interface GrammarFound {
  rule: string;
  kind: string;
  start: number;
  end: number;
  why: string;
  replacements: string[];
}
