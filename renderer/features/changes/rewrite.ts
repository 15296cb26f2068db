import { HISTORY_PUSH_TAG, type LexicalEditor } from "lexical";
import { $readBody, $readLine, $writeLine } from "../../../shared/editor/nodes.ts";
import { spliceBetween } from "../../../shared/model/body-change.ts";
import type { MarkedBody, MarkedLine } from "../../../shared/model/copy.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { keyboardStays } from "../../editor/keyboard-stays.ts";
import { putBlocks } from "../../editor/put-blocks.ts";

interface Rewriting {
  body(copy: MarkedBody): MarkedBody;
  line(line: MarkedLine): MarkedLine;
}

/** Puts other marks on the copy, the standfirst and the lead caption. Call inside `hands.judge`. */
export function rewrite(hands: StoryHands, { body: ofBody, line: ofLine }: Rewriting): void {
  const body = hands.bodyEditor();
  for (const editor of hands.editors()) {
    // The captions of pictures in the copy are part of it.
    if (editor === body || isInside(editor, body)) continue;
    const before = editor.read($readLine);
    const after = ofLine(before);
    if (after !== before)
      editor.update(() => $writeLine(after), { discrete: true, tag: [HISTORY_PUSH_TAG, keyboardStays(editor)] });
  }
  if (body === undefined) return;
  const before = body.read($readBody);
  const splice = spliceBetween(before, ofBody(before));
  if (splice !== undefined) putBlocks(body, splice);
}

function isInside(editor: LexicalEditor, body: LexicalEditor | undefined): boolean {
  const root = editor.getRootElement();
  return root !== null && body?.getRootElement()?.contains(root) === true;
}
