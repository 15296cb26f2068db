import { crc32, inflateRawSync } from "node:zlib";
import { Failure } from "../../../shared/contract/failure.ts";
import { ZIP_LIMITS, type ZipLimits } from "./zip-limits.ts";

/** A packed document, opened: nothing is unpacked until it is read, and then never beyond its limits. */
export interface OpenZip {
  names(): string[];
  exists(name: string): boolean;
  /** The bytes of one entry. Fails with `bad-file`. */
  read(name: string): Uint8Array;
}

interface Entry {
  method: number;
  checksum: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL_RECORD = 0x02014b50;
const CENTRAL_RECORD_SIZE = 46;
const LOCAL_RECORD = 0x04034b50;
const LOCAL_RECORD_SIZE = 30;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/**
 * Opens a zip by its table of contents and checks every size written there before anything is
 * unpacked. A table that lies gains nothing: unpacking stops at the size it names. Names are only
 * looked up, never used as paths. Fails with `bad-file`.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): OpenZip {
  const entries = tableOfContents(bytes, limits);
  return {
    names: () => [...entries.keys()],
    exists: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw broken();
      return unpack(bytes, entry);
    },
  };
}

export function broken(cause?: unknown): Failure {
  return new Failure(
    "bad-file",
    "This Word file is damaged and cannot be read. Nothing was added to the desk. Open it in Word, save it again as .docx and try that copy.",
    { cause },
  );
}

function tooLarge(): Failure {
  return new Failure(
    "bad-file",
    "This file unpacks to far more than a manuscript can hold, so it was not opened. Nothing was added to the desk.",
  );
}

function tableOfContents(bytes: Uint8Array, limits: ZipLimits): Map<string, Entry> {
  if (bytes.length > limits.file) throw tooLarge();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > limits.entries) throw tooLarge();

  const entries = new Map<string, Entry>();
  const names = new TextDecoder();
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_RECORD_SIZE > end || view.getUint32(at, true) !== CENTRAL_RECORD) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + CENTRAL_RECORD_SIZE + nameLength;
    if (nameEnd > end) throw broken();
    const name = names.decode(bytes.subarray(at + CENTRAL_RECORD_SIZE, nameEnd));
    const entry: Entry = {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw protectedFile();
    if (entry.packed === IN_ZIP64 || entry.unpacked === IN_ZIP64 || entry.offset === IN_ZIP64) throw tooLarge();
    // Two entries of one name are read differently by different programs: nothing honest has them.
    if (entries.has(name)) throw broken();
    total += entry.unpacked;
    checkSize(name, entry, limits);
    if (total > limits.total) throw tooLarge();
    entries.set(name, entry);
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function checkSize(name: string, entry: Entry, limits: ZipLimits): void {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw broken();
  const most = /\.(xml|rels)$/i.test(name) ? limits.xml : limits.part;
  if (entry.unpacked > most) throw tooLarge();
  if (entry.unpacked > limits.ratioFrom && entry.unpacked > entry.packed * limits.ratio) throw tooLarge();
}

/** Failure for a document that asks for a password. */
export function protectedFile(): Failure {
  return new Failure(
    "bad-file",
    "This Word file is protected with a password. Nothing was added to the desk. Save a copy without the password and open that.",
  );
}

function findEndRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_RECORD_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_RECORD_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw broken();
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + LOCAL_RECORD_SIZE > bytes.length || view.getUint32(offset, true) !== LOCAL_RECORD) throw broken();
  const from = offset + LOCAL_RECORD_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + entry.packed > bytes.length) throw broken();
  const packed = bytes.subarray(from, from + entry.packed);
  let unpacked: Uint8Array;
  if (entry.method === STORED) unpacked = packed;
  else {
    try {
      unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
    } catch (error) {
      throw broken(error);
    }
  }
  if (unpacked.length !== entry.unpacked || crc32(unpacked) !== entry.checksum) throw broken();
  return unpacked;
}
