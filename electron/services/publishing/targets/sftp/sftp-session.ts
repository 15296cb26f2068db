import { createHash } from "node:crypto";
import ssh2 from "ssh2";
import type { Client, ConnectConfig, FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import { codeOf, diskFull, isUnsupported, otherKey, SFTP, sftpFailure, unreadableKey } from "./sftp-failure.ts";

/** Longest a server may take to let us in, and to answer while it is silent, in milliseconds. */
const PATIENCE = 20_000;
const SILENCE = 15_000;

/** Files and folders of a server. Failures are `targetFailure`s. */
export interface SftpSession {
  /** The user's own view of a path; undefined where nothing is. Links are not followed. */
  stat(path: string): Promise<Stats | undefined>;
  linkAt(path: string): Promise<string>;
  list(path: string): Promise<FileEntryWithStats[]>;
  read(path: string): Promise<Buffer>;
  /** A new file, flushed. Fails where one is. */
  write(path: string, content: Uint8Array, mode?: number): Promise<void>;
  makeFolder(path: string, mode: number): Promise<void>;
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<boolean>;
  /** To a name nobody has. */
  rename(from: string, to: string): Promise<void>;
  /** Over what has the name now, in one step. */
  replace(from: string, to: string): Promise<void>;
  /** False where the server has no hard links. */
  hardLink(from: string, to: string): Promise<boolean>;
  symbolicLink(target: string, path: string): Promise<void>;
  close(): void;
}

export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** The host key a server shows; no user is named to it. */
export async function hostKeyOf(host: string, port: number, signal: AbortSignal): Promise<string> {
  let shown: string | undefined;
  const seen = connected(
    {
      host,
      port,
      username: "-",
      hostVerifier: (key: Buffer) => {
        shown = fingerprintOf(key);
        return false;
      },
    },
    signal,
  );
  await seen.then(
    (client) => client.end(),
    (error: unknown) => {
      if (shown === undefined) throw sftpFailure(error);
    },
  );
  if (shown === undefined) throw new Error("A server let us in without a host key");
  return shown;
}

export async function openSession(settings: SettingsOf<"sftp">, secret: string, signal: AbortSignal): Promise<SftpSession> {
  const { host, port, userName, hostKey } = settings;
  let isOther = false;
  const isKey = secret.includes("PRIVATE KEY-----");
  if (isKey) {
    const parsed = ssh2.utils.parseKey(secret);
    if (parsed instanceof Error) throw unreadableKey(parsed);
  }
  try {
    const client = await connected(
      {
        host,
        port,
        username: userName,
        hostVerifier: (key: Buffer) => {
          isOther = fingerprintOf(key) !== hostKey;
          return !isOther;
        },
        ...(isKey ? { privateKey: secret } : { password: secret }),
      },
      signal,
    );
    const sftp = await called<SFTPWrapper>((done) => client.sftp(done));
    return sessionOver(client, sftp, signal);
  } catch (error) {
    throw isOther ? otherKey() : sftpFailure(error);
  }
}

async function connected(config: ConnectConfig, signal: AbortSignal): Promise<Client> {
  signal.throwIfAborted();
  const client = new ssh2.Client();
  const stop = (): void => void client.destroy();
  signal.addEventListener("abort", stop, { once: true });
  client.once("close", () => signal.removeEventListener("abort", stop));
  await new Promise<void>((resolve, reject) => {
    client.once("ready", resolve);
    client.once("close", () => reject(signal.aborted ? signal.reason : new Error("The connection was closed")));
    client.on("error", reject);
    client.connect({ ...config, readyTimeout: PATIENCE, keepaliveInterval: SILENCE, keepaliveCountMax: 2 });
  });
  return client;
}

/** A call that answers with a callback, as a promise. */
function called<Result>(call: (done: (error: Error | undefined | null, result: Result) => void) => unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    call((error, result) => (error ? reject(error) : resolve(result)));
  });
}

