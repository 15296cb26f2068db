import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MIGRATIONS } from "./migrations.ts";
import { openStore, type Store, type StoreOptions } from "./open-store.ts";

let dataFolder: string;
let now: Temporal.Instant;
let stores: Store[];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "standfirst-store-"));
  now = Temporal.Instant.from("2026-03-02T09:00:00Z");
  stores = [];
});
afterEach(() => {
  for (const store of stores) store.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function open(options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({
    dataFolder,
    clock: { now: () => now },
    log: { info: () => {}, error: () => {} },
    ...options,
  });
  stores.push(store);
  return store;
}
const file = (): string => join(dataFolder, "desk.sqlite");

function addPicture(store: Store, id: string): void {
  store.database.run("INSERT INTO pictures VALUES (?, 'image/png', 1, 1, 1, 'a.png', '2026-01-01T00:00:00.000Z')", id);
}
function pictures(store: Store): string[] {
  return store.database.all<{ id: string }>("SELECT id FROM pictures ORDER BY id").map((row) => row.id);
}
function expectCode(code: string): unknown {
  return expect.objectContaining({ name: "Failure", code });
}

describe("opening", () => {
  test("makes a private folder and a durable file, and finds it again", async () => {
    const inside = join(dataFolder, "new");
    const store = await open({ dataFolder: inside });
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(store.database.get("PRAGMA journal_mode")).toEqual({ journal_mode: "wal" });
    expect(store.database.get("PRAGMA synchronous")).toEqual({ synchronous: 2 });
    expect(store.database.get("PRAGMA foreign_keys")).toEqual({ foreign_keys: 1 });
    addPicture(store, "a");
    store.close();
    expect(pictures(await open({ dataFolder: inside }))).toEqual(["a"]);
  });

  test("a second host is refused, a terminal is not, and the desk is free after the first has gone", async () => {
    const first = await open({ host: true });
    await expect(open({ host: true })).rejects.toEqual(expectCode("desk-in-use"));
    const terminal = await open();
    addPicture(terminal, "from-terminal");
    expect(pictures(first)).toEqual(["from-terminal"]);
    first.close();
    await expect(open({ host: true })).resolves.toBeDefined();
  });

  test("two processes opening a new folder at once make one desk", async () => {
    const [one, other] = await Promise.all([open(), open()]);
    addPicture(one, "a");
    expect(pictures(other)).toEqual(["a"]);
  });

  test("refuses a file of a newer Standfirst and leaves it alone", async () => {
    (await open({ migrations: [...MIGRATIONS, "CREATE TABLE later (id TEXT)"] })).close();
    await expect(open()).rejects.toEqual(expectCode("newer-desk"));
    expect(readdirSync(dataFolder)).not.toContain("backups");
  });
});

describe("migrations", () => {
  test("copies the old file before it is changed", async () => {
    const store = await open();
    addPicture(store, "a");
    store.close();
    const later = await open({ migrations: [...MIGRATIONS, "CREATE TABLE later (id TEXT)"] });
    expect(later.database.get("PRAGMA user_version")).toEqual({ user_version: MIGRATIONS.length + 1 });
    expect(later.backups()).toEqual([
      { name: "desk-2026-03-02T09-00-00-000Z.sqlite", madeAt: "2026-03-02T09:00:00.000Z", stories: 0 },
    ]);
  });

  test("a step that fails leaves the file as it was", async () => {
    (await open()).close();
    const broken = [...MIGRATIONS, "CREATE TABLE later (id TEXT); INSERT INTO nowhere VALUES (1);"];
    await expect(open({ migrations: broken })).rejects.toThrow("nowhere");
    const store = await open();
    expect(store.database.get("SELECT name FROM sqlite_schema WHERE name = 'later'")).toBeUndefined();
  });
});

describe("transactions", () => {
  test("all or nothing, inner ones with the outer", async () => {
    const { database } = await open();
    const store = { database } as Store;
    expect(() =>
      database.transaction(() => {
        addPicture(store, "a");
        database.transaction(() => addPicture(store, "b"));
        throw new Error("changed my mind");
      }),
    ).toThrow("changed my mind");
    expect(pictures(store)).toEqual([]);
  });

  test("a failure inside cannot be swallowed half-way", async () => {
    const { database } = await open();
    const store = { database } as Store;
    expect(() =>
      database.transaction(() => {
        addPicture(store, "a");
        try {
          database.transaction(() => {
            addPicture(store, "b");
            throw new Error("no");
          });
        } catch {
          // Swallowed on purpose.
        }
      }),
    ).toThrow("cannot be kept");
    expect(pictures(store)).toEqual([]);
  });

  test("what waits for the commit runs after it, and not at all when undone", async () => {
    const { database } = await open();
    const store = { database } as Store;
    const seen: string[] = [];
    database.transaction(() => {
      database.afterCommit(() => seen.push(`saw ${pictures(store).length}`));
      addPicture(store, "a");
      expect(seen).toEqual([]);
    });
    expect(() =>
      database.transaction(() => {
        database.afterCommit(() => seen.push("never"));
        throw new Error("undone");
      }),
    ).toThrow("undone");
    expect(seen).toEqual(["saw 1"]);
  });
});

describe("a failing disk", () => {
  test("a full disk keeps nothing of the call, and works again when there is room", async () => {
    const store = await open();
    const pages = store.database.get<{ page_count: number }>("PRAGMA page_count")?.page_count ?? 0;
    store.database.get(`PRAGMA max_page_count = ${pages}`);
    const fill = (): void =>
      store.database.transaction(() => {
        for (let index = 0; index < 500; index += 1) addPicture(store, `picture-${index}-${"x".repeat(200)}`);
      });
    expect(fill).toThrow(expectCode("disk"));
    expect(fill).toThrow(/The disk is full/);
    expect(pictures(store)).toEqual([]);
    store.database.get("PRAGMA max_page_count = 1073741823");
    fill();
    expect(pictures(store)).toHaveLength(500);
  });

  test("a folder that goes away and comes back is not replaced by a new desk", async () => {
    const store = await open();
    addPicture(store, "a");
    const away = `${dataFolder}-away`;
    renameSync(dataFolder, away);
    try {
      expect(() => addPicture(store, "b")).toThrow(expectCode("disk"));
      expect(() => addPicture(store, "b")).toThrow(expectCode("disk"));
      expect(existsSync(dataFolder)).toBe(false);
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
      renameSync(away, dataFolder);
    }
    addPicture(store, "c");
    expect(pictures(store)).toEqual(["a", "c"]);
  });
});

describe("damage", () => {
  async function damagedDesk(): Promise<void> {
    const store = await open();
    addPicture(store, "a");
    await store.backUpIfDue();
    addPicture(store, "after the copy");
    store.close();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 0, 4096);
    writeFileSync(file(), bytes);
  }

  test("is said, never taken for an empty desk, and a good copy can be put in place", async () => {
    await damagedDesk();
    const before = readFileSync(file());
    const store = await open({ host: true });
    expect(store.state()).toBe("damaged");
    expect(() => pictures(store)).toThrow(expectCode("damaged-desk"));
    const [backup] = store.backups();
    expect(backup?.madeAt).toBe("2026-03-02T09:00:00.000Z");
    now = now.add({ hours: 1 });
    await store.recover(backup?.name ?? "");
    expect(store.state()).toBe("ready");
    expect(pictures(store)).toEqual(["a"]);
    expect(readFileSync(join(dataFolder, "desk-damaged-2026-03-02T10-00-00-000Z.sqlite"))).toEqual(before);
  });

  test("a copy is not put over a desk that was mended already", async () => {
    await damagedDesk();
    const store = await open({ host: true });
    const name = store.backups()[0]?.name ?? "";
    await store.recover(name);
    addPicture(store, "added after the mending");
    await expect(store.recover(name)).rejects.toEqual(expectCode("bad-input"));
    expect(pictures(store)).toEqual(["a", "added after the mending"]);
  });

  test.each([
    ["cut short", (): void => truncateSync(file(), 5000)],
    ["empty", (): void => truncateSync(file(), 0)],
    ["gone", (): void => rmSync(file())],
    [
      "not a desk",
      (): void => {
        rmSync(file());
        new DatabaseSync(file()).close();
        writeFileSync(file(), "");
      },
    ],
  ])("a file that is %s is damaged", async (_, harm) => {
    const store = await open();
    addPicture(store, "a");
    await store.backUpIfDue();
    store.close();
    harm();
    expect((await open()).state()).toBe("damaged");
  });

  test("a page gone bad in the middle is found at the start", async () => {
    const store = await open();
    store.database.transaction(() => {
      for (let index = 0; index < 2000; index += 1) addPicture(store, `picture-${index}`);
    });
    store.close();
    const bytes = readFileSync(file());
    const page = Math.floor(bytes.length / 4096 / 2) * 4096;
    bytes.fill(0xff, page, page + 4096);
    writeFileSync(file(), bytes);
    expect((await open()).state()).toBe("damaged");
  });

  test("damaged copies are not offered, and a name from outside is refused", async () => {
    await damagedDesk();
    writeFileSync(join(dataFolder, "backups", "desk-2026-03-03T09-00-00-000Z.sqlite"), "not a desk");
    copyFileSync(file(), join(dataFolder, "backups", "desk-2026-03-04T09-00-00-000Z.sqlite"));
    const store = await open();
    expect(store.backups().map((backup) => backup.name)).toEqual(["desk-2026-03-02T09-00-00-000Z.sqlite"]);
    await expect(store.recover("../desk.sqlite")).rejects.toEqual(expectCode("not-found"));
    await expect(store.recover("desk-2026-03-03T09-00-00-000Z.sqlite")).rejects.toEqual(expectCode("not-found"));
    expect(store.state()).toBe("damaged");
    expect(existsSync(file())).toBe(true);
  });
});

describe("backups", () => {
  test("once a day, seven kept, with what was written last", async () => {
    const store = await open();
    for (let day = 0; day < 9; day += 1) {
      addPicture(store, `day-${day}`);
      expect(await store.backUpIfDue()).toBeDefined();
      now = now.add({ hours: 23 });
      expect(await store.backUpIfDue()).toBeUndefined();
      now = now.add({ hours: 1 });
    }
    const names = readdirSync(join(dataFolder, "backups")).toSorted();
    expect(names).toHaveLength(7);
    expect(names[0]).toBe("desk-2026-03-04T09-00-00-000Z.sqlite");
    const copy = new DatabaseSync(join(dataFolder, "backups", names.at(-1) ?? ""), { readOnly: true });
    expect(copy.prepare("SELECT count(*) AS n FROM pictures").get()).toEqual({ n: 9 });
    copy.close();
  });

  test("are made again once a clock that ran ahead is right", async () => {
    const store = await open();
    const right = now;
    now = now.add({ hours: 24 * 365 });
    for (let day = 0; day < 7; day += 1) {
      await store.backUpIfDue();
      now = now.add({ hours: 24 });
    }
    now = right;
    expect(await store.backUpIfDue()).toBe("desk-2026-03-02T09-00-00-000Z.sqlite");
    // What was made under the wrong date is the first to go, and does not stand for today's.
    expect(store.backups().map(({ name }) => name)).toContain("desk-2026-03-02T09-00-00-000Z.sqlite");
    expect(store.backups()).toHaveLength(7);
    expect(await store.backUpIfDue()).toBeUndefined();
  });

  test("clear away what a crash left of an earlier copy", async () => {
    const store = await open();
    mkdirSync(join(dataFolder, "backups"));
    const left = join(dataFolder, "backups", "desk-2026-03-01T09-00-00-000Z.sqlite.incoming");
    writeFileSync(left, "half a copy");
    await store.backUpIfDue();
    expect(existsSync(left)).toBe(false);
    expect(store.backups()).toHaveLength(1);
  });
});

test("writes of another process are noticed, own ones are not", async () => {
  const store = await open();
  const other = await open();
  let calls = 0;
  store.onForeignWrite(() => (calls += 1));
  addPicture(store, "own");
  store.askForForeignWrites();
  expect(calls).toBe(0);
  addPicture(other, "theirs");
  store.askForForeignWrites();
  expect(calls).toBe(1);
});
