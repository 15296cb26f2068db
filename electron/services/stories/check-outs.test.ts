import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { createCheckOuts, type CheckOuts } from "./check-outs.ts";

const holder = (session: string): { session: string; name: string } => ({ session, name: `Name of ${session}` });
const failing = (code: string): Error => expect.objectContaining({ name: "Failure", code }) as Error;

let events: DeskEvent[];
let checkOuts: CheckOuts;
beforeEach(() => {
  events = [];
  checkOuts = createCheckOuts((event) => events.push(event), 10);
});

describe("check-outs", () => {
  test("the first one writes, the second one reads", () => {
    expect(checkOuts.checkOut("s", holder("one"))).toEqual({ mine: true, holder: holder("one") });
    expect(checkOuts.checkOut("s", holder("two"))).toEqual({ mine: false, holder: holder("one") });
    expect(checkOuts.checkOut("other", holder("two")).mine).toBe(true);
    checkOuts.require("s", "one");
    expect(() => checkOuts.require("s", "two")).toThrow(failing("checked-out-elsewhere"));
    expect(() => checkOuts.require("nobody's", "two")).toThrow(failing("checked-out-elsewhere"));
  });

  test("a story checked in is free, and only its holder checks it in", () => {
    checkOuts.checkOut("s", holder("one"));
    checkOuts.checkIn("s", "two");
    expect(checkOuts.taken()).toEqual(["s"]);
    checkOuts.checkIn("s", "one");
    expect(checkOuts.checkOut("s", holder("two")).mine).toBe(true);
    expect(events.map((event) => event.kind === "checkOutDidMove" && event.holder?.session)).toEqual(["one", undefined, "two"]);
  });

  test("a holder that saves and lets go hands over at once, and to nobody in between", async () => {
    checkOuts = createCheckOuts((event) => {
      events.push(event);
      if (event.kind !== "checkOutWillMove") return;
      checkOuts.require("s", "one");
      queueMicrotask(() => {
        checkOuts.checkIn("s", "one");
        expect(checkOuts.checkOut("s", holder("three")).mine).toBe(false);
      });
    }, 60_000);
    checkOuts.checkOut("s", holder("one"));
    await expect(checkOuts.takeOver("s", holder("two"))).resolves.toEqual({ mine: true, holder: holder("two") });
    expect(events).toContainEqual({ kind: "checkOutWillMove", storyId: "s", from: "one", to: "two" });
    expect(() => checkOuts.require("s", "one")).toThrow(failing("checked-out-elsewhere"));
  });

  test("a holder that does not answer loses the story when its time is up", async () => {
    checkOuts.checkOut("s", holder("one"));
    await expect(checkOuts.takeOver("s", holder("two"))).resolves.toEqual({ mine: true, holder: holder("two") });
  });

  test("taking what is free or one's own needs no waiting", async () => {
    await expect(checkOuts.takeOver("s", holder("one"))).resolves.toMatchObject({ mine: true });
    await expect(checkOuts.takeOver("s", holder("one"))).resolves.toMatchObject({ mine: true });
    expect(events.map((event) => event.kind)).toEqual(["checkOutDidMove"]);
  });

  test("a session that ends lets go of everything, to who waits first", async () => {
    checkOuts = createCheckOuts((event) => events.push(event), 60_000);
    checkOuts.checkOut("s", holder("one"));
    checkOuts.checkOut("t", holder("one"));
    const waiting = checkOuts.takeOver("s", holder("two"));
    checkOuts.sessionDidEnd("one");
    await expect(waiting).resolves.toEqual({ mine: true, holder: holder("two") });
    expect(checkOuts.taken()).toEqual(["s"]);
  });

  describe("asked for by two", () => {
    const asking = (): (string | undefined)[] =>
      events.flatMap((event) => (event.kind === "checkOutWillMove" ? [`${event.to} asks ${event.from}`] : []));
    beforeEach(() => {
      vi.useFakeTimers();
      checkOuts.checkOut("s", holder("one"));
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    test("the second asks the first, who has the whole time to save", async () => {
      const first = checkOuts.takeOver("s", holder("two"));
      vi.advanceTimersByTime(9);
      const second = checkOuts.takeOver("s", holder("three"));
      vi.advanceTimersByTime(1);
      await expect(first).resolves.toMatchObject({ mine: true });
      expect(asking()).toEqual(["two asks one", "three asks two"]);
      vi.advanceTimersByTime(9);
      checkOuts.require("s", "two");
      checkOuts.checkIn("s", "two");
      await expect(second).resolves.toMatchObject({ mine: true });
    });

    test("the second asks the holder when the first goes", async () => {
      const first = checkOuts.takeOver("s", holder("two"));
      const second = checkOuts.takeOver("s", holder("three"));
      checkOuts.sessionDidEnd("two");
      await expect(first).rejects.toEqual(failing("no-connection"));
      expect(asking()).toEqual(["two asks one", "three asks one"]);
      vi.advanceTimersByTime(10);
      await expect(second).resolves.toMatchObject({ mine: true });
    });
  });

  test("one who waits and goes does not get the story", async () => {
    checkOuts = createCheckOuts((event) => events.push(event), 60_000);
    checkOuts.checkOut("s", holder("one"));
    const waiting = checkOuts.takeOver("s", holder("two"));
    checkOuts.sessionDidEnd("two");
    await expect(waiting).rejects.toEqual(failing("no-connection"));
    checkOuts.checkIn("s", "one");
    expect(checkOuts.taken()).toEqual([]);
  });
});
