import { $getNearestNodeFromDOMNode, $isTextNode, getNearestEditorFromDOMNode } from "lexical";
import type { Comment } from "../../../shared/model/comment.ts";

/** Goes to the words or the picture of a comment. False when it is not on the screen. */
export function jumpTo({ id, anchor, storyId }: Comment): boolean {
  const story = document.querySelector(`[data-story="${storyId}"]`);
  const selector =
    anchor.kind === "words"
      ? `[data-comments~="${id}"], [data-resolved-comments~="${id}"]`
      : anchor.kind === "picture"
        ? `img[src*="${anchor.pictureId}"]`
        : "article";
  const place = story?.querySelector<HTMLElement>(selector);
  if (place === null || place === undefined) return false;
  place.scrollIntoView({ block: anchor.kind === "story" ? "start" : "center" });
  if (anchor.kind !== "words") return true;
  const editor = getNearestEditorFromDOMNode(place);
  editor?.update(() => {
    const node = $getNearestNodeFromDOMNode(place);
    if ($isTextNode(node)) node.select(0, node.getTextContentSize());
  });
  editor?.focus();
  return true;
}
