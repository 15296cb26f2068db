/** Ids of resolved comments, by story; nothing of a story whose comments were not read yet. */
const resolved = new Map<string, ReadonlySet<string>>();
const listeners = new Set<() => void>();

/** Those of a story; undefined while nobody knows. */
export function resolvedComments(storyId: string): ReadonlySet<string> | undefined {
  return resolved.get(storyId);
}

export function setResolvedComments(storyId: string, ids: readonly string[]): void {
  const before = resolved.get(storyId);
  if (before?.size === ids.length && ids.every((id) => before.has(id))) return;
  resolved.set(storyId, new Set(ids));
  for (const listener of [...listeners]) listener();
}

export function onResolvedComments(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
