import type { Marks } from "../../model/suggestion.ts";

/** The copy with a reason given to one suggestion; an empty one takes it back. What it does not stand on are the same objects. */
export function withReason<Copy>(copy: Copy, id: string, reason: string): Copy {
  return reasoned(copy, id, reason) as Copy;
}

function reasoned(value: unknown, id: string, reason: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => reasoned(item, id, reason));
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  let isChanged = false;
  const entries = Object.entries(value).map(([key, part]) => {
    const next: unknown = key === "suggested" ? inMarks(part as Marks, id, reason) : reasoned(part, id, reason);
    isChanged ||= next !== part;
    return [key, next];
  });
  return isChanged ? Object.fromEntries(entries) : value;
}

function inMarks(marks: Marks, id: string, reason: string): Marks {
  const { added, removed, changed } = marks;
  if (added?.id !== id && removed?.id !== id && changed?.id !== id) return marks;
  return {
    ...marks,
    ...(added?.id === id && { added: giveReason(added, reason) }),
    ...(removed?.id === id && { removed: giveReason(removed, reason) }),
    ...(changed?.id === id && { changed: giveReason(changed, reason) }),
  };
}

/** The mark, or the suggestion of a plain field, with this reason. */
export function giveReason<Mark extends { reason?: string | undefined }>(mark: Mark, reason: string): Mark {
  const { reason: _before, ...rest } = mark;
  return (reason === "" ? rest : { ...rest, reason }) as Mark;
}
