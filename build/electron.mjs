/** Finds Electron's binary, or fetches it. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { node24, root, tell } from "./set-up.mjs";

const folder = join(root, "node_modules", "electron");
const failureStamp = join(root, "node_modules", ".standfirst-no-electron");

/** A download that brings nothing for this long is given up, in milliseconds. */
const LONGEST_SILENCE = 30_000;
/** After a failure the next starts do not try again for a day, so that they are quick. */
const REMEMBERED = 24 * 60 * 60_000;
const WHY_NOT =
  "Electron's binary could not be fetched here, so Standfirst opens in your browser instead (it is tried again tomorrow, or at once when you delete node_modules/.standfirst-no-electron).";

/** Where the binary is, or undefined. Never imports `electron`: in plain Node that starts a download. */
export function installedElectron() {
  const pathFile = join(folder, "path.txt");
  const overriding = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : undefined;
  if (overriding !== undefined) {
    const binary = join(overriding, name ?? "electron");
    return existsSync(binary) ? binary : undefined;
  }
  if (name === undefined) return undefined;
  const binary = join(folder, "dist", name);
  return existsSync(binary) ? binary : undefined;
}

function failedLately() {
  return existsSync(failureStamp) && Date.now() - statSync(failureStamp).mtimeMs < REMEMBERED;
}

/** Bytes in a folder that a download or its unpacking fills: the only sign of progress there is. */
function bytesIn(cache) {
  if (!existsSync(cache)) return 0;
  return readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) => sum + (statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;

/** Runs Electron's own installer, and stops it when nothing arrives any more. */
function download() {
  const cache = join(root, "node_modules", ".cache", "electron-download");
  mkdirSync(cache, { recursive: true });
  const { version } = createRequire(import.meta.url)(join(folder, "package.json"));
  tell(`Fetching Electron ${version} (about 120 MB) …`);
  const installer = spawn(node24, [join(folder, "install.js")], {
    stdio: ["ignore", "ignore", "pipe"],
    // Downloads go through the temporary folder first: one of ours can be measured.
    env: { ...process.env, TMPDIR: cache, TMP: cache, TEMP: cache, ELECTRON_GET_NO_PROGRESS: "1" },
  });
  let words = "";
  installer.stderr.on("data", (chunk) => (words += chunk));
  let seen = 0;
  let told = 0;
  let silentSince = Date.now();
  const look = setInterval(() => {
    const now = bytesIn(cache) + bytesIn(join(folder, "dist"));
    if (now !== seen) silentSince = Date.now();
    if (now - told >= 5_000_000) tell(`  ${megabytes((told = now))}`);
    seen = now;
    if (Date.now() - silentSince > LONGEST_SILENCE) installer.kill("SIGKILL");
  }, 500);
  const stop = () => {
    installer.kill("SIGKILL");
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
  return new Promise((resolve) => {
    installer.once("close", () => {
      clearInterval(look);
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, stop);
      rmSync(cache, { recursive: true, force: true });
      resolve(words.split("\n")[0]);
    });
  });
}

/** The binary where it can run, or why it cannot. */
function asItRuns(binary) {
  if (process.platform === "linux" && process.getuid() === 0) {
    return {
      whyNot:
        "Electron does not run as root, so Standfirst opens in your browser instead: start it as another user for the desktop app.",
    };
  }
  // A machine without the libraries of a desktop has the binary and still cannot run it.
  const probe = spawnSync(binary, ["--version"], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", timeout: 20_000 });
  if (probe.status === 0) return { electron: binary };
  const reason = probe.error?.message ?? probe.stderr.trim().split("\n")[0];
  return { whyNot: `Electron cannot run on this machine (${reason}), so Standfirst opens in your browser instead.` };
}

/** The binary, or why there is none in one sentence. */
export async function electronForHere() {
  const present = installedElectron();
  if (present !== undefined) return asItRuns(present);
  if (failedLately()) return { whyNot: WHY_NOT };
  const words = await download();
  const fetched = installedElectron();
  if (fetched !== undefined) {
    rmSync(failureStamp, { force: true });
    return asItRuns(fetched);
  }
  mkdirSync(dirname(failureStamp), { recursive: true });
  writeFileSync(failureStamp, `${words}\n`);
  return { whyNot: WHY_NOT };
}
