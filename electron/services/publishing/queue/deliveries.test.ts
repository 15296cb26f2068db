import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { someStory } from "../testing/sample-copy.ts";
import { createDeliveries } from "./deliveries.ts";
import type { Deliveries, DeliveryRow } from "./deliveries.ts";

const TARGET = "0198a000-0000-7000-8000-0000000000aa";

let folder: string;
let database: ReturnType<typeof openTestDatabase>;
let deliveries: Deliveries;
let now: Temporal.Instant;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-deliveries-"));
  database = openTestDatabase(join(folder, "desk.sqlite"));
  now = Temporal.Instant.from("2026-03-31T09:00:00Z");
  deliveries = createDeliveries(database, { now: () => now });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function note(storyId: string): DeliveryRow {
  now = now.add({ seconds: 1 });
  const payload = { snapshot: { ...someStory(), id: storyId }, version: "", session: "", showsUpdated: true };
  return deliveries.note({ storyId, targetId: TARGET, deed: "publish", payload, askedBy: "Ada Quist" });
}

it("gives the oldest that is due, and those that are sent after all that wait", () => {
  const [first, second, third] = [note("a"), note("b"), note("c")];
  const due = (): string | undefined => deliveries.due(TARGET, now.toString())?.storyId;
  deliveries.change(first.id, ["waiting"], { state: "sent" });
  expect(due()).toBe("b");
  deliveries.change(second.id, ["waiting"], { nextAt: now.add({ hours: 1 }).toString() });
  expect(due()).toBe("c");
  deliveries.change(third.id, ["waiting"], { state: "failed", problem: { fromArchive: true } });
  expect(due()).toBe("a");
  deliveries.change(first.id, ["sent"], { state: "checked" });
  expect(due()).toBeUndefined();
  expect(deliveries.pending()).toEqual([{ targetId: TARGET, nextAt: now.add({ hours: 1 }).toString() }]);
  expect(deliveries.counts()).toEqual({ underWay: 1, asking: 1 });
  expect(deliveries.open(undefined, 10).map(({ storyId }) => storyId)).toEqual(["c", "b"]);
  expect(deliveries.open(undefined, 1).map(({ storyId }) => storyId)).toEqual(["c"]);
  expect(deliveries.fromArchive().map(({ storyId }) => storyId)).toEqual(["c"]);
});

it("asks no more of a long queue than of a short one", () => {
  const asked: string[] = [];
  const counting: typeof database = {
    ...database,
    get: (sql: string, ...values: never[]) => {
      asked.push(sql);
      return database.get(sql, ...values);
    },
    all: (sql: string, ...values: never[]) => {
      asked.push(sql);
      return database.all(sql, ...values);
    },
  };
  const watched = createDeliveries(counting, { now: () => now });
  watched.due(TARGET, now.toString());
  watched.pending();
  watched.counts();
  expect(asked).toHaveLength(3);
  for (const sql of asked) {
    const [{ detail } = { detail: "" }, ...more] = database.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...(sql.includes("?") ? [TARGET, now.toString()] : []),
    );
    expect(detail).toMatch(/USING COVERING INDEX deliveries_(?:due|unended)/);
    expect(more).toEqual([]);
  }
});
