import { existsSync } from "node:fs";
import { runProgram } from "./run-program.ts";

const LONGEST_SILENCE = 300_000;

const isHere = (): boolean => ["/usr/sbin/sshd", "/usr/bin/sshd"].some(existsSync);

/**
 * Sees to an OpenSSH server for the tests of SFTP, which start one of their own on loopback. Without
 * one, and where none may be installed, those tests are skipped and say why.
 */
export async function seeToSshd(): Promise<void> {
  if (isHere() || process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log("There is no OpenSSH server here; installing Debian's …");
  // The run level keeps Debian from starting it as the machine's own.
  const quiet = { env: { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" }, longestSilence: LONGEST_SILENCE };
  await runProgram("apt-get", ["update", "-q"], quiet);
  await runProgram("apt-get", ["install", "-y", "-q", "--no-install-recommends", "openssh-server"], quiet);
}
