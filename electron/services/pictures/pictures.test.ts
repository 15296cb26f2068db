import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FailureCode } from "../../../shared/contract/failure.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import { openTestDatabase } from "../publishing/testing/test-database.ts";
import type { TestDatabase } from "../publishing/testing/test-database.ts";
import { createPictures } from "./pictures.ts";
import type { Pictures } from "./pictures.ts";

let folder: string;
let database: TestDatabase;
let pictures: Pictures;
let logged: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-pictures-"));
  database = openTestDatabase();
  logged = [];
  pictures = createPictures({
    database,
    dataFolder: folder,
    clock: { now: () => Temporal.Instant.from("2026-03-31T09:00:00Z") },
    log: { info: () => {}, error: (message) => logged.push(message) },
  });
});

afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

type Format = "jpeg" | "png" | "webp" | "avif";

/** Noise does not compress, so a cut through the file is a cut through the picture. */
async function drawn(format: Format, width = 640, height = 400): Promise<Buffer> {
  const noise = Buffer.alloc(width * height * 3);
  for (let at = 0; at < noise.length; at += 1) noise[at] = (at * 7919 + ((at * at) % 251)) % 256;
  return sharp(noise, { raw: { width, height, channels: 3 } })
    .toFormat(format, { quality: 60, ...(format === "jpeg" ? {} : { effort: 1 }) })
    .toBuffer();
}

async function filesBelow(...parts: string[]): Promise<string[]> {
  const entries = await readdir(join(folder, ...parts), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function refusal(bytes: Uint8Array, code: FailureCode = "bad-file"): Promise<string> {
  const failure = await pictures.add(bytes, "x.jpg").then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Failure);
  expect((failure as Failure).code).toBe(code);
  expect(pictures.recent()).toEqual([]);
  expect(await filesBelow("pictures")).toEqual([]);
  return (failure as Failure).message;
}

describe("adding a picture", () => {
  it.each<Format>(["jpeg", "png", "webp", "avif"])("keeps a %s under the hash of its bytes", async (format) => {
    const bytes = await drawn(format);
    const picture = await pictures.add(bytes, "C:\\photos\\ward.pic");
    const id = createHash("sha256").update(bytes).digest("hex");
    expect(picture).toEqual({
      id,
      type: `image/${format}`,
      width: 640,
      height: 400,
      bytes: bytes.length,
      fileName: "ward.pic",
      addedAt: "2026-03-31T09:00:00.000Z",
    });
    expect(await filesBelow("pictures")).toEqual([`${id}.${format === "jpeg" ? "jpg" : format}`]);
    expect(Buffer.from(await pictures.read(id)).equals(bytes)).toBe(true);
    expect(pictures.get(id)).toEqual(picture);
  });

  it("keeps the same content once, also when it comes twice at the same moment", async () => {
    const bytes = await drawn("jpeg");
    const [first, second] = await Promise.all([pictures.add(bytes, "a.jpg"), pictures.add(bytes, "b.jpg")]);
    const third = await pictures.add(bytes, "c.jpg");
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(pictures.recent()).toHaveLength(1);
    expect(await filesBelow("pictures")).toHaveLength(1);
  });

  it("takes width and height as a reader sees them", async () => {
    const lying = await sharp(await drawn("jpeg"))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await pictures.add(lying, "x.jpg")).toMatchObject({ width: 400, height: 640 });
  });

  it.each([
    ["GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), /GIF.*PNG or JPEG/],
    ["SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
    ["PDF", Buffer.from("%PDF-1.7\n%"), /PDF/],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), /HEIC.*JPEG/],
    ["film", Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1"), /film/],
    ["TIFF", Buffer.from("II*\0\x08\0\0\0", "latin1"), /TIFF/],
    ["text", Buffer.from("The minister said on Monday"), /not a picture/],
    ["web page", Buffer.from("<!doctype html><svg></svg>"), /not a picture/],
    ["empty file", Buffer.alloc(0), /empty/],
  ])("refuses a %s by its bytes and says what it is", async (_, bytes, words) => {
    expect(await refusal(bytes)).toMatch(words);
  });

  it.each<Format>(["jpeg", "png", "webp", "avif"])("refuses a %s that stops half-way", async (format) => {
    const bytes = await drawn(format);
    for (const part of [0.2, 0.5, 0.95]) {
      await refusal(bytes.subarray(0, Math.floor(bytes.length * part)));
    }
  });

  it("refuses moving pictures", async () => {
    const frame = await drawn("png", 20, 20);
    const film = await sharp([frame, await sharp(frame).negate().toBuffer()], { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await refusal(film)).toMatch(/moving/);
    const control = Buffer.from("00000008" + Buffer.from("acTL").toString("hex") + "0000000200000000f38d9370", "hex");
    expect(await refusal(Buffer.concat([frame.subarray(0, 33), control, frame.subarray(33)]))).toMatch(/moving/);
  });

  it("refuses a pixel bomb from its header, without unpacking it", async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: "#fff" } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(await refusal(bomb)).toMatch(/12000 × 9000 pixels/);
  });

  it("refuses more than 50 MB", async () => {
    expect(await refusal(Buffer.alloc(50 * 1024 * 1024 + 1))).toMatch(/50 MB/);
  });

  it("keeps nothing when the disk does not take the file", async () => {
    await writeFile(join(folder, "pictures"), "a file where the folder should be");
    const failure = await pictures.add(await drawn("png"), "x.png").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "disk" });
    expect(pictures.recent()).toEqual([]);
  });

  it("keeps no file when its row could not be written", async () => {
    const bytes = await drawn("png");
    database.run("CREATE TRIGGER full BEFORE INSERT ON pictures BEGIN SELECT RAISE(ABORT, 'no'); END");
    await expect(pictures.add(bytes, "x.png")).rejects.toThrow();
    expect(await filesBelow("pictures")).toEqual([]);
  });
});

