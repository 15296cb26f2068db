import { expect, it } from "vitest";
import type { Notice } from "../client/notices.tsx";
import { crowdedOut, staysFor } from "./notice-rules.ts";

const passing = (id: number): Notice => ({ id, tone: "info", text: `${id}` });
const failure = (id: number): Notice => ({ id, tone: "failure", text: `${id}` });
const list = (id: number): Notice => ({ id, tone: "info", text: `${id}`, details: ["A table"] });
const ids = (notices: readonly Notice[]): number[] => crowdedOut(notices).map(({ id }) => id);

it("lets a failure stay longer than other news, and a list until it is dismissed", () => {
  expect(staysFor(failure(1))).toBe(12_000);
  expect(staysFor(passing(1))).toBe(6000);
  expect(staysFor(list(1))).toBeUndefined();
});

it("lets three stand", () => {
  expect(ids([failure(1), passing(2), list(3)])).toEqual([]);
});

it("takes the oldest away for a fourth", () => {
  expect(ids([failure(1), passing(2), failure(3), failure(4)])).toEqual([1]);
  expect(ids([failure(1), passing(2), failure(3), failure(4), passing(5)])).toEqual([1, 2]);
});

it("takes what goes by itself away before a list, but never the newest of it", () => {
  expect(ids([list(1), failure(2), failure(3), failure(4)])).toEqual([2]);
  expect(ids([list(1), list(2), list(3), failure(4)])).toEqual([1]);
});
