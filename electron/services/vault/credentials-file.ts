import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Failure } from "../../../shared/contract/failure.ts";
import { COST } from "./passphrase-key.ts";

const base64 = z.base64().max(100_000);
/** Secrets by id, each sealed for its id. */
const secrets = z.record(z.string().min(1).max(200), base64);

const credentialsSchema = z.discriminatedUnion("sealedBy", [
  z.object({ version: z.literal(1), sealedBy: z.literal("system"), secrets }),
  z.object({
    version: z.literal(1),
    sealedBy: z.literal("passphrase"),
    /** What a guess costs. Written down for whoever must open the file without Standfirst. */
    scrypt: z.object({ N: z.literal(COST.N), r: z.literal(COST.r), p: z.literal(COST.p), salt: base64 }),
    /** A known word, sealed: opens with the right passphrase, also where no secret is kept yet. */
    check: base64,
    secrets,
  }),
]);
export type Credentials = z.infer<typeof credentialsSchema>;
export type PassphraseCredentials = Extract<Credentials, { sealedBy: "passphrase" }>;

/** `<data>/credentials.json`: sealed secrets, for this account's eyes. */
export interface CredentialsFile {
  /** Undefined when there is none. "damaged" when it is not what was written: it is never taken for an empty one. */
  read(): Credentials | "damaged" | undefined;
  /** All of it is on the disk when this returns, or the old file stands. */
  write(credentials: Credentials): void;
  remove(): void;
  /** Moves a damaged file out of the way, where somebody may still mend it. */
  setAside(stamp: string): void;
}

const onDisk = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new Failure(
      "disk",
      "The file with the secrets could not be read or written, because the disk is full, read-only or broken. What was kept before is kept still.",
      { cause: error },
    );
  }
};

function flushFolder(folder: string): void {
  // Windows keeps renames without being asked, and refuses this.
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhole(path: string, text: string): void {
  const incoming = `${path}.incoming`;
  // What a crash left, with whatever rights.
  rmSync(incoming, { force: true });
  try {
    const file = openSync(incoming, "wx", 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.byteLength;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // Rename, so that a reader never sees half a file.
    renameSync(incoming, path);
    flushFolder(dirname(path));
  } catch (error) {
    rmSync(incoming, { force: true });
    throw error;
  }
}

function credentialsFrom(text: string): Credentials | "damaged" {
  try {
    return credentialsSchema.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}

export function openCredentialsFile(dataFolder: string): CredentialsFile {
  const path = join(dataFolder, "credentials.json");
  return {
    read: () =>
      onDisk(() => {
        let text: string;
        try {
          text = readFileSync(path, "utf8");
        } catch (error) {
          if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
          throw error;
        }
        return credentialsFrom(text);
      }),
    write: (credentials) => onDisk(() => writeWhole(path, `${JSON.stringify(credentials, undefined, 2)}\n`)),
    remove: () =>
      onDisk(() => {
        rmSync(path, { force: true });
        flushFolder(dataFolder);
      }),
    setAside: (stamp) =>
      onDisk(() => {
        renameSync(path, join(dataFolder, `credentials.damaged-${stamp}.json`));
        flushFolder(dataFolder);
      }),
  };
}
