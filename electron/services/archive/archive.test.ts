import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { isFailure } from "../../../shared/contract/failure.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { inspectDesk, KNOWN_SCHEMA } from "../store/inspect-desk.ts";
import type { Manifest } from "./manifest.ts";
import { restoreArchive } from "./restore-archive.ts";
import { saveArchive, type SaveArchiveParts } from "./save-archive.ts";
import { withProgress } from "./with-progress.ts";

let root: string;
let dataFolder: string;
let file: string;
let target: string;
let store: Store;
let parts: SaveArchiveParts;
const clock = { now: () => Temporal.Instant.from("2026-03-31T09:00:00Z") };
const restoring = { knownSchema: KNOWN_SCHEMA, inspect: inspectDesk };
const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "standfirst-archive-"));
  dataFolder = join(root, "data");
  file = join(root, "saved", "desk.zip");
  target = join(root, "new");
  store = await openStore({ dataFolder, clock, log: { info() {}, error() {} }, host: true });
  writeFileSync(join(dataFolder, "vault.json"), "SECRET-IN-THE-VAULT");
  writeFileSync(join(dataFolder, "settings.json"), '{"token":"SECRET-TOKEN"}');
  parts = {
    dataFolder,
    copyDesk: store.copyTo,
    inspect: inspectDesk,
    pictureFile: (id) => `pictures/${id.slice(0, 2)}/${id}.jpg`,
    profile: () => ({ name: "Mina Rao", role: "editor" }),
    now: () => "2026-03-31T09:00:00.000Z",
  };
});
afterEach(() => {
  store.close();
  rmSync(root, { recursive: true });
});

/** Keeps bytes as a picture of the desk; nothing here looks into them. */
function addPicture(bytes: Uint8Array | string): string {
  const id = sha256(bytes);
  mkdirSync(join(dataFolder, "pictures", id.slice(0, 2)), { recursive: true });
  writeFileSync(join(dataFolder, "pictures", id.slice(0, 2), `${id}.jpg`), bytes);
  note(id);
  return id;
}

function note(id: string): void {
  store.database.run(
    "INSERT INTO pictures (id, type, width, height, bytes, file_name, added_at) VALUES (?, 'image/jpeg', 1, 1, 1, 'a.jpg', '2026-03-31T09:00:00.000Z')",
    id,
  );
}

function everyFile(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? everyFile(folder, join(below, entry.name)) : [join(below, entry.name)],
  );
}

