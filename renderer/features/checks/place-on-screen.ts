import {
  getNearestEditorFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $createRangeSelection,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
} from "lexical";
import type { Finding, Place } from "../../../shared/style/finding.ts";
import { rankOf, type CaretPlace } from "./finding-places.ts";
import { $textOfNode, pointsOf, type TextOfNode } from "./text-of-node.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A text of the story where it is drawn. */
export type TextOnScreen = { kind: "field"; field: Field } | { kind: "editor"; editor: LexicalEditor; block: number };

const NAMES: Readonly<Record<Exclude<Place["field"], "body">, string>> = {
  kicker: "Kicker",
  headline: "Headline",
  standfirst: "Standfirst",
  dateline: "Dateline",
  searchTitle: "Search title",
  searchDescription: "Search description",
  caption: "Caption",
  credit: "Credit",
  alt: "Alt text",
};

/** The story with this id, as it is drawn. */
export function storyOnScreen(storyId: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[data-story="${storyId}"]`) ?? undefined;
}

function editorOf(element: Element | null): LexicalEditor | undefined {
  return element === null ? undefined : (getNearestEditorFromDOMNode(element) ?? undefined);
}

export function bodyEditorOf(story: HTMLElement): LexicalEditor | undefined {
  return editorOf(story.querySelector('[contenteditable][aria-label="Body"]'));
}

function pictureElement(story: HTMLElement, picture: "lead" | number): HTMLElement | undefined {
  if (picture === "lead") return story.querySelector<HTMLElement>("[data-lead-picture]") ?? undefined;
  const editor = bodyEditorOf(story);
  const key = editor?.read(() => $getRoot().getChildAtIndex(picture)?.getKey());
  return key === undefined ? undefined : (editor?.getElementByKey(key) ?? undefined);
}

/** The text a finding stands in; undefined when it is not drawn. */
export function textOnScreen(story: HTMLElement, { field, block, picture }: Place): TextOnScreen | undefined {
  if (field === "body") {
    const editor = bodyEditorOf(story);
    return editor === undefined || block === undefined ? undefined : { kind: "editor", editor, block };
  }
  const within = picture === undefined ? story : pictureElement(story, picture);
  const found = within?.querySelector(`[aria-label="${NAMES[field]}"]`) ?? labelled(within, NAMES[field]);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return { kind: "field", field: found };
  const editor = editorOf(found ?? null);
  return editor === undefined ? undefined : { kind: "editor", editor, block: 0 };
}

function labelled(within: HTMLElement | undefined, name: string): Element | undefined {
  const fields = [...(within?.querySelectorAll<Field>("input, textarea") ?? [])];
  return fields.find(({ labels }) => labels?.[0]?.textContent?.trim() === name);
}

/** The text of a block and its nodes, where it still holds the words of the finding there. */
export function $wordsOf(block: number, { start, end, text }: Pick<Finding, "start" | "end" | "text">): TextOfNode | undefined {
  const node = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(node)) return undefined;
  const read = $textOfNode(node);
  return read.text.slice(start, end) === text ? read : undefined;
}

/** Selects the words of a finding. False when they are no longer there. */
export function $selectWords(block: number, finding: Pick<Finding, "start" | "end" | "text">): boolean {
  const read = $wordsOf(block, finding);
  const points = read && pointsOf(read, finding.start, finding.end);
  if (points === undefined) return false;
  // A new one: it is written to the page even where the editor thinks that nothing in it differs.
  const selection = $createRangeSelection();
  selection.anchor.set(points.from.node.getKey(), points.from.offset, "text");
  selection.focus.set(points.to.node.getKey(), points.to.offset, "text");
  $setSelection(selection);
  return true;
}

/** Where the caret is in the story; undefined when it is elsewhere. */
export function caretIn(story: HTMLElement): CaretPlace | undefined {
  const element = document.activeElement;
  if (element === null || !story.contains(element)) return undefined;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const place = placeOfField(story, element);
    return place && { rank: rankOf(place), offset: element.selectionStart ?? 0 };
  }
  const editor = editorOf(element);
  const at = editor?.read($caret);
  if (editor === undefined || at === undefined) return undefined;
  if (editor === bodyEditorOf(story)) return { rank: rankOf({ field: "body", block: at.block }), offset: at.offset };
  const place = element instanceof HTMLElement ? placeOfField(story, element) : undefined;
  return place && { rank: rankOf(place), offset: at.offset };
}

function placeOfField(story: HTMLElement, element: HTMLElement): Place | undefined {
  const label = element.getAttribute("aria-label") ?? (element as Field).labels?.[0]?.textContent?.trim();
  const field = (Object.keys(NAMES) as (keyof typeof NAMES)[]).find((each) => NAMES[each] === label);
  if (field === undefined) return undefined;
  if (field !== "caption" && field !== "credit" && field !== "alt") return { field };
  if (element.closest("[data-lead-picture]") !== null) return { field, picture: "lead" };
  const editor = bodyEditorOf(story);
  const block = editor?.read(() =>
    $getRoot()
      .getChildren()
      .findIndex((node) => editor.getElementByKey(node.getKey())?.contains(element)),
  );
  return block === undefined || block === -1 ? undefined : { field, picture: block };
}

function $caret(): { block: number; offset: number } | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const start = selection.isBackward() ? selection.focus : selection.anchor;
  const node = start.getNode();
  const block = node.getTopLevelElement();
  if (block === null) return undefined;
  const run = $isElementNode(block) ? $textOfNode(block).runs.find((each) => each.node.is(node)) : undefined;
  return { block: block.getIndexWithinParent(), offset: (run?.start ?? 0) + (run === undefined ? 0 : start.offset) };
}
