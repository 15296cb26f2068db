import { expect, test } from "vitest";
import { takeToken, type Windows } from "./desk-token.ts";

/** No other window is there. */
const ALONE: Windows = { postMessage: () => undefined, addEventListener: () => undefined };

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
  expect(takeToken(first.at, ALONE).now()).toBe("abc_-1");
  expect(first.bar).toEqual(["/"]);

  const reload = place("", kept);
  expect(takeToken(reload.at, ALONE).now()).toBe("abc_-1");
  expect(reload.bar).toEqual([]);
});

test("a fresh token replaces the kept one, and without any there is none", () => {
  const kept = new Map([["standfirst.token", "old"]]);
  expect(takeToken(place("#token=new", kept).at, ALONE).now()).toBe("new");
  expect(takeToken(place("", kept).at, ALONE).now()).toBe("new");
  expect(takeToken(place("", new Map()).at, ALONE).now()).toBe("");
});

test("a window from before the desk was started anew learns the new token, once it has opened the desk", async () => {
  const kept = new Map([["standfirst.token", "yesterday"]]);
  const before = new BroadcastChannel("standfirst.token.test");
  const anew = new BroadcastChannel("standfirst.token.test");
  const old = takeToken(place("", kept).at, before);
  const fresh = takeToken(place("#token=today", new Map()).at, anew);
  expect(old.now()).toBe("yesterday");
  fresh.passOn();
  await expect.poll(() => old.now()).toBe("today");
  expect(kept.get("standfirst.token")).toBe("today");
  before.close();
  anew.close();
});

test("what is no token is not taken for one", async () => {
  const before = new BroadcastChannel("standfirst.token.test");
  const anew = new BroadcastChannel("standfirst.token.test");
  const old = takeToken(place("", new Map([["standfirst.token", "yesterday"]])).at, before);
  anew.postMessage({ token: "x" });
  anew.postMessage("");
  anew.postMessage("today");
  await expect.poll(() => old.now()).toBe("today");
  before.close();
  anew.close();
});
