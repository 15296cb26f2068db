import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "../../../../shared/contract/failure.ts";
import { SETTLE, THROTTLE } from "./saver.ts";
import { CUT, setUp } from "./testing/saver-under-test.ts";

const SPLICE = { kind: "splice", base: 7, at: 0, remove: 0, insert: CUT };

const BAD_SLUG = new Failure("bad-input", "Slug cannot be taken: small letters only. Nothing was changed.", {
  data: { field: "Slug", key: "slug", problem: "Slug cannot be taken: small letters only." },
});
const BAD_SOMETHING = new Failure("bad-input", "What was sent cannot be taken.");

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("saver", () => {
  it("begins 250 ms after the first key, however fast the next ones follow", async () => {
    const { saver, calls } = setUp();
    for (let at = 0; at < THROTTLE; at += 50) {
      saver.change({ headline: `key ${at}` });
      expect(calls).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(calls.map((call) => call.patch)).toEqual([{ headline: "key 200" }]);
  });

  it("says Saved only when the answer has come and nothing was written meanwhile", async () => {
    const { saver, calls, states } = setUp();
    saver.change({ kicker: "a" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    saver.change({ headline: "b" });
    await calls[0]?.keep();
    expect(states.at(-1)).toEqual({ kind: "saving" });
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[1]?.patch).toEqual({ headline: "b" });
    await calls[1]?.keep();
    expect(states.at(-1)).toEqual({ kind: "saving" });
    await vi.advanceTimersByTimeAsync(SETTLE);
    expect(states.at(-1)).toEqual({ kind: "saved", at: "2026-03-31T10:00:02.000Z" });
    expect(saver.hasUnsaved()).toBe(false);
  });

  it("has one save under way at a time and counts the wait from the key, not from the answer", async () => {
    const { saver, calls } = setUp();
    saver.change({ kicker: "a" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    saver.change({ kicker: "ab" });
    await vi.advanceTimersByTimeAsync(10 * THROTTLE);
    expect(calls).toHaveLength(1);
    await calls[0]?.keep();
    await vi.advanceTimersByTimeAsync(1);
    expect(calls[1]?.patch).toEqual({ kicker: "ab" });
  });

  it("saves nothing while what is before a save fails, says so, and goes on once it does not", async () => {
    let isBroken = true;
    const { saver, calls, states, body } = setUp({
      onFlush: () => {
        if (isBroken) throw new Error("It could not be marked.");
      },
    });
    body.changed = true;
    saver.bodyDidChange();
    saver.change({ headline: "one" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(states.at(-1)).toMatchObject({ kind: "unsaved", reason: expect.stringContaining("kept on the screen") });
    expect(calls).toHaveLength(0);
    await expect(saver.flush()).rejects.toThrow("It could not be marked.");
    expect(saver.hasUnsaved()).toBe(true);
    isBroken = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls.map((call) => call.patch)).toEqual([{ headline: "one", body: SPLICE }]);
  });

  it("waits while nothing can be saved, a flush too, and loses nothing of it", async () => {
    let waits = true;
    const { saver, calls } = setUp({ mustWait: () => waits });
    saver.change({ headline: "one" });
    const flushed = saver.flush();
    await vi.advanceTimersByTimeAsync(5 * THROTTLE);
    expect(calls).toHaveLength(0);
    waits = false;
    await vi.advanceTimersByTimeAsync(100);
    expect(calls.map((call) => call.patch)).toEqual([{ headline: "one" }]);
    await calls[0]?.keep();
    await expect(flushed).resolves.toBeUndefined();
  });

  it("keeps all of a save that failed, merges later fields over it and tries again until it works", async () => {
    const { saver, calls, states, body } = setUp();
    body.changed = true;
    saver.bodyDidChange();
    saver.change({ headline: "one", kicker: "k" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    saver.change({ headline: "two" });
    await calls[0]?.fail(new Failure("disk", "The disk is full."));
    expect(states.at(-1)).toEqual({ kind: "unsaved", reason: "The disk is full." });
    expect(body.calls).toEqual(["take", "putBack"]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls[1]?.patch).toEqual({
      headline: "two",
      kicker: "k",
      body: { kind: "splice", base: 7, at: 0, remove: 0, insert: CUT },
    });
    await calls[1]?.fail(new Failure("disk", "The disk is full."));
    saver.change({ dateline: "PORT" });
    expect(states.at(-1)).toEqual({ kind: "unsaved", reason: "The disk is full." });
    await vi.advanceTimersByTimeAsync(2000);
    await calls[2]?.keep();
    expect(states.at(-1)?.kind).toBe("saved");
    expect(body.calls.at(-1)).toBe("kept");
  });

  it("never waits more than two seconds between tries", async () => {
    const { saver, calls } = setUp();
    saver.change({ headline: "x" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    for (let tries = 1; tries < 8; tries += 1) {
      await calls[tries - 1]?.fail(new Failure("no-connection", "cut"));
      await vi.advanceTimersByTimeAsync(2000);
      expect(calls).toHaveLength(tries + 1);
    }
  });

  it("sends the whole body when the desk's has moved on", async () => {
    const { saver, calls, states, body } = setUp();
    body.changed = true;
    saver.bodyDidChange();
    await vi.advanceTimersByTimeAsync(THROTTLE);
    await calls[0]?.fail(new Failure("body-out-of-step", "moved on"));
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[1]?.patch).toEqual({ body: { kind: "whole", blocks: CUT } });
    await calls[1]?.keep();
    await vi.advanceTimersByTimeAsync(SETTLE);
    expect(states.map((state) => state.kind)).toEqual(["saving", "saved"]);
    expect(saver.bodyRevision()).toBe(8);
  });

  it("stops and keeps the words when somebody else has the story", async () => {
    const { saver, calls, lost } = setUp();
    saver.change({ headline: "mine" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    await calls[0]?.fail(new Failure("checked-out-elsewhere", "Mina Rao has it."));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lost).toEqual(["Mina Rao has it."]);
    expect(calls).toHaveLength(1);
    expect(saver.hasUnsaved()).toBe(true);
    saver.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[1]?.patch).toEqual({ headline: "mine" });
  });

  it("saves nothing when a change was undone before it was sent", async () => {
    const { saver, calls, states } = setUp();
    saver.bodyDidChange();
    await vi.advanceTimersByTimeAsync(THROTTLE + SETTLE);
    expect(calls).toHaveLength(0);
    expect(states.at(-1)).toEqual({ kind: "saved", at: "2026-03-31T10:00:00.000Z" });
  });

  it("does not call it saved in the moment between two keys", async () => {
    const { saver, calls, states } = setUp();
    for (let save = 0; save < 4; save += 1) {
      saver.change({ headline: `word ${save}` });
      await vi.advanceTimersByTimeAsync(THROTTLE);
      await calls[save]?.keep();
      await vi.advanceTimersByTimeAsync(SETTLE - 50);
    }
    expect(states.map((state) => state.kind)).toEqual(["saving"]);
    await vi.advanceTimersByTimeAsync(50);
    expect(states.at(-1)?.kind).toBe("saved");
  });

  it("flushes at once, and waits for what is under way and for what was written meanwhile", async () => {
    const { saver, calls } = setUp();
    saver.change({ headline: "a" });
    let done = false;
    const flushed = saver.flush().then(() => {
      done = true;
    });
    expect(calls).toHaveLength(1);
    saver.change({ headline: "ab" });
    await calls[0]?.keep();
    expect(done).toBe(false);
    await calls[1]?.keep();
    await flushed;
    expect(calls[1]?.patch).toEqual({ headline: "ab" });
  });

  it("rejects a flush whose save fails, so that nothing is published that is not on the disk", async () => {
    const { saver, calls } = setUp();
    saver.change({ headline: "a" });
    const flushed = saver.flush().catch((error: unknown) => error);
    await calls[0]?.fail(new Failure("disk", "The disk is full."));
    expect(await flushed).toMatchObject({ code: "disk" });
  });

  it("saves body and other fields at once when the desk refuses one field, and never calls that saved", async () => {
    const { saver, calls, states, body } = setUp();
    body.changed = true;
    saver.bodyDidChange();
    saver.change({ slug: "Not a slug", headline: "one" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    await calls[0]?.fail(BAD_SLUG);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[1]?.patch).toEqual({ headline: "one", body: SPLICE });
    await calls[1]?.keep();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(2);
    expect(states.at(-1)).toEqual({ kind: "unsaved", reason: "Slug cannot be taken: small letters only." });
    expect(saver.hasUnsaved()).toBe(true);
    await expect(saver.flush()).rejects.toBe(BAD_SLUG);

    body.changed = true;
    saver.bodyDidChange();
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(Object.keys(calls[2]?.patch ?? {})).toEqual(["body"]);
    await calls[2]?.keep();
    await vi.advanceTimersByTimeAsync(SETTLE);
    expect(states.at(-1)?.kind).toBe("unsaved");

    saver.change({ slug: "a-slug" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[3]?.patch).toEqual({ slug: "a-slug" });
    await calls[3]?.keep();
    expect(states.at(-1)?.kind).toBe("saved");
    expect(saver.hasUnsaved()).toBe(false);
  });

  it("tries a field again that was changed while its older value was refused", async () => {
    const { saver, calls } = setUp();
    saver.change({ slug: "Bad", headline: "one" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    saver.change({ slug: "good" });
    await calls[0]?.fail(BAD_SLUG);
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[1]?.patch).toEqual({ slug: "good", headline: "one" });
  });

  it("sends the body alone, then field by field, when the desk does not say what it refuses", async () => {
    const { saver, calls, states, body } = setUp();
    body.changed = true;
    saver.bodyDidChange();
    saver.change({ headline: "one", kicker: "bad", dateline: "PORT" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    await calls[0]?.fail(BAD_SOMETHING);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[1]?.patch).toEqual({ body: SPLICE });
    await calls[1]?.keep();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[2]?.patch).toEqual({ headline: "one" });
    await calls[2]?.keep();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[3]?.patch).toEqual({ kicker: "bad" });
    await calls[3]?.fail(BAD_SOMETHING);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[4]?.patch).toEqual({ dateline: "PORT" });
    await calls[4]?.keep();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(5);
    expect(states.at(-1)).toEqual({ kind: "unsaved", reason: "What was sent cannot be taken." });
    saver.change({ kicker: "good", headline: "two" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[5]?.patch).toEqual({ kicker: "good", headline: "two" });
  });

  it("saves the fields when it is the body that is refused, and tries the body again once it is another", async () => {
    const { saver, calls, states, body } = setUp();
    body.changed = true;
    saver.bodyDidChange();
    saver.change({ headline: "one" });
    await vi.advanceTimersByTimeAsync(THROTTLE);
    await calls[0]?.fail(new Failure("bad-input", "Url cannot be taken.", { data: { field: "Url", key: "body" } }));
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[1]?.patch).toEqual({ headline: "one" });
    await calls[1]?.keep();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(2);
    expect(states.at(-1)?.kind).toBe("unsaved");
    saver.bodyDidChange();
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(calls[2]?.patch).toEqual({ body: { ...SPLICE } });
    await calls[2]?.keep();
    expect(states.at(-1)?.kind).toBe("saved");
  });

  it("flushes everything that can be saved before it rejects for a refused field", async () => {
    const { saver, calls } = setUp();
    saver.change({ slug: "Bad", headline: "one" });
    const flushed = saver.flush().catch((error: unknown) => error);
    await calls[0]?.fail(BAD_SLUG);
    expect(calls[1]?.patch).toEqual({ headline: "one" });
    await calls[1]?.keep();
    expect(await flushed).toBe(BAD_SLUG);
  });
});
