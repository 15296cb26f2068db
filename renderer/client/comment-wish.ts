/** What somebody wants of the comments, from wherever it was asked: to write one, or to see one. */
export type CommentWish = { kind: "write" } | { kind: "show"; ids: readonly string[] };

let wish: CommentWish | undefined;
const listeners = new Set<() => void>();

function tell(next: CommentWish | undefined): void {
  wish = next;
  for (const listener of [...listeners]) listener();
}

export function askForComment(asked: CommentWish): void {
  tell(asked);
}

/** What is asked for and nobody has answered yet. */
export function commentWish(): CommentWish | undefined {
  return wish;
}

/** It was done, or nobody wants it any more. */
export function commentWishIsDone(): void {
  if (wish !== undefined) tell(undefined);
}

export function onCommentWish(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
