import { useEffect, useRef } from "react";
import { setResolvedComments } from "../../client/resolved-comments.ts";
import { handsOf, onHandsGiven } from "../../client/story-hands.ts";
import { useLatestRun } from "../../client/use-latest-run.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { markWaiting } from "./mark-waiting.ts";
import { useCommentList } from "./use-comments.ts";

/**
 * Keeps the marks of a drawn story as the desk has the comments: none on words whose comment is
 * resolved, and those that were made where nobody may write are put on their words here.
 */
export function StoryComments({ storyId }: { storyId: string }): undefined {
  const client = useClient();
  const { data, isError } = useCommentList(storyId);
  const underWay = useRef(new Set<string>());
  useEffect(() => {
    // Where they cannot be read every mark is shown: rather one too many.
    if (data === undefined && !isError) return;
    setResolvedComments(storyId, data?.flatMap(({ id, resolved }) => (resolved === undefined ? [] : id)) ?? []);
  }, [data, isError, storyId]);

  const markAll = useLatestRun(() => {
    for (const comment of data ?? []) {
      const hands = handsOf(storyId);
      if (hands?.mayWrite() !== true || underWay.current.has(comment.id)) continue;
      if (comment.words === undefined && !markWaiting(hands, comment)) continue;
      if (comment.anchor.kind !== "words" || comment.anchor.around === undefined) continue;
      underWay.current.add(comment.id);
      hands
        .flush()
        .then(() => client.comments.wordsAreMarked({ id: comment.id }))
        // It goes on waiting; what could not be saved is said where it is written.
        .catch((error: unknown) => console.error(error))
        .finally(() => underWay.current.delete(comment.id));
    }
  });
  useEffect(markAll, [data, markAll]);
  useEffect(
    () =>
      onHandsGiven((given) => {
        if (given === storyId) markAll();
      }),
    [storyId, markAll],
  );
  return undefined;
}
