/**
 * Installs what Standfirst needs, from nothing but git and Node 20: this file and all that it
 * imports are plain JavaScript without dependencies, because they run before node_modules exists.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".standfirst-installed");

/** Node 24 as the npm package `node` ships it: the one everything but these scripts runs on. */
export const node24 = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** An expected end, told in one sentence and without a stack. */
export class Stop extends Error {}

export function tell(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Runs npm with its output on standard error; answers its exit status. */
function npm(args) {
  // The npm that runs us, so that a machine with several keeps to one; else the one on the path.
  const ourNpm = process.env.npm_execpath;
  const [command, first] = ourNpm?.endsWith(".js") ? [process.execPath, [ourNpm]] : ["npm", []];
  const result = spawnSync(command, [...first, ...args, "--loglevel=error", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: command === "npm" && process.platform === "win32",
    // npm hands its own settings down by environment, and silence is one of them.
    env: { ...process.env, npm_config_loglevel: "error" },
  });
  if (result.error !== undefined)
    throw new Stop(`npm could not be started (${result.error.message}): install npm, then try again.`);
  return result.status ?? 1;
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

/**
 * True when node_modules holds the packages of the lock file, whoever installed them: npm keeps
 * a list of what it installed, and optional packages of other platforms are rightly missing in it.
 */
function holdsEveryPackage(lockText) {
  const listFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listFile)) return false;
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(readFileSync(listFile, "utf8")).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === "" || installed[place]?.version === version || (optional && installed[place] === undefined),
  );
}

function installPackages() {
  const lockText = readFileSync(join(root, "package-lock.json"), "utf8");
  const stamp = digest(lockText);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!holdsEveryPackage(lockText)) {
    tell("Installing what Standfirst needs; the first time this takes a minute or two.");
    if (npm(["ci", "--include=dev", "--include=optional"]) !== 0) {
      throw new Stop(
        "What Standfirst needs could not be installed; npm's own words are above. Most often the network cannot be reached: check it, then try again.",
      );
    }
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function worksAs24() {
  return existsSync(node24) && spawnSync(node24, ["--version"], { encoding: "utf8" }).stdout.startsWith("v24.");
}

/** The binary comes by an install script, which a machine's npm may be told not to run. */
function installNode24() {
  if (existsSync(node24)) return;
  tell("Node 24 is missing, because npm ran no install scripts; fetching it now.");
  npm(["rebuild", "node", "--ignore-scripts=false"]);
  if (worksAs24()) return;
  rmSync(stampFile, { force: true });
  throw new Stop(
    "Node 24 could not be fetched: allow npm to run install scripts (npm config set ignore-scripts false), then try again.",
  );
}

/** Makes node_modules complete. Throws `Stop` with a sentence for people when it cannot. */
export async function setUp() {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new Stop(`Standfirst starts with Node 20 or newer; this is Node ${process.versions.node}.`);
  if (
    existsSync(stampFile) &&
    existsSync(node24) &&
    readFileSync(stampFile, "utf8") === digest(readFileSync(join(root, "package-lock.json"), "utf8"))
  )
    return;
  await withLock(join(root, ".installing"), () => {
    installPackages();
    installNode24();
  });
}

/** Runs a command's main function and turns how it ended into an exit status. */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    tell(error.message);
    process.exitCode = 1;
  }
}
