import { expect, test } from "vitest";
import { takeToken } from "./desk-token.ts";

function place(hash: string, kept: Map<string, string>): { bar: string[]; at: Parameters<typeof takeToken>[0] } {
  const bar: string[] = [];
  return {
    bar,
    at: {
      location: { hash, pathname: "/", search: "" },
      history: {
        state: undefined,
        replaceState: (_state: unknown, _title: string, url?: string | URL | null) => void bar.push(String(url)),
      },
      sessionStorage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
      },
    },
  };
}

test("the token leaves the address bar and survives a reload of the tab", () => {
  const kept = new Map<string, string>();
  const first = place("#token=abc_-1", kept);
  expect(takeToken(first.at)).toBe("abc_-1");
  expect(first.bar).toEqual(["/"]);

  const reload = place("", kept);
  expect(takeToken(reload.at)).toBe("abc_-1");
  expect(reload.bar).toEqual([]);
});

test("a fresh token replaces the kept one, and without any there is none", () => {
  const kept = new Map([["standfirst.token", "old"]]);
  expect(takeToken(place("#token=new", kept).at)).toBe("new");
  expect(takeToken(place("", kept).at)).toBe("new");
  expect(takeToken(place("", new Map()).at)).toBe("");
});
