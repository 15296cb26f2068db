import { Failure } from "../contract/failure.ts";
import type { BodyChange, MarkedBody } from "./copy.ts";

/**
 * The body after a change. Never alters what it is given; blocks that stay are the same
 * objects, so that what is known of them (words, text) need not be found again.
 * Fails with `body-out-of-step` when the splice reaches past the end. Whether `base` is the
 * body's revision is for the caller to compare: a body does not know its own.
 */
export function applyBodyChange(body: MarkedBody, change: BodyChange): MarkedBody {
  if (change.kind === "whole") return change.blocks;
  const { at, remove, insert } = change;
  if (at + remove > body.length) {
    throw new Failure("body-out-of-step", "The copy has moved on in the meantime; it is sent again as a whole.");
  }
  return [...body.slice(0, at), ...insert, ...body.slice(at + remove)];
}