describe("a whole desk", () => {
  test("is saved as one file, and comes back the same, without a secret", async () => {
    const ids = [addPicture("one"), addPicture("two")];
    note("f".repeat(64));
    const steps: number[] = [];
    const saved = await saveArchive(parts, file, { progress: ({ done, total }) => steps.push(done / total) });
    expect(saved).toMatchObject({ file, stories: 0, pictures: 2, missing: 1 });
    expect(steps.at(-1)).toBe(1);
    expect(readdirSync(join(root, "saved"))).toEqual(["desk.zip"]);
    expect(everyFile(dataFolder).filter((name) => name.startsWith("archive-"))).toEqual([]);
    const zip = await openPromise(file);
    let contents = "";
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      contents += (await buffer(await zip.openReadStreamPromise(entry))).toString("latin1");
    }
    expect(names).toEqual([
      "desk.sqlite",
      ...ids.toSorted().map((id) => `pictures/${id.slice(0, 2)}/${id}.jpg`),
      "manifest.json",
    ]);
    expect(contents).not.toContain("SECRET");

    const manifest = await restoreArchive(restoring, file, target);
    expect(manifest).toMatchObject({ schema: KNOWN_SCHEMA, madeAt: "2026-03-31T09:00:00.000Z", profile: { name: "Mina Rao" } });
    expect(everyFile(target).toSorted()).toEqual(
      ["desk.sqlite", ...ids.map((id) => join("pictures", id.slice(0, 2), `${id}.jpg`))].toSorted(),
    );
    expect(readFileSync(join(target, "pictures", ids[0]?.slice(0, 2) ?? "", `${ids[0]}.jpg`), "utf8")).toBe("one");
    const again = await openStore({ dataFolder: target, clock, log: { info() {}, error() {} }, host: true });
    expect(again.state()).toBe("ready");
    expect(again.database.all("SELECT id FROM pictures")).toHaveLength(3);
    again.close();
    expect(readdirSync(root).toSorted()).toEqual(["data", "new", "saved"]);
  });

  test("comes back into an empty folder, and never into one that holds something", async () => {
    await saveArchive(parts, file);
    mkdirSync(target);
    await restoreArchive(restoring, file, target);
    await expect(restoreArchive(restoring, file, target)).rejects.toMatchObject({ code: "bad-input" });
    writeFileSync(join(root, "plain"), "x");
    await expect(restoreArchive(restoring, file, join(root, "plain"))).rejects.toMatchObject({ code: "bad-input" });
  });

  test("is not saved over a file that is there", async () => {
    mkdirSync(join(root, "saved"));
    writeFileSync(file, "mine");
    await expect(saveArchive(parts, file)).rejects.toMatchObject({ code: "bad-input" });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("is not saved where there can be no folder", async () => {
    writeFileSync(join(root, "saved"), "a file");
    await expect(saveArchive(parts, file)).rejects.toMatchObject({ code: "disk" });
    await saveArchive(parts, join(root, "desk.zip"));
    await expect(restoreArchive(restoring, join(root, "desk.zip"), join(root, "saved", "below"))).rejects.toMatchObject({
      code: "bad-input",
    });
  });

  test("streams: its pictures never stand in memory together", async () => {
    const size = 40 * 1024 * 1024;
    for (const digit of ["1", "2", "3", "4"]) {
      const id = digit.repeat(64);
      mkdirSync(join(dataFolder, "pictures", digit.repeat(2)), { recursive: true });
      // A file with a hole in it is as long for whoever reads it, and soon made.
      writeFileSync(join(dataFolder, "pictures", digit.repeat(2), `${id}.jpg`), "");
      truncateSync(join(dataFolder, "pictures", digit.repeat(2), `${id}.jpg`), size);
      note(id);
    }
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = (): void => void (most = Math.max(most, process.memoryUsage().rss));
    await saveArchive(parts, file, { progress: watch });
    await restoreArchive(restoring, file, target, { progress: watch });
    expect(everyFile(target)).toHaveLength(5);
    expect(most - before).toBeLessThan(2 * size);
  }, 60_000);

  test("can be stopped at any time, and leaves nothing behind", async () => {
    for (let number = 0; number < 20; number += 1) addPicture(Buffer.alloc(1_000_000, number));
    const stop = new AbortController();
    const saving = saveArchive(parts, file, { signal: stop.signal, progress: () => stop.abort() });
    await expect(saving).rejects.toMatchObject({ name: "AbortError" });
    expect(readdirSync(join(root, "saved"))).toEqual([]);
    expect(everyFile(dataFolder).filter((name) => name.startsWith("archive-"))).toEqual([]);

    await saveArchive(parts, file);
    const again = new AbortController();
    const back = restoreArchive(restoring, file, target, { signal: again.signal, progress: () => again.abort() });
    await expect(back).rejects.toMatchObject({ name: "AbortError" });
    expect(readdirSync(root).toSorted()).toEqual(["data", "saved"]);
  });

  test("stops when nobody listens any more", async () => {
    for (let number = 0; number < 5; number += 1) addPicture(Buffer.alloc(1_000_000, number));
    let stopped: AbortSignal | undefined;
    const steps = withProgress(async (signal, progress) => {
      stopped = signal;
      progress({ done: 1, total: 2 });
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    }, undefined);
    for await (const step of steps) {
      expect(step).toEqual({ done: 1, total: 2 });
      break;
    }
    expect(stopped?.aborted).toBe(true);
  });
});

interface Piece {
  path: string;
  bytes: Uint8Array;
  /** Said in the manifest; true unless given. */
  says?: Partial<Manifest["files"][number]>;
  compress?: boolean;
}

/** An archive put together by somebody who means no good. */
async function forge(pieces: Piece[], more: Record<string, unknown> = {}, manifestBytes?: Uint8Array): Promise<void> {
  const manifest = {
    standfirst: "archive",
    format: 1,
    schema: KNOWN_SCHEMA,
    madeAt: "2026-03-31T09:00:00.000Z",
    stories: 0,
    files: pieces.map(({ path, bytes, says }) => ({ path, bytes: bytes.length, sha256: sha256(bytes), ...says })),
    ...more,
  };
  mkdirSync(join(root, "saved"), { recursive: true });
  const zip = new ZipFile();
  for (const { path, bytes, compress = false } of pieces) zip.addBuffer(Buffer.from(bytes), path, { compress });
  zip.addBuffer(Buffer.from(manifestBytes ?? Buffer.from(JSON.stringify(manifest))), "manifest.json");
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

async function refusal(): Promise<string> {
  const failure: unknown = await restoreArchive(restoring, file, target).then(
    () => "it was brought back",
    (error: unknown) => error,
  );
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(root).toSorted()).toEqual(["data", "saved"]);
  return isFailure(failure) ? `${failure.code}: ${failure.message}` : String(failure);
}

describe("an archive that is not what it should be changes nothing", () => {
  let desk: Piece;
  beforeEach(async () => {
    const copy = join(root, "saved-copy.sqlite");
    await store.copyTo(copy);
    desk = { path: "desk.sqlite", bytes: readFileSync(copy) };
    rmSync(copy);
  });
  const id = sha256("one");
  const picture: Piece = { path: `pictures/${id.slice(0, 2)}/${id}.jpg`, bytes: Buffer.from("one") };

  test("unless it is one", async () => {
    await forge([desk, picture]);
    await restoreArchive(restoring, file, target);
    expect(everyFile(target)).toHaveLength(2);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ["not there", async () => mkdirSync(join(root, "saved")), "bad-file: There is no such archive"],
    ["no zip", async () => (mkdirSync(join(root, "saved")), writeFileSync(file, "hello")), "it is damaged, or something else"],
    ["cut off", async () => (await forge([desk, picture]), truncateSync(file, 5000)), "it is damaged, or something else"],
    ["without manifest", () => forge([desk], { standfirst: "no" }), "its manifest cannot be read"],
    ["of a newer format", () => forge([desk], { format: 2 }), "newer-desk: This archive was made with a newer version"],
    ["of a newer desk", () => forge([desk], { schema: KNOWN_SCHEMA + 1 }), "newer-desk:"],
    ["of another age than it says", () => forge([desk], { schema: 1 }), "its manifest and its contents differ"],
    [
      "with a wrong hash",
      () => forge([desk, { ...picture, says: { sha256: "0".repeat(64) } }]),
      "not what it was when it was saved",
    ],
    ["with a wrong size", () => forge([desk, { ...picture, says: { bytes: 2 } }]), "its manifest and its contents differ"],
    ["without its desk", () => forge([picture]), "its manifest and its contents differ"],
    [
      "with a file beside",
      () => forge([desk, { path: "settings.json", bytes: Buffer.from("{}") }]),
      "a file that does not belong there",
    ],
    ["with a file twice", () => forge([desk, picture, picture]), "two files in it have one name"],
    [
      "with a picture elsewhere",
      () => forge([desk, { ...picture, path: `pictures/00/${id}.jpg` }]),
      "a file that does not belong there",
    ],
    [
      "with a packed picture",
      () => forge([desk, { ...picture, bytes: Buffer.alloc(9_000_000), compress: true }]),
      "a picture in it is too large",
    ],
    [
      "that is a bomb",
      () => forge([{ path: "desk.sqlite", bytes: Buffer.alloc(20_000_000), compress: true }]),
      "far more than a desk holds",
    ],
    [
      "with another desk than a desk",
      () => forge([{ path: "desk.sqlite", bytes: Buffer.from("SQLite format 3\u0000") }]),
      "the desk in it is damaged",
    ],
  ])("%s", async (_, make, words) => {
    await make();
    expect(await refusal()).toContain(words);
  });

  test("with a path that leads out of the folder", async () => {
    // The library that packs refuses such names; so they are written over one of the same length.
    const name = "pictures/../../../../evil.txt";
    await forge([desk, { path: "p".repeat(name.length), bytes: Buffer.from("evil") }]);
    const bytes = readFileSync(file).toString("latin1").replaceAll("p".repeat(name.length), name);
    writeFileSync(file, bytes, "latin1");
    expect(await refusal()).toContain("bad-file");
    expect(existsSync(join(root, "..", "..", "evil.txt"))).toBe(false);
  });

  test("with a trigger in its desk", async () => {
    const path = join(root, "evil.sqlite");
    writeFileSync(path, desk.bytes);
    const evil = new DatabaseSync(path);
    evil.exec("CREATE TRIGGER evil AFTER INSERT ON pictures BEGIN DELETE FROM stories; END");
    evil.close();
    const bytes = readFileSync(path);
    rmSync(path);
    await forge([{ path: "desk.sqlite", bytes }]);
    expect(await refusal()).toContain("the desk in it is damaged");
  });

  test("with broken bytes in its middle", async () => {
    await forge([{ ...desk, compress: true }]);
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 500, 900);
    writeFileSync(file, bytes);
    expect(await refusal()).toContain("bad-file");
  });
});