function sessionOver(client: Client, sftp: SFTPWrapper, signal: AbortSignal): SftpSession {
  let lost: (error: unknown) => void = () => {};
  const cut = new Promise<never>((_resolve, reject) => {
    lost = reject;
  });
  // Handled where it is raced; this keeps a cut between two calls from counting as unhandled.
  cut.catch(() => {});
  client.on("close", () => lost(signal.aborted ? signal.reason : new Error("The connection was closed")));

  /** A cut connection leaves calls without an answer: each is raced with it. */
  async function ask<Result>(
    call: (done: (error: Error | undefined | null, result: Result) => void) => unknown,
  ): Promise<Result> {
    signal.throwIfAborted();
    return Promise.race([called(call), cut]);
  }
  const orFailure = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw signal.aborted ? error : sftpFailure(error);
    }
  };
  const plain = (call: (done: (error?: Error | null) => void) => unknown): Promise<void> =>
    orFailure(ask<void>((done) => call((error) => done(error, undefined))));

  async function isFull(path: string): Promise<boolean> {
    const room = await ask<{ f_bavail?: unknown }>((done) => sftp.ext_openssh_statvfs(path, done)).catch(() => undefined);
    return room !== undefined && Number(room.f_bavail) < 1;
  }

  return {
    stat: (path) =>
      orFailure(
        ask<Stats>((done) => sftp.lstat(path, done)).catch((error: unknown) => {
          if (codeOf(error) === SFTP.noSuchFile) return undefined;
          throw error;
        }),
      ),
    linkAt: (path) => orFailure(ask<string>((done) => sftp.readlink(path, done))),
    list: (path) => orFailure(ask<FileEntryWithStats[]>((done) => sftp.readdir(path, done))),
    read: (path) => orFailure(ask<Buffer>((done) => sftp.readFile(path, done))),
    async write(path, content, mode = 0o644) {
      try {
        const handle = await ask<Buffer>((done) => sftp.open(path, "wx", { mode }, done));
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
        if (bytes.length > 0)
          await ask<void>((done) => sftp.write(handle, bytes, 0, bytes.length, 0, (error) => done(error, undefined)));
        await ask<unknown>((done) => sftp.ext_openssh_fsync(handle, done)).catch((error: unknown) => {
          // A server without this flushes when it sees fit.
          if (!isUnsupported(error)) throw error;
        });
        await ask<void>((done) => sftp.close(handle, (error) => done(error, undefined)));
      } catch (error) {
        const folder = path.slice(0, path.lastIndexOf("/"));
        if (codeOf(error) === SFTP.failure && (await isFull(folder))) throw diskFull(error);
        throw signal.aborted ? error : sftpFailure(error);
      }
    },
    async makeFolder(path, mode) {
      try {
        await ask<void>((done) => sftp.mkdir(path, { mode }, (error) => done(error, undefined)));
      } catch (error) {
        const found = await this.stat(path);
        if (found?.isDirectory()) return;
        if (codeOf(error) === SFTP.failure && (await isFull(path.slice(0, path.lastIndexOf("/"))))) throw diskFull(error);
        throw sftpFailure(error);
      }
    },
    removeFile: (path) =>
      orFailure(
        ask<void>((done) => sftp.unlink(path, (error) => done(error, undefined))).catch((error: unknown) => {
          if (codeOf(error) !== SFTP.noSuchFile) throw error;
        }),
      ),
    removeFolder: (path) =>
      orFailure(
        ask<void>((done) => sftp.rmdir(path, (error) => done(error, undefined))).then(
          () => true,
          (error: unknown) => {
            if (codeOf(error) === SFTP.noSuchFile) return true;
            // Not empty: the servers have no code for it.
            if (codeOf(error) === SFTP.failure) return false;
            throw error;
          },
        ),
      ),
    rename: (from, to) => plain((done) => sftp.rename(from, to, done)),
    replace: (from, to) => plain((done) => sftp.ext_openssh_rename(from, to, done)),
    hardLink: (from, to) =>
      orFailure(
        ask<void>((done) => sftp.ext_openssh_hardlink(from, to, (error) => done(error, undefined))).then(
          () => true,
          (error: unknown) => {
            if (isUnsupported(error) || codeOf(error) === SFTP.failure) return false;
            throw error;
          },
        ),
      ),
    symbolicLink: (target, path) => plain((done) => sftp.symlink(target, path, done)),
    close: () => void client.end(),
  };
}
