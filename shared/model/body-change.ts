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

/** The shortest run of blocks that makes one body another; undefined when they are the same. */
export function spliceBetween(
  before: MarkedBody,
  after: MarkedBody,
): { at: number; remove: number; insert: MarkedBody } | undefined {
  const same = (one: number, other: number): boolean => JSON.stringify(before[one]) === JSON.stringify(after[other]);
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && same(at, at)) at += 1;
  if (at === before.length && at === after.length) return undefined;
  let tail = 0;
  while (tail < shorter - at && same(before.length - 1 - tail, after.length - 1 - tail)) tail += 1;
  return { at, remove: before.length - tail - at, insert: after.slice(at, after.length - tail) };
}
