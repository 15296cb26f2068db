import { beforeEach, describe, expect, test } from "vitest";
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
