import { $insertGeneratedNodes, ClipboardImportExtension, type ImportMimeTypeConfig } from "@lexical/clipboard";
import {
  $getEditor,
  $getRoot,
  $isRangeSelection,
  configExtension,
  type BaseSelection,
  type AnyLexicalExtensionArgument,
  type LexicalNode,
  type SerializedLexicalNode,
  $parseSerializedNode,
} from "lexical";
import { blocksFromMarkup, leftOutInWords, lineFromMarkup, markupOfDom, type LeftOut } from "../../../shared/editor/markup-in.ts";
import { $nodeOfBlock } from "../../../shared/editor/nodes.ts";
import { $commentsIn } from "../../../shared/editor/comments/comment-marks.ts";
import {
  markedParagraphOf,
  paragraphOf,
  safeMarkedLine,
  safeReturnedBlock,
  safeReturnedLine,
  textRun,
} from "../../../shared/editor/safe-copy.ts";
import type { MarkedBlock, MarkedInline, MarkedLine } from "../../../shared/model/copy.ts";
import type { StoryComments } from "./story-comments.ts";

/** All our editors share it, so that copy can go from one field to another. */
export const NAMESPACE = "standfirst";
/** Longest markup read from the clipboard, in UTF-16 units; of more only the plain text is taken. */
const LONGEST_MARKUP = 20_000_000;
const INLINE_TYPES: ReadonlySet<unknown> = new Set(["text", "tab", "linebreak", "link"]);

type Pasted = { kind: "blocks"; blocks: MarkedBlock[] } | { kind: "line"; line: MarkedLine };
const NO_COMMENTS: ReadonlySet<string> = new Set();

/**
 * What one of our editors put on the clipboard. Any page can claim to be one: nothing is trusted, and
 * no comment comes in but these.
 */
export function readOwnClipboard(data: string, comments = NO_COMMENTS): Pasted | undefined {
  let payload: unknown;
  try {
    payload = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof payload !== "object" || payload === null || !("namespace" in payload) || payload.namespace !== NAMESPACE)
    return undefined;
  if (!("nodes" in payload) || !Array.isArray(payload.nodes) || payload.nodes.length === 0) return undefined;
  const nodes: { type?: unknown }[] = payload.nodes;
  if (nodes.every((node) => INLINE_TYPES.has(node?.type))) return { kind: "line", line: safeReturnedLine(nodes, comments) };
  return {
    kind: "blocks",
    blocks: nodes.map((node) =>
      INLINE_TYPES.has(node?.type) ? markedParagraphOf(safeReturnedLine([node], comments)) : safeReturnedBlock(node, comments),
    ),
  };
}

/** Paragraphs of plain text: every line break parts them, empty lines are none. */
export function paragraphsOfText(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function lineOfBlocks(blocks: readonly MarkedBlock[]): MarkedLine {
  const line: MarkedInline[] = [];
  for (const block of blocks) {
    const words = safeMarkedLine([block]);
    if (words.length === 0) continue;
    if (line.length > 0) line.push(textRun(" ", 0));
    line.push(...words.map((inline) => (inline.type === "linebreak" ? textRun(" ", 0) : inline)));
  }
  return safeMarkedLine(line);
}

function inlineNodes(line: MarkedLine): LexicalNode[] {
  return line.map((inline) => $parseSerializedNode(inline as SerializedLexicalNode));
}

function inertBody(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

function $insertText(selection: BaseSelection, text: string): void {
  if ($isRangeSelection(selection)) selection.insertText(text);
  else selection.insertRawText(text);
}

/** Says what could not come across, one sentence each. */
export type SayLeftOut = (sentences: string[]) => void;

export interface ClipboardParts {
  comments: StoryComments;
  onLeftOut: SayLeftOut;
}

/** Comments that were cut in this story come back with their words, once. */
function $comeBack(comments: StoryComments): ReadonlySet<string> {
  const here = $getEditor();
  return comments.comeBack((editor, id) =>
    editor === here
      ? $commentsIn([$getRoot()]).includes(id)
      : editor.read("latest", () => $commentsIn([$getRoot()]).includes(id)),
  );
}

function importers(field: "body" | "line", { comments, onLeftOut }: ClipboardParts): ImportMimeTypeConfig {
  const sayLeftOut = (leftOut: LeftOut[]): void => {
    const sentences = leftOutInWords(leftOut);
    if (sentences.length > 0) onLeftOut(sentences);
  };
  const $insertBlocks = (blocks: MarkedBlock[], selection: BaseSelection): boolean => {
    const nodes = field === "body" ? blocks.map($nodeOfBlock) : inlineNodes(lineOfBlocks(blocks));
    if (nodes.length > 0) $insertGeneratedNodes($getEditor(), nodes, selection);
    return true;
  };
  const $insertPlain = (text: string, selection: BaseSelection): boolean => {
    const paragraphs = paragraphsOfText(text);
    if (field === "line" || paragraphs.length <= 1) {
      $insertText(selection, paragraphs.length <= 1 ? text.replace(/[\r\n]+/g, " ") : paragraphs.join(" "));
      return true;
    }
    return $insertBlocks(
      paragraphs.map((paragraph) => paragraphOf([textRun(paragraph, 0)])),
      selection,
    );
  };
  return {
    "application/x-lexical-editor": [
      (data: string, selection: BaseSelection): boolean => {
        const own = readOwnClipboard(data, $comeBack(comments));
        if (own === undefined) return false;
        if (own.kind === "blocks") return $insertBlocks(own.blocks, selection);
        $insertGeneratedNodes(
          $getEditor(),
          inlineNodes(field === "body" ? own.line : lineOfBlocks([markedParagraphOf(own.line)])),
          selection,
        );
        return true;
      },
    ],
    "text/html": [
      (data: string, selection: BaseSelection): boolean => {
        if (data.length > LONGEST_MARKUP) return false;
        const root = markupOfDom(inertBody(data));
        if (field === "body") {
          const { blocks, leftOut } = blocksFromMarkup(root);
          sayLeftOut(leftOut);
          return blocks.length > 0 && $insertBlocks(blocks, selection);
        }
        const { line, leftOut } = lineFromMarkup(root);
        sayLeftOut(leftOut);
        if (line.length === 0) return false;
        $insertGeneratedNodes($getEditor(), inlineNodes(line), selection);
        return true;
      },
    ],
    "text/plain": [$insertPlain],
    "text/uri-list": [$insertPlain],
  };
}

/**
 * Takes over every kind of clipboard data, so that Lexical's own importers, which would keep
 * whatever node and style they know, never run. Foreign markup goes through an inert document.
 */
export function clipboardFor(field: "body" | "line", parts: ClipboardParts): AnyLexicalExtensionArgument {
  return configExtension(ClipboardImportExtension, { $importMimeType: importers(field, parts) });
}
