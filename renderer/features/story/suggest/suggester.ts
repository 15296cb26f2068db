import {
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
import { suggestField } from "../../../../shared/editor/suggestions/field-suggestions.ts";
import { isPassedAlike, passedBody, sameness } from "../../../../shared/editor/suggestions/passed-alike.ts";
import { lineOf, piecesOfLine } from "../../../../shared/editor/suggestions/pieces.ts";
import { acceptedLine } from "../../../../shared/editor/suggestions/settle.ts";
import { suggestEdit, suggestLine } from "../../../../shared/editor/suggestions/suggest-edit.ts";
import { spliceBetween } from "../../../../shared/model/body-change.ts";
import type { MarkedBody, MarkedLine } from "../../../../shared/model/copy.ts";
import { PLAIN_FIELDS, type FieldSuggestion } from "../../../../shared/model/suggestion.ts";
import type { WorkingFurniture } from "../../../../shared/model/story.ts";
import type { DrawnEditors, EditorKind } from "../../../editor/drawn-editors.ts";
import { FOLLOWED_TAG } from "../../../editor/extensions/changed-blocks.ts";
import { keyboardStays } from "../../../editor/keyboard-stays.ts";
import type { FurniturePatch } from "../saving/saver.ts";
import { $placeOf, $pointAt } from "./piece-places.ts";
import type { Suggester } from "./suggester-of-story.ts";

/** What is written from now on in these editors is suggested by `author`. */
export function createSuggester(author: string, drawn: DrawnEditors): Suggester {
  const kept = new Map<LexicalEditor, KeptCopy & { kind: EditorKind }>();
  let aside = false;
  const stopHearing = drawn.each((editor, kind) => {
    kept.set(editor, { kind, ...keepCopy(editor, author, kind) });
  });

  /** Captions first: the body takes them in as they then are. */
  function inOrder(): KeptCopy[] {
    const all = new Set(drawn.all());
    for (const [editor, copy] of kept) {
      if (all.has(editor)) continue;
      copy.dispose();
      kept.delete(editor);
    }
    return [...kept.values()].toSorted((one, other) => Number(one.kind === "body") - Number(other.kind === "body"));
  }

  function settle(): void {
    if (!aside) for (const copy of inOrder()) copy.settle();
  }

  return {
    author,
    settle,
    mustWait: () => drawn.all().some((editor) => editor.isComposing()),
    aside: (work) => {
      settle();
      aside = true;
      try {
        work();
      } finally {
        aside = false;
        for (const copy of inOrder()) copy.adopt();
      }
    },
    patch: (furniture, patch) => (aside ? patch : suggestedPatch(furniture, patch, author)),
    stop: () => {
      stopHearing();
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

function keepCopy(editor: LexicalEditor, author: string, kind: EditorKind): KeptCopy {
  return kind === "body" ? keep(editor, author, BODY) : keep(editor, author, LINE);
}

interface Marking {
  author: string;
  forward: boolean;
}
interface Kind<Copy> {
  $read(): Copy;
  /** The same string for copy that was passed alike, with whatever is only suggested or said beside it. */
  passed(copy: Copy): string;
  isPassedAlike(before: Copy, now: Copy): boolean;
  /** Writes the edit into the editor as a suggestion; call inside an update. */
  $mark(before: Copy, now: Copy, how: Marking): void;
}

const BODY: Kind<MarkedBody> = { $read: $readBody, passed: passedBody, isPassedAlike, $mark: $markBody };
const LINE: Kind<MarkedLine> = {
  $read: $readLine,
  passed: passedLine,
  isPassedAlike: (before, now) => passedLine(before) === passedLine(now),
  $mark: $markLine,
};

function passedLine(line: MarkedLine): string {
  return sameness(lineOf(piecesOfLine(acceptedLine(line))));
}

function keep<Copy>(
  editor: LexicalEditor,
  author: string,
  { $read, passed, isPassedAlike: isAlike, $mark }: Kind<Copy>,
): KeptCopy {
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
        editor.update(() => $mark(since, now, { author, forward }), {
          discrete: true,
          tag: [HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG, keyboardStays(editor)],
        });
        // An editor tells its own errors and goes on without the change: then the words would count as passed.
        const marked = editor.read($read);
        if (!isAlike(since, marked)) throw new Error("What was written could not be marked as a suggestion.");
        before = marked;
      } else before = now;
      dirty = false;
      undone = false;
      forward = false;
    },
  };
}

function suggesting({ author, forward }: Marking, caret: number | undefined): Parameters<typeof suggestEdit>[2] {
  return { author, at: new Date().toISOString(), newId: v7, forward, ...(caret === undefined ? {} : { caret }) };
}

function $markBody(before: MarkedBody, now: MarkedBody, how: Marking): void {
  const differ = spliceBetween(before, now);
  if (differ === undefined) return;
  // Words that come in beside a block they leave need it to stand in: one more on either side.
  const from = Math.max(0, differ.at - 1);
  const end = Math.min(now.length, differ.at + differ.insert.length + 1);
  const root = $getRoot();
  const blocks = root.getChildren().slice(from, end);
  const places = $selectedPlaces(blocks);
  const { copy, place } = suggestEdit(
    before.slice(from, before.length - (now.length - end)),
    now.slice(from, end),
    suggesting(how, places?.focus),
  );
  if (JSON.stringify(copy) === JSON.stringify(now.slice(from, end))) return;
  const nodes = copy.map($nodeOfBlock);
  root.splice(from, end - from, nodes);
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
  const { leadPicture: lead, ...rest } = patch;
  const { leadPicture: leadBefore } = furniture;
  // Another picture, or none, is a choice. It has words of its own.
  const sameLead = lead && leadBefore && lead.pictureId === leadBefore.pictureId ? { lead, before: leadBefore } : undefined;
  const written = PLAIN_FIELDS.flatMap((field) => {
    const text = field === "leadCredit" ? sameLead?.lead.credit : field === "leadAlt" ? sameLead?.lead.alt : rest[field];
    return typeof text === "string" ? [{ field, text }] : [];
  });
  const how = { author, at: new Date().toISOString(), newId: v7 };
  const suggestions = written.reduce(
    (all: FieldSuggestion[], { field, text }) => suggestField({ ...furniture, suggestions: all }, field, text, how),
    furniture.suggestions ?? [],
  );
  const isOpen = suggestions.length > 0 || (furniture.suggestions ?? []).length > 0;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !written.some(({ field }) => field === key))),
    ...(sameLead === undefined
      ? "leadPicture" in patch && { leadPicture: lead ?? null }
      : { leadPicture: { ...sameLead.lead, credit: sameLead.before.credit, alt: sameLead.before.alt } }),
    ...(written.length > 0 && isOpen ? { suggestions } : {}),
  };
}
