import { expect, test } from "vitest";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import { createEvents } from "./events.ts";

const moved = (storyId: string): DeskEvent => ({ kind: "publicationDidChange", storyId });

test("everybody hears everything from when they began to listen, in order", async () => {
  const events = createEvents();
  events.announce(moved("before"));
  const first = events.listen("one");
  events.announce(moved("a"));
  const second = events.listen("one");
  events.announce(moved("b"));
  expect([(await first.next()).value, (await first.next()).value]).toEqual([moved("a"), moved("b")]);
  expect((await second.next()).value).toEqual(moved("b"));
});

test("one who waits is woken, and ends when the desk closes", async () => {
  const events = createEvents();
  const listener = events.listen("one");
  const waiting = listener.next();
  events.announce(moved("a"));
  expect(await waiting).toEqual({ done: false, value: moved("a") });
  const last = listener.next();
  events.close();
  expect(await last).toEqual({ done: true, value: undefined });
});

test("a window that has gone is no longer told", async () => {
  const events = createEvents();
  const gone = new AbortController();
  const listener = events.listen("one", gone.signal);
  const waiting = listener.next();
  gone.abort();
  expect((await waiting).done).toBe(true);
  events.announce(moved("a"));
  expect((await listener.next()).done).toBe(true);
});

test("one who falls too far behind is cut off, instead of missing something or filling the memory", async () => {
  const events = createEvents();
  const slow = events.listen("one");
  const quick = events.listen("one");
  for (let index = 0; index < 600; index += 1) {
    events.announce(moved(String(index)));
    expect((await quick.next()).value).toEqual(moved(String(index)));
  }
  await expect(slow.next()).rejects.toMatchObject({ code: "no-connection" });
  expect((await slow.next()).done).toBe(true);
});

test("who made a change and was answered is not told of it", async () => {
  const events = createEvents();
  const [writer, reader] = [events.listen("writer"), events.listen("reader")];
  events.announce(moved("a"), "writer");
  events.announce(moved("b"));
  expect((await writer.next()).value).toEqual(moved("b"));
  expect((await reader.next()).value).toEqual(moved("a"));
  expect((await reader.next()).value).toEqual(moved("b"));
});
