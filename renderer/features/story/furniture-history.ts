import type { FurniturePatch } from "./saving/saver.ts";

/** One choice that can be taken back: "Remove picture". */
export interface Choice {
  label: string;
  /** Values of the changed fields before it. */
  before: FurniturePatch;
}

/** Choices (section, byline, picks, pictures …) to undo and redo; text fields have their own. */
export interface FurnitureHistory {
  /** A new choice was made; what was undone before it is gone. */
  add(choice: Choice): void;
  /** Gives the choice to take back; `now` are the values of its fields, for redo. */
  undo(now: (fields: FurniturePatch) => FurniturePatch): Choice | undefined;
  redo(now: (fields: FurniturePatch) => FurniturePatch): Choice | undefined;
  last(): Choice | undefined;
  clear(): void;
}

/** More steps than anybody goes back by hand. */
const MOST = 100;

export function createFurnitureHistory(): FurnitureHistory {
  let done: Choice[] = [];
  let undone: Choice[] = [];
  return {
    add: (choice) => {
      done = [...done, choice].slice(-MOST);
      undone = [];
    },
    undo: (now) => {
      const choice = done.pop();
      if (choice !== undefined) undone.push({ label: choice.label, before: now(choice.before) });
      return choice;
    },
    redo: (now) => {
      const choice = undone.pop();
      if (choice !== undefined) done.push({ label: choice.label, before: now(choice.before) });
      return choice;
    },
    last: () => done.at(-1),
    clear: () => {
      done = [];
      undone = [];
    },
  };
}
