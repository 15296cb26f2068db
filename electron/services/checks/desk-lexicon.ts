import dictionary from "dictionary-en-gb";
import nspell from "nspell";
import { nearWords, shelvesOf } from "../../../shared/checks/near-words.ts";
import { NEWSROOM_WORDS } from "../../../shared/checks/newsroom-words.ts";
import type { Lexicon } from "../../../shared/checks/spelling.ts";

/** Time that one check may spend on what was meant by unknown words, in milliseconds; the rest is thought of later. */
const THOUGHT = 20;

/** All words known at this desk. */
export interface DeskLexicon extends Lexicon {
  /** The paper's words and the names of its contributors, in the place of those known before. */
  know(words: readonly string[], names: readonly string[]): void;
  see(names: readonly string[]): void;
  /** A check begins: it may think for a while. */
  begin(): void;
  /** A word was too much for the check under way. */
  hasOpen(): boolean;
  /** Thinks about one of them; false when none is left. */
  think(): boolean;
}

const straight = (word: string): string => word.replaceAll("’", "'");

export function createDeskLexicon(): DeskLexicon {
  const spelling = nspell(dictionary);
  const all = Object.keys(spelling.data);
  const shelves = shelvesOf(all);
  const newsroom = new Set(NEWSROOM_WORDS.map(straight));
  const checked = new Map<string, boolean>();
  const near = new Map<string, readonly string[]>();
  const open = new Set<string>();
  const seen = new Set<string>();
  let words = new Set<string>();
  let names = new Set<string>();
  let thought = 0;

  const isInDictionary = (word: string): boolean => {
    let known = checked.get(word);
    if (known === undefined) checked.set(word, (known = spelling.correct(word)));
    return known;
  };
  const isWord = (word: string): boolean => words.has(word) || newsroom.has(word) || isInDictionary(word);
  const find = (word: string): readonly string[] => {
    const before = performance.now();
    const found = nearWords(word, isWord, shelves);
    thought += performance.now() - before;
    near.set(word, found);
    return found;
  };

  return {
    isWord,
    isName: (word) => names.has(word) || seen.has(word),
    near(word) {
      const known = near.get(word);
      if (known !== undefined) return known;
      if (thought < THOUGHT) return find(word);
      open.add(word);
      return undefined;
    },
    know(paper, contributors) {
      // A word with a small letter may open a sentence; one with a capital is a name.
      words = new Set(paper.flatMap((word) => [straight(word), ...wordsOf(word)]));
      names = new Set([...contributors, ...paper].flatMap(wordsOf));
      near.clear();
    },
    see(found) {
      for (const name of found) seen.add(straight(name));
    },
    begin() {
      thought = 0;
    },
    hasOpen: () => open.size > 0,
    think() {
      const word = open.values().next().value;
      if (word === undefined) return false;
      open.delete(word);
      find(word);
      return open.size > 0;
    },
  };
}

function wordsOf(name: string): string[] {
  return straight(name).match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}
