import { stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { Failure } from "../../../shared/contract/failure.ts";
import { LARGEST_PICTURE } from "../../../shared/model/picture.ts";
import { ARCHIVE_FORMAT, DESK_FILE, MANIFEST_FILE, manifestSchema, PICTURE_FILE } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

/** Most files in an archive: more pictures than a desk of 100,000 stories has. */
const MOST_FILES = 1_000_000;
/** Largest manifest, in bytes: that of so many files. */
const LARGEST_MANIFEST = 200 * 1024 * 1024;
/** How many times smaller than its content a packed part may be. Desks reach about 30. */
const MOST_PACKED = 200;

/** An archive whose table of contents is in order. Nothing of it was unpacked but the manifest. */
export interface OpenArchive {
  manifest: Manifest;
  entries: ReadonlyMap<string, Entry>;
  zip: ZipFile;
}

export function badArchive(why: string, cause?: unknown): Failure {
  return new Failure("bad-file", `This is no archive of a desk that can be used: ${why}. Nothing was changed.`, { cause });
}

/**
 * Opens an archive and checks all that can be checked before unpacking: names, sizes, how tightly it is packed,
 * its age, and that manifest and contents name the same files. Fails with `bad-file` or `newer-desk`.
 */
export async function openArchive(file: string, knownSchema: number): Promise<OpenArchive> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new Failure("bad-file", "There is no such archive, or none that you may read. Nothing was changed.");
  const zip = await openPromise(file, {
    autoClose: false,
    lazyEntries: true,
    strictFileNames: true,
    validateEntrySizes: true,
  }).catch((error: unknown) => {
    throw badArchive("it is damaged, or something else", error);
  });
  try {
    if (zip.entryCount > MOST_FILES) throw badArchive("it holds too many files");
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      if (entries.has(entry.fileName)) throw badArchive("two files in it have one name");
      entries.set(entry.fileName, entry);
    }
    const manifest = await readManifest(zip, entries.get(MANIFEST_FILE));
    if (manifest.format > ARCHIVE_FORMAT || manifest.schema > knownSchema) {
      throw new Failure(
        "newer-desk",
        "This archive was made with a newer version of Standfirst. Nothing was changed. Update Standfirst to bring it back.",
      );
    }
    compare(manifest, entries);
    return { manifest, entries, zip };
  } catch (error) {
    zip.close();
    throw error instanceof Failure ? error : badArchive("it is damaged, or something else", error);
  }
}

function checkEntry(entry: Entry): void {
  const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
  const picture = PICTURE_FILE.test(fileName);
  if (!picture && fileName !== DESK_FILE && fileName !== MANIFEST_FILE)
    throw badArchive("it holds a file that does not belong there");
  if (entry.isEncrypted()) throw badArchive("it is protected with a password");
  if (compressionMethod !== 0 && compressionMethod !== 8) throw badArchive("it is packed in a way that is not known here");
  if (picture && (compressionMethod !== 0 || uncompressedSize > LARGEST_PICTURE))
    throw badArchive("a picture in it is too large");
  if (fileName === MANIFEST_FILE && uncompressedSize > LARGEST_MANIFEST)
    throw badArchive("it unpacks to far more than a desk holds");
  if (uncompressedSize > Math.max(1024 * 1024, compressedSize * MOST_PACKED)) {
    throw badArchive("it unpacks to far more than a desk holds");
  }
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (entry === undefined) throw badArchive("it has no manifest");
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    throw badArchive("its manifest cannot be read", error);
  }
}

function compare(manifest: Manifest, entries: ReadonlyMap<string, Entry>): void {
  const named = new Set(manifest.files.map(({ path }) => path));
  const same = named.size === manifest.files.length && named.size === entries.size - 1 && named.has(DESK_FILE);
  if (!same) throw badArchive("its manifest and its contents differ");
  for (const { path, bytes } of manifest.files) {
    const entry = path === MANIFEST_FILE ? undefined : entries.get(path);
    if (entry === undefined || entry.uncompressedSize !== bytes) throw badArchive("its manifest and its contents differ");
  }
}
