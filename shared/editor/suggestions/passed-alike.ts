import { spliceBetween } from "../../model/body-change.ts";
import type { MarkedBlock, MarkedBody } from "../../model/copy.ts";
import { copyOf, piecesOf } from "./pieces.ts";
import { acceptedCopy, isMarked } from "./settle.ts";

/** The same string for copy that was passed alike, whatever is only suggested or said beside it. */
export function passedBody(copy: MarkedBody): string {
  return sameness(copyOf(piecesOf(acceptedCopy(copy))));
}

/** Whether the same copy was passed in both. Looks at what differs between them alone: it is asked at every save. */
export function isPassedAlike(before: MarkedBody, now: MarkedBody): boolean {
  const differ = spliceBetween(before, now);
  if (differ === undefined) return true;
  // A block takes in what is suggested beside it, and a list the lines behind it: only between two
  // blocks without a mark can the copy be parted.
  const isWhole = (at: number): boolean => [before[at - 1], before[at]].some((block) => isMarked(block as MarkedBlock));
  let from = Math.max(0, differ.at - 1);
  while (from > 0 && isWhole(from)) from -= 1;
  let behind = Math.max(0, before.length - differ.at - differ.remove - 1);
  while (behind > 0 && isWhole(before.length - behind)) behind -= 1;
  const part = (copy: MarkedBody): string => passedBody(copy.slice(from, copy.length - behind));
  return part(before) === part(now);
}

/** In whatever order its keys are, and however Lexical would go on in a paragraph. */
export function sameness(copy: unknown): string {
  return JSON.stringify(copy, (key, value: unknown) => {
    if (key === "textFormat") return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
