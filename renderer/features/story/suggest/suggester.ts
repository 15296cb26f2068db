import {
  $addUpdateTag,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from "lexical";
import { v7 } from "uuid";
import { $nodeOfBlock, $readBody, $readLine, $writeLine } from "../../../../shared/editor/nodes.ts";
import { plainFieldText, suggestField } from "../../../../shared/editor/suggestions/field-suggestions.ts";
import { acceptedCopy, acceptedLine } from "../../../../shared/editor/suggestions/settle.ts";
import { suggestEdit, suggestLine } from "../../../../shared/editor/suggestions/suggest-edit.ts";
import type { MarkedBody, MarkedLine } from "../../../../shared/model/copy.ts";
import { PLAIN_FIELDS, type FieldSuggestion } from "../../../../shared/model/suggestion.ts";
import type { WorkingFurniture } from "../../../../shared/model/story.ts";
import { FOLLOWED_TAG } from "../../../editor/extensions/changed-blocks.ts";
import type { FurniturePatch } from "../saving/saver.ts";
import type { Suggester } from "./suggester-of-story.ts";
import { $placeOf, $pointAt } from "./piece-places.ts";

interface Editors {
  body(): LexicalEditor | undefined;
  all(): readonly LexicalEditor[];
}

/** What is written from now on, in this story and this window, is suggested by `author`. */
export function createSuggester(author: string, editors: Editors): Suggester {
  const kept = new Map<LexicalEditor, KeptCopy>();
  let aside = false;

  function look(): void {
    const all = new Set(editors.all());
    for (const [editor, copy] of kept) {
      if (all.has(editor)) continue;
      copy.dispose();
      kept.delete(editor);
    }
    for (const editor of all) if (!kept.has(editor)) kept.set(editor, keepCopy(editor, author, editor === editors.body()));
  }

  function settle(): void {
    if (aside) return;
    look();
    const body = editors.body();
    // Captions first: the body takes them in as they then are.
    for (const [editor, copy] of kept) if (editor !== body) copy.settle();
    if (body !== undefined) kept.get(body)?.settle();
  }

  look();
  return {
    author,
    settle,
    aside: (work) => {
      settle();
      aside = true;
      try {
        work();
      } finally {
        aside = false;
        look();
        for (const copy of kept.values()) copy.adopt();
      }
    },
    patch: (furniture, patch) => (aside ? patch : suggestedPatch(furniture, patch, author)),
    stop: () => {
      settle();
      for (const copy of kept.values()) copy.dispose();
      kept.clear();
    },
  };
}

interface KeptCopy {
  /** Marks what was written since the last time. */
  settle(): void;
  /** What stands there now was no suggestion: a verdict, or another window's words. */
  adopt(): void;
  dispose(): void;
}

function keepCopy(editor: LexicalEditor, author: string, isBody: boolean): KeptCopy {
  return isBody
    ? keep(editor, author, { $read: $readBody, passed: (copy) => sameness(acceptedCopy(copy)), $mark: $markBody })
    : keep(editor, author, { $read: $readLine, passed: (line) => sameness(acceptedLine(line)), $mark: $markLine });
}

/** Equal for copy that reads and looks the same: in whatever order its keys are, and however Lexical would go on in a paragraph. */
function sameness(copy: unknown): string {
  return JSON.stringify(copy, (key, value: unknown) => {
    if (key === "textFormat") return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}

interface Marking {
  author: string;
  forward: boolean;
}
interface Kind<Copy> {
  $read(): Copy;
  passed(copy: Copy): string;
  /** Writes the edit into the editor as a suggestion; call inside an update. */
  $mark(before: Copy, now: Copy, how: Marking): void;
}

function keep<Copy>(editor: LexicalEditor, author: string, { $read, passed, $mark }: Kind<Copy>): KeptCopy {
  let before = editor.read($read);
  /** Copy that was passed at some time in this window: undo may come back to it. */
  const wasPassed = new Set([passed(before)]);
  let dirty = false;
  let undone = false;
  let forward = false;

  const adopt = (): void => {
    before = editor.read($read);
    wasPassed.add(passed(before));
    dirty = false;
    undone = false;
  };
  const note = (isForward: boolean) => (): boolean => {
    forward = isForward;
    return false;
  };
  const dispose = mergeRegister(
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      if (tags.has(FOLLOWED_TAG)) return adopt();
      dirty = true;
      if (tags.has(HISTORIC_TAG)) undone = true;
    }),
    editor.registerCommand(KEY_DELETE_COMMAND, note(true), COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, note(false), COMMAND_PRIORITY_CRITICAL),
  );
  return {
    adopt,
    dispose,
    settle: () => {
      // What is under way counts too: an undo of this very moment.
      editor.read(() => undefined);
      if (!dirty) return;
      const now = editor.read($read);
      // Undo brings back marked copy, or copy that was passed: neither is an edit.
      if (!undone || !wasPassed.has(passed(now))) {
        const since = before;
        editor.update(
          () => {
            $addUpdateTag(HISTORY_MERGE_TAG);
            $mark(since, now, { author, forward });
          },
          { discrete: true, tag: [SKIP_SCROLL_INTO_VIEW_TAG] },
        );
      }
      before = editor.read($read);
      dirty = false;
      undone = false;
      forward = false;
    },
  };
}

function suggesting({ author, forward }: Marking, caret: number | undefined): Parameters<typeof suggestEdit>[2] {
  return { author, at: new Date().toISOString(), newId: v7, forward, ...(caret === undefined ? {} : { caret }) };
}

/** The blocks that differ, from the first to the last; the ones around stay the nodes they are. */
function differing(before: MarkedBody, now: MarkedBody): { from: number; tail: number } {
  const same = (one: number, other: number): boolean => JSON.stringify(before[one]) === JSON.stringify(now[other]);
  const shorter = Math.min(before.length, now.length);
  let from = 0;
  while (from < shorter && same(from, from)) from += 1;
  let tail = 0;
  while (tail < shorter - from && same(before.length - 1 - tail, now.length - 1 - tail)) tail += 1;
  return { from, tail };
}

function $markBody(before: MarkedBody, now: MarkedBody, how: Marking): void {
  const differ = differing(before, now);
  // Taking out a block at the edge leaves nothing beside it to stand in: one more on either side.
  const from = Math.max(0, differ.from - 1);
  const tail = Math.max(0, differ.tail - 1);
  if (differ.from + differ.tail >= before.length && differ.from + differ.tail >= now.length) return;
  const root = $getRoot();
  const blocks = root.getChildren().slice(from, now.length - tail);
  const places = $selectedPlaces(blocks);
  const { copy, place } = suggestEdit(
    before.slice(from, before.length - tail),
    now.slice(from, now.length - tail),
    suggesting(how, places?.focus),
  );
  if (JSON.stringify(copy) === JSON.stringify(now.slice(from, now.length - tail))) return;
  const nodes = copy.map($nodeOfBlock);
  root.splice(from, now.length - tail - from, nodes);
  $selectPlaces(places, place, nodes);
}

function $markLine(before: MarkedLine, now: MarkedLine, how: Marking): void {
  const places = $selectedPlaces($getRoot().getChildren());
  const { copy, place } = suggestLine(before, now, suggesting(how, places?.focus));
  if (JSON.stringify(copy) === JSON.stringify(now)) return;
  $writeLine(copy);
  $selectPlaces(places, place, $getRoot().getChildren());
}

interface Places {
  anchor: number;
  focus: number;
}

function $selectedPlaces(blocks: Parameters<typeof $placeOf>[1]): Places | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const anchor = $placeOf(selection.anchor, blocks);
  const focus = $placeOf(selection.focus, blocks);
  return anchor === undefined || focus === undefined ? undefined : { anchor, focus };
}

