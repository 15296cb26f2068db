import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { node24, root, Stop } from "./set-up.mjs";

/** How often to look whether npm, which started us, is still there, in milliseconds. */
const LOOK = 1000;

/** Process that started this one, where the system tells it in a file; else undefined. */
function parentOf(pid) {
  try {
    // After the name in brackets, which may hold anything: state, then parent.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
  } catch {
    return undefined;
  }
}

/**
 * npm that is killed outright cannot tell us, and without it nobody could end the desk with
 * Ctrl-C. npm runs us in a shell: either of the two going away is the end.
 */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) end();
  }, LOOK).unref();
}

/**
 * Runs a bundled host until it ends, and answers its exit status. The channel between us is
 * never spoken on: it breaks when this process ends in any way, and then the host ends too.
 */
export function runHost(name, args, program = node24) {
  const host = join(root, "dist", "hosts", name, "main.js");
  const child = spawn(program, [host, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // npm runs us in the project's folder; names of files are meant from where it was called.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  let asked = 0;
  function pass(signal) {
    asked += 1;
    // Ctrl-C reaches the whole group by itself, and npm sends it on once more; the host counts only one.
    child.kill(asked > 3 ? "SIGKILL" : signal);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => pass(signal));
  endWithNpm(() => pass("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Stop(`Standfirst could not be started: ${error.message}.`)));
    child.once("exit", (status, signal) => resolve(status ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
