import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";

const SSHD = ["/usr/sbin/sshd", "/usr/bin/sshd"].find(existsSync);

/** Why no server can be started here; undefined when one can. */
export const noSshd = SSHD === undefined ? "openssh-server is not installed" : undefined;

/** A real OpenSSH server of our own on loopback, with keys of its own. */
export interface SshServer {
  port: number;
  userName: string;
  /** Of the one who may come in. */
  privateKey: string;
  /** A key that is in order, and that nobody has let in. */
  strangersKey: string;
  /** As a person compares it: from ssh-keygen, not from our own code. */
  hostKey: string;
  /** Whether anybody is connected. */
  isBusy(): boolean;
  /** Cuts all connections as a broken network does; the server stays. */
  cutAll(): void;
  close(): Promise<void>;
}

interface Wishes {
  /** Read-only: as for a user without rights. */
  readOnly?: boolean;
}

export async function startSshd(folder: string, { readOnly = false }: Wishes = {}): Promise<SshServer> {
  if (SSHD === undefined) throw new Error(noSshd);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of ["host", "user", "stranger"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, name)]);
  }
  const port = await freePort();
  const config = join(folder, "config");
  writeFileSync(join(folder, "authorized"), readFileSync(join(folder, "user.pub")), { mode: 0o600 });
  // It separates its rights in this folder of the system's.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  writeFileSync(
    config,
    [
      "ListenAddress 127.0.0.1",
      `Port ${port}`,
      `HostKey ${join(folder, "host")}`,
      `AuthorizedKeysFile ${join(folder, "authorized")}`,
      `PidFile ${join(folder, "pid")}`,
      "StrictModes no",
      "UsePAM no",
      "PermitRootLogin yes",
      "PasswordAuthentication yes",
      "MaxStartups 100",
      `Subsystem sftp internal-sftp${readOnly ? " -R" : ""}`,
      "",
    ].join("\n"),
  );
  const server = spawn(SSHD, ["-D", "-e", "-f", config], { stdio: ["ignore", "ignore", "pipe"], detached: true });
  await listening(server);
  const hostKey = execFileSync("ssh-keygen", ["-l", "-f", join(folder, "host.pub")], { encoding: "utf8" }).split(" ")[1] ?? "";
  return {
    port,
    userName: userInfo().username,
    privateKey: readFileSync(join(folder, "user"), "utf8"),
    strangersKey: readFileSync(join(folder, "stranger"), "utf8"),
    hostKey,
    isBusy: () => childrenOf(server.pid ?? 0).length > 0,
    cutAll: () => endChildrenOf(server.pid ?? 0),
    async close() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = new Promise((resolve) => server.once("exit", resolve));
      endChildrenOf(server.pid ?? 0);
      server.kill("SIGKILL");
      await ended;
    },
  };
}

function endChildrenOf(pid: number): void {
  for (const child of childrenOf(pid)) {
    try {
      process.kill(child, "SIGKILL");
    } catch {
      // It has ended by itself in between.
    }
  }
}

function childrenOf(pid: number): number[] {
  try {
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
    return own.flatMap((child) => [...childrenOf(child), child]);
  } catch {
    return [];
  }
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.once("exit", () => reject(new Error(`sshd did not start: ${said}`)));
    server.stderr?.on("data", (words: Buffer) => {
      said += words.toString("utf8");
      if (said.includes("Server listening")) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