function $selectPlaces(places: Places | undefined, place: (at: number) => number, blocks: Parameters<typeof $placeOf>[1]): void {
  const selection = $getSelection();
  if (places === undefined || !$isRangeSelection(selection)) return;
  $pointAt(place(places.anchor), blocks, selection.anchor);
  $pointAt(place(places.focus), blocks, selection.focus);
}

/** What was written in plain fields, as suggestions; everything else as it is. */
function suggestedPatch(furniture: WorkingFurniture, patch: FurniturePatch, author: string): FurniturePatch {
  const written = writtenFields(furniture, patch);
  if (written.length === 0) return patch;
  let suggestions: FieldSuggestion[] = furniture.suggestions ?? [];
  for (const { field, text } of written) {
    const how = { author, at: new Date().toISOString(), newId: v7 };
    suggestions = suggestField({ ...furniture, suggestions }, field, text, how);
  }
  const rest = Object.fromEntries(Object.entries(patch).filter(([key]) => !written.some(({ field }) => field === key)));
  const { leadPicture } = furniture;
  const asBefore =
    patch.leadPicture && leadPicture
      ? { leadPicture: { ...patch.leadPicture, credit: leadPicture.credit, alt: leadPicture.alt } }
      : {};
  return { ...rest, ...asBefore, suggestions };
}

function writtenFields(
  furniture: WorkingFurniture,
  patch: FurniturePatch,
): { field: (typeof PLAIN_FIELDS)[number]; text: string }[] {
  const sameLead = patch.leadPicture?.pictureId === furniture.leadPicture?.pictureId ? patch.leadPicture : undefined;
  return PLAIN_FIELDS.flatMap((field) => {
    const lead = field === "leadCredit" ? sameLead?.credit : field === "leadAlt" ? sameLead?.alt : undefined;
    if (lead !== undefined) return lead === plainFieldText(furniture, field) ? [] : [{ field, text: lead }];
    const text = field === "leadCredit" || field === "leadAlt" ? undefined : patch[field];
    return typeof text === "string" ? [{ field, text }] : [];
  });
}
