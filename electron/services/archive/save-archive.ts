import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import type { Profile } from "../../../shared/model/profile.ts";
import { flushFile, flushFolder } from "./flush.ts";
import { ARCHIVE_FORMAT, DESK_FILE, MANIFEST_FILE } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { meter } from "./metered-copy.ts";

/** How far an archive is, in bytes of what goes into it or comes out. */
export interface ArchiveProgress {
  done: number;
  total: number;
}

export interface SaveArchiveParts {
  dataFolder: string;
  /** Makes a sound, consistent copy of the desk's file at this path. */
  copyDesk(path: string): Promise<void>;
  /** What the copy holds, or in words what is wrong with it. */
  inspect(path: string): { schema: number; stories: number; pictures: string[] } | string;
  /** Path of a picture below the data folder, with forward slashes; undefined when the desk does not know it. */
  pictureFile(id: string): string | undefined;
  profile(): Profile | undefined;
  now(): string;
}

export interface SavedArchive {
  file: string;
  bytes: number;
  stories: number;
  pictures: number;
  /** Pictures whose files are lost: the desk goes without them, as it does now. */
  missing: number;
}

/**
 * Saves the whole desk as one zip at `file`, which must not be there yet: the desk's file and every picture it
 * knows, with a manifest. Nothing else of the data folder goes in, so no secret does. Pictures stream through.
 * Stopped or failed, it leaves nothing behind. Fails with `bad-input` or `disk`.
 */
export async function saveArchive(
  parts: SaveArchiveParts,
  file: string,
  {
    signal,
    progress = () => {},
  }: { signal?: AbortSignal | undefined; progress?: ((at: ArchiveProgress) => void) | undefined } = {},
): Promise<SavedArchive> {
  await refuseExisting(file);
  const mark = randomUUID();
  const copy = join(parts.dataFolder, `archive-${mark}.sqlite`);
  const incoming = join(dirname(file), `.${basename(file)}-${mark}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    signal?.throwIfAborted();
    await parts.copyDesk(copy);
    signal?.throwIfAborted();
    const found = parts.inspect(copy);
    if (typeof found === "string") throw new Error(`The copy of the desk cannot be used: ${found}`);
    const members = await membersOf(parts, copy, found.pictures);
    const manifest: Manifest = {
      standfirst: "archive",
      format: ARCHIVE_FORMAT,
      schema: found.schema,
      madeAt: parts.now(),
      stories: found.stories,
      profile: parts.profile(),
      files: [],
    };
    await writeZip(members, manifest, incoming, { signal, progress });
    await flushFile(incoming);
    await refuseExisting(file);
    await rename(incoming, file);
    await flushFolder(dirname(file));
    const pictures = members.length - 1;
    const { size } = await stat(file);
    return { file, bytes: size, stories: found.stories, pictures, missing: found.pictures.length - pictures };
  } catch (error) {
    throw archiveFailure(error, "The desk could not be saved: the disk is full, read-only or broken. Nothing was left behind.");
  } finally {
    await rm(copy, { force: true });
    // Where it could not be begun there is nothing to take away.
    await rm(incoming, { force: true }).catch(() => {});
  }
}

/** What was stopped stays what it is; trouble with the disk gets words. */
export function archiveFailure(error: unknown, words: string): unknown {
  if (isFailure(error)) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^E[A-Z]+$/.test(code) ? new Failure("disk", words, { cause: error }) : error;
}

interface Member {
  path: string;
  source: string;
  bytes: number;
}

async function membersOf(parts: SaveArchiveParts, copy: string, pictures: readonly string[]): Promise<Member[]> {
  const members: Member[] = [{ path: DESK_FILE, source: copy, bytes: (await stat(copy)).size }];
  for (const id of pictures) {
    const path = parts.pictureFile(id);
    const source = path === undefined ? undefined : join(parts.dataFolder, ...path.split("/"));
    const found = source === undefined ? undefined : await stat(source).catch(() => undefined);
    if (path !== undefined && source !== undefined && found?.isFile()) members.push({ path, source, bytes: found.size });
  }
  return members;
}

async function writeZip(
  members: readonly Member[],
  manifest: Manifest,
  incoming: string,
  { signal, progress }: { signal: AbortSignal | undefined; progress: (at: ArchiveProgress) => void },
): Promise<void> {
  const total = members.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let current: Readable | undefined;
  const zip = new ZipFile();
  // Nobody but the pipeline listens to the zip's own errors, and those of a source belong to it.
  const output = Readable.from(zip.outputStream);
  zip.on("error", (error: Error) => output.destroy(error));
  for (const { path, source, bytes } of members) {
    // Pictures are packed already. Each source is opened when its turn comes.
    zip.addReadStreamLazy(path, { compress: path === DESK_FILE, size: bytes, mode: 0o600 }, (give) => {
      const metered = meter(
        bytes,
        (passed) => progress({ done: (done += passed), total }),
        () => new Failure("disk", "A picture changed while the desk was saved. Try again."),
      );
      metered.stream.once("end", () => manifest.files.push({ path, bytes: metered.bytes, sha256: metered.sha256() }));
      const reading = createReadStream(source);
      reading.once("error", (error) => metered.stream.destroy(error));
      metered.stream.once("error", (error) => output.destroy(error));
      current = reading;
      give(undefined, reading.pipe(metered.stream));
    });
  }
  // Its turn comes last, when everything has been hashed.
  zip.addReadStreamLazy(MANIFEST_FILE, { mode: 0o600 }, (give) =>
    give(undefined, Readable.from([JSON.stringify(manifest, undefined, 1)])),
  );
  zip.end();
  try {
    await pipeline(output, createWriteStream(incoming, { flags: "wx", mode: 0o600 }), { ...(signal ? { signal } : {}) });
  } finally {
    current?.destroy();
  }
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) {
    throw new Failure("bad-input", `There is a file ${basename(file)} already. Choose another name: nothing was saved.`);
  }
}
