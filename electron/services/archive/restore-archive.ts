import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, statfs } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "../../../shared/contract/failure.ts";
import { flushFile, flushFolder } from "./flush.ts";
import { holdWhatWaits } from "./hold-what-waits.ts";
import { DESK_FILE } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { meter } from "./metered-copy.ts";
import { badArchive, openArchive } from "./read-archive.ts";
import type { OpenArchive } from "./read-archive.ts";
import { archiveFailure } from "./save-archive.ts";
import type { ArchiveProgress } from "./save-archive.ts";

export interface RestoreParts {
  /** How many migrations this Standfirst knows. */
  knownSchema: number;
  /** What an unpacked desk's file holds, or in words what is wrong with it. */
  inspect(path: string): { schema: number; stories: number } | string;
}

/** What was brought back. */
export interface Restored extends Manifest {
  /** Deliveries that waited when the archive was made: they are held until a person decides. */
  held: number;
}

/**
 * Brings an archive back as a desk in `folder`, which must be missing or empty. Everything is unpacked and checked
 * in a folder beside it, which takes its place in one step at the end: until then, and after any failure, `folder`
 * is as it was. Fails with `bad-file`, `newer-desk`, `bad-input` or `disk`.
 */
export async function restoreArchive(
  parts: RestoreParts,
  file: string,
  folder: string,
  {
    signal,
    progress = () => {},
  }: { signal?: AbortSignal | undefined; progress?: ((at: ArchiveProgress) => void) | undefined } = {},
): Promise<Restored> {
  const target = resolve(folder);
  const aside = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  try {
    await refuseFilled(target);
    const archive = await openArchive(file, parts.knownSchema);
    try {
      await mkdir(dirname(target), { recursive: true });
      await refuseTooLarge(archive.manifest, dirname(target));
      await unpack(archive, aside, signal, progress);
    } finally {
      archive.zip.close();
    }
    const found = parts.inspect(join(aside, DESK_FILE));
    if (typeof found === "string") throw badArchive("the desk in it is damaged", found);
    if (found.schema !== archive.manifest.schema) throw badArchive("its manifest and its contents differ");
    const held = holdWhatWaits(join(aside, DESK_FILE));
    await flushFile(join(aside, DESK_FILE));
    signal?.throwIfAborted();
    await refuseFilled(target);
    await rmdir(target).catch(ifNotMissing);
    await rename(aside, target);
    await flushFolder(dirname(target));
    return { ...archive.manifest, held };
  } catch (error) {
    throw archiveFailure(
      error,
      "The archive could not be brought back: the disk is full, read-only or broken. Nothing was changed.",
    );
  } finally {
    // Where it could not be begun there is nothing to take away.
    await rm(aside, { recursive: true, force: true }).catch(() => {});
  }
}

async function refuseFilled(folder: string): Promise<void> {
  const names = await readdir(folder).catch(ifNotMissing);
  if (names !== undefined && names.length > 0) {
    throw new Failure(
      "bad-input",
      "There is something in that folder already. Choose a new or an empty one: nothing was changed.",
    );
  }
}

function ifNotMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  if (error instanceof Error && "code" in error && error.code === "ENOTDIR") {
    throw new Failure("bad-input", "That is a file and no folder. Choose a new or an empty folder: nothing was changed.");
  }
  throw error;
}

async function refuseTooLarge({ files }: Manifest, folder: string): Promise<void> {
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { bavail, bsize } = await statfs(folder);
  if (needed > bavail * bsize)
    throw new Failure("disk", "There is not enough room on that disk for this desk. Nothing was changed.");
}

async function unpack(
  { manifest, entries, zip }: OpenArchive,
  aside: string,
  signal: AbortSignal | undefined,
  progress: (at: ArchiveProgress) => void,
): Promise<void> {
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const folders = new Set<string>();
  await mkdir(aside, { mode: 0o700 });
  for (const { path, bytes, sha256 } of manifest.files) {
    signal?.throwIfAborted();
    const entry = entries.get(path);
    if (entry === undefined) throw badArchive("its manifest and its contents differ");
    // Names were checked against the few that an archive may hold.
    const to = join(aside, ...path.split("/"));
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const metered = meter(
      bytes,
      (passed) => progress({ done: (done += passed), total }),
      () => badArchive("it unpacks to more than it says"),
    );
    const from = await zip.openReadStreamPromise(entry);
    try {
      await pipeline(from, metered.stream, createWriteStream(to, { flags: "wx", mode: 0o600 }), {
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      throw unpackingFailure(error, signal);
    }
    if (metered.bytes !== bytes || metered.sha256() !== sha256)
      throw badArchive("a file in it is not what it was when it was saved");
    await flushFile(to);
    folders.add(dirname(to));
  }
  for (const folder of folders) await flushFolder(folder);
}

/** Trouble with the disk and a stop stay what they are; what the unpacker says of broken bytes is the archive's fault. */
function unpackingFailure(error: unknown, signal: AbortSignal | undefined): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof Failure || signal?.aborted || /^E[A-Z]+$/.test(code)) return error;
  return badArchive("it is damaged", error);
}
