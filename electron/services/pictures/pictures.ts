import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { basename, join, win32 } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import type { Database, SqlRow } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { provePicture } from "./prove-picture.ts";
import { extensionOf } from "./recognise-picture.ts";
import { createSizedPictures } from "./sized-pictures.ts";
import type { SizedFormat, SizedPicture } from "./sized-pictures.ts";
import { writeFileWhole } from "./write-file.ts";

export interface Pictures {
  /**
   * Keeps a picture, once by content. Fails with `bad-file` (wrong type, broken, too large)
   * or `disk`, and then keeps nothing.
   */
  add(bytes: Uint8Array, fileName: string): Promise<Picture>;
  /** Fails with `not-found`. */
  get(id: string): Picture;
  /** The same as `get`, for those who can do without. */
  find(id: string): Picture | undefined;
  /** Where its file lies below the data folder, with forward slashes; undefined for a picture the desk does not know. */
  file(id: string): string | undefined;
  /** The pictures last added, newest first, at most 60. */
  recent(): Picture[];
  /** The file as it was added. Fails with `not-found`, or `bad-file` where it was damaged since. */
  read(id: string): Promise<Uint8Array>;
  /**
   * A copy no wider than `width` pixels (rounded up to a width the desk keeps, never wider
   * than the original), turned upright and stripped of everything but its pixels.
   */
  sized(id: string, width: number, format?: SizedFormat): Promise<SizedPicture>;
}

const MOST_RECENT = 60;
const LONGEST_NAME = 200;

export function createPictures(parts: { database: Database; dataFolder: string; clock: Clock; log: Log }): Pictures {
  const { database, dataFolder, clock, log } = parts;
  const inTurn = fewAtATime(2);
  const fileOf = ({ id, type }: Pick<Picture, "id" | "type">): string => `pictures/${id.slice(0, 2)}/${id}.${extensionOf(type)}`;
  const pathOf = (picture: Pick<Picture, "id" | "type">): string => join(dataFolder, ...fileOf(picture).split("/"));

  function find(id: string): Picture | undefined {
    const row = database.get("SELECT * FROM pictures WHERE id = ?", id);
    return row && pictureFromRow(row);
  }

  function get(id: string): Picture {
    const picture = find(id);
    if (!picture) throw new Failure("not-found", "That picture is not on this desk.");
    return picture;
  }

  async function read(id: string): Promise<Uint8Array> {
    const picture = get(id);
    const bytes = await readStored(pathOf(picture), picture);
    if (sha256(bytes) !== id) {
      throw new Failure(
        "bad-file",
        `The stored file of the picture “${picture.fileName}” was damaged on the disk. Add the picture again to mend it.`,
      );
    }
    return bytes;
  }

  async function add(bytes: Uint8Array, fileName: string): Promise<Picture> {
    const proved = await inTurn(() => provePicture(bytes));
    const id = sha256(bytes);
    const known = find(id);
    const path = pathOf({ id, type: proved.type });
    const intact = await readFile(path).then(
      (stored) => sha256(stored) === id,
      () => false,
    );
    if (!intact) await writeFileWhole(path, bytes).catch(diskFailure);
    if (known) return known;
    const picture: Picture = {
      id,
      ...proved,
      bytes: bytes.length,
      fileName: plainName(fileName),
      addedAt: clock.now().toString({ smallestUnit: "millisecond" }),
    };
    try {
      insert(picture);
    } catch (error) {
      // A second call with the same bytes may own the file by now: then it stays.
      if (!intact && !findQuietly(id)) await rm(path, { force: true });
      throw error;
    }
    return get(id);
  }

  function findQuietly(id: string): Picture | undefined {
    try {
      return find(id);
    } catch {
      return undefined;
    }
  }

  function insert(picture: Picture): void {
    database.run(
      `INSERT INTO pictures (id, type, width, height, bytes, file_name, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      picture.id,
      picture.type,
      picture.width,
      picture.height,
      picture.bytes,
      picture.fileName,
      picture.addedAt,
    );
  }

  const sizes = createSizedPictures({ cacheFolder: join(dataFolder, "cache", "pictures"), read, inTurn, log });

  return {
    add,
    get,
    find,
    file(id) {
      const picture = find(id);
      return picture && fileOf(picture);
    },
    recent: () => database.all("SELECT * FROM pictures ORDER BY added_at DESC, id LIMIT ?", MOST_RECENT).map(pictureFromRow),
    read,
    sized: (id, width, format = "webp") => sizes.sized(get(id), width, format),
  };
}

async function readStored(path: string, picture: Picture): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") return diskFailure(cause);
    throw new Failure(
      "not-found",
      `The stored file of the picture “${picture.fileName}” is missing. Add the picture again to mend it.`,
      { cause },
    );
  }
}

function diskFailure(cause: unknown): never {
  if (isFailure(cause)) throw cause;
  const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
  throw new Failure(
    "disk",
    full ? "The disk is full, so the picture was not added." : "The disk did not take or give the picture.",
    { cause },
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The name alone, without folders of either kind or control characters. */
function plainName(fileName: string): string {
  return (
    basename(win32.basename(fileName))
      .replace(/\p{Cc}/gu, "")
      .slice(0, LONGEST_NAME) || "picture"
  );
}

function pictureFromRow(row: SqlRow): Picture {
  return {
    id: String(row["id"]),
    type: String(row["type"]) as Picture["type"],
    width: Number(row["width"]),
    height: Number(row["height"]),
    bytes: Number(row["bytes"]),
    fileName: String(row["file_name"]),
    addedAt: String(row["added_at"]),
  };
}
