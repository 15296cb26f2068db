import type { Action } from "../../client/actions.tsx";

const GROUPS: readonly Action["group"][] = ["Story", "Desk", "Go to", "Standfirst"];

/**
 * The actions whose title or other words hold every typed word at the start of a word, in
 * the order of their groups; those whose title begins with what was typed come first.
 */
export function matchActions(actions: readonly Action[], typed: string): Action[] {
  const wanted = wordsOf(typed);
  const found = actions.filter((action) => {
    const words = wordsOf(`${action.title} ${action.words ?? ""}`);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
  const begin = typed.trim().toLowerCase();
  const rank = (action: Action): number => {
    const first = begin !== "" && action.title.toLowerCase().startsWith(begin) ? 0 : GROUPS.length;
    return first + GROUPS.indexOf(action.group);
  };
  return found.toSorted((one, other) => rank(one) - rank(other));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
