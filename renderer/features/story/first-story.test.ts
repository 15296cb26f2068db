import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { acquireStory, freshStory, keepOpened, releaseStory, releaseUnused } from "./open-stories.ts";
import { ADA, deskWithStory, windowOf } from "./testing/desk-with-story.ts";

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the story that came with the window's first answer", () => {
  it("is there to be drawn at once, and is not asked for again", async () => {
    const desk = deskWithStory();
    keepOpened({ ...windowOf(desk), story: desk.story, checkOut: { mine: true, holder: ADA } });
    const drawn = freshStory(desk.id);
    expect(await acquireStory(windowOf(desk), desk.id)).toBe(drawn);
    releaseUnused();
    await settled();
    expect(desk.calls).toEqual([]);
    await releaseStory(desk.id);
    expect(desk.calls).toEqual(["checkIn"]);
    expect(freshStory(desk.id)).toBeUndefined();
  });

  it("is given back where it is not shown after all", async () => {
    const desk = deskWithStory();
    keepOpened({ ...windowOf(desk), story: desk.story, checkOut: { mine: true, holder: ADA } });
    releaseUnused();
    await settled();
    expect(desk.calls).toEqual(["checkIn"]);
    await acquireStory(windowOf(desk), desk.id);
    expect(desk.calls).toEqual(["checkIn", "checkOut", "get"]);
    await releaseStory(desk.id);
  });
});