describe("a stored file that was lost or damaged", () => {
  it("is said, and mended by adding the picture again", async () => {
    const bytes = await drawn("jpeg");
    const { id } = await pictures.add(bytes, "ward.jpg");
    const path = join(folder, "pictures", id.slice(0, 2), `${id}.jpg`);
    await chmod(path, 0o600);
    await writeFile(path, bytes.subarray(0, 100));
    await expect(pictures.read(id)).rejects.toMatchObject({ code: "bad-file", message: expect.stringContaining("ward.jpg") });
    await expect(pictures.sized(id, 480)).rejects.toMatchObject({ code: "bad-file" });
    await rm(path);
    await expect(pictures.sized(id, 480)).rejects.toMatchObject({ code: "not-found" });
    await pictures.add(bytes, "again.jpg");
    expect((await pictures.sized(id, 480)).width).toBe(480);
  });

  it("says when there is no such picture", () => {
    expect(() => pictures.get("0".repeat(64))).toThrow(Failure);
    expect(pictures.find("0".repeat(64))).toBeUndefined();
  });
});

describe("smaller copies", () => {
  it("are upright, stripped of metadata and never wider than the original", async () => {
    const original = await sharp(await drawn("jpeg", 1000, 600))
      .withExif({ IFD0: { Artist: "Secret Source", Copyright: "Nobody" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret Source</x:xmpmeta>')
      .withMetadata({ orientation: 8 })
      .toBuffer();
    const { id } = await pictures.add(original, "x.jpg");
    for (const format of ["webp", "jpeg"] as const) {
      const copy = await pictures.sized(id, 480, format);
      const made = await sharp(copy.bytes).metadata();
      expect([made.width, made.height, made.format]).toEqual([480, 800, format]);
      expect([copy.width, copy.height, copy.type]).toEqual([480, 800, `image/${format}`]);
      expect([made.exif, made.xmp, made.iptc, made.orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(copy.bytes).includes("Secret Source")).toBe(false);
    }
    expect(await pictures.sized(id, 1760)).toMatchObject({ width: 600, height: 1000 });
  });

  it("are made once and kept", async () => {
    const { id } = await pictures.add(await drawn("png"), "x.png");
    const [first, second] = await Promise.all([pictures.sized(id, 300), pictures.sized(id, 320)]);
    expect(second).toEqual(first);
    const kept = await filesBelow("cache", "pictures");
    expect(kept).toEqual([`${id}-320.webp`]);
    const path = join(folder, "cache", "pictures", id.slice(0, 2), String(kept[0]));
    const before = await stat(path);
    expect(Buffer.from((await pictures.sized(id, 320)).bytes).equals(await readFile(path))).toBe(true);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it("are handed out also when they cannot be kept, and the log says so", async () => {
    const { id } = await pictures.add(await drawn("png"), "x.png");
    await writeFile(join(folder, "cache"), "in the way");
    expect((await pictures.sized(id, 160)).width).toBe(160);
    expect(logged).toHaveLength(1);
  });
});
