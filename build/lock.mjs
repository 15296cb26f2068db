import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Older than this, a lock is nobody's any more, even if its number belongs to a process again. */
const OLDEST = 30 * 60_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error.code === "EPERM";
  }
}

function isLeftBehind(file) {
  try {
    return !isAlive(Number(readFileSync(file, "utf8"))) || Date.now() - statSync(file).mtimeMs > OLDEST;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    // A link appears with its content in one step, so that nobody ever reads half a lock.
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isLeftBehind(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Lets one process at a time do `work`; the others wait for their turn. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) await pause(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
