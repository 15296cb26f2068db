import { expect, test } from "vitest";
import type { DeskEvent, DeskNews } from "../../shared/contract/desk.ts";
import { createEvents } from "./events.ts";
import { together } from "./together.ts";

const sent = (storyId: string): DeskEvent => ({ kind: "deliveryDidChange", storyId });
const moved = (storyId: string): DeskEvent => ({ kind: "correctionsDidChange", storyId });

test("a few events are told as they come, a flood in few messages, in order and nothing twice", async () => {
  const events = createEvents();
  const told: DeskNews[] = [];
  const stop = new AbortController();
  const reading = (async (): Promise<void> => {
    for await (const news of together(events.listen("one", stop.signal))) told.push(news);
  })();
  events.announce(moved("a"));
  await expect.poll(() => told).toEqual([moved("a")]);
  for (let story = 0; story < 100; story += 1) {
    events.announce(sent(String(story)));
    events.announce(moved(String(story)));
    events.announce(sent(String(story)));
  }
  const heard = (): DeskEvent[] => told.flatMap((news) => (news.kind === "severalDidHappen" ? news.events : [news]));
  await expect.poll(() => heard().filter(({ kind }) => kind === "correctionsDidChange").length, { timeout: 5000 }).toBe(101);
  expect(told.length).toBeLessThan(20);
  const stories = heard().flatMap((event) => (event.kind === "correctionsDidChange" ? [event.storyId] : []));
  expect(stories).toEqual(["a", ...Array.from({ length: 100 }, (_, story) => String(story))]);
  // The last word on each is there, and most of them are there once.
  for (let story = 0; story < 100; story += 1) expect(heard()).toContainEqual(sent(String(story)));
  expect(heard().filter(({ kind }) => kind === "deliveryDidChange").length).toBeLessThan(110);
  stop.abort();
  await reading;
});

test("whoever is asked for a story hears of it at once, whatever else is told", async () => {
  const events = createEvents();
  const asked: DeskEvent = { kind: "checkOutWillMove", storyId: "a", from: "one", to: "two" };
  const news = together(events.listen("one"));
  for (let story = 0; story < 30; story += 1) events.announce(sent(String(story)));
  events.announce(asked);
  events.announce(sent("last"));
  const begun = performance.now();
  for (let heard: DeskNews | undefined; ;) {
    heard = (await news.next()).value ?? undefined;
    if (heard?.kind === "severalDidHappen" && heard.events.at(-1)?.kind === "checkOutWillMove") break;
  }
  expect(performance.now() - begun).toBeLessThan(250);
  events.close();
});

test("one who falls too far behind is cut off all the same, and the end comes through", async () => {
  const events = createEvents();
  const slow = together(events.listen("one"));
  expect((await Promise.all([slow.next(), Promise.resolve(events.announce(moved("a")))]))[0].value).toEqual(moved("a"));
  for (let story = 0; story < 600; story += 1) events.announce(moved(String(story)));
  await expect(
    (async () => {
      for await (const _ of slow);
    })(),
  ).rejects.toMatchObject({ code: "no-connection" });
  const other = together(events.listen("two"));
  const waiting = other.next();
  events.close();
  expect((await waiting).done).toBe(true);
});
