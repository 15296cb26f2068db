/**
 * Completes package-lock.json for every platform: `node build/complete-lock.mjs`, after packages
 * were added or updated. A package with binaries names one package for each platform, and npm
 * leaves out of the lock those it could not see: platforms that the registry it asked does not
 * carry, or (an old fault of npm) any but its own. `npm ci` then fails, here or on somebody
 * else's machine. What is added has an exact version and no hash, as nothing was fetched.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = {
  darwin: "darwin",
  win32: "win32",
  linux: "linux",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
};
const CHIPS = { x64: "x64", arm64: "arm64", ia32: "ia32", ppc64: "ppc64", s390x: "s390x", riscv64: "riscv64", arm: "arm" };
const LIBRARIES = { musl: "musl", musleabihf: "musl", gnu: "glibc", gnueabihf: "glibc" };

/** Where Node would look for `name` from the package at `place`, nearest first. */
function placesFor(place, name) {
  const parts = place.split("/node_modules/");
  return parts
    .map((_, depth) => `${parts.slice(0, parts.length - depth).join("/node_modules/")}/node_modules/${name}`)
    .concat(`node_modules/${name}`);
}

/** Optional packages with an exact version that some package names and the lock does not hold. */
export function missingIn(packages) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && !placesFor(place, name).some((candidate) => candidate in packages))
      .map(([name, version]) => ({ name, version, dev: dev === true })),
  );
}

function entryFor({ name, version, dev }) {
  const words = name.split(/[/-]/);
  const found = (known) => words.filter((word) => word in known).map((word) => known[word]);
  const [os, cpu, libc] = [found(SYSTEMS), found(CHIPS), found(LIBRARIES)];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev: true }),
    ...(libc.length > 0 && os.includes("linux") && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** The same lock with an entry for every platform; packages in npm's order. */
export function completed(lock) {
  const added = missingIn(lock.packages).map((missing) => [`node_modules/${missing.name}`, entryFor(missing)]);
  const entries = [...Object.entries(lock.packages), ...added];
  return { ...lock, packages: Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other, "en"))) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(import.meta.dirname ?? fileURLToPath(new URL(".", import.meta.url)), "..", "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingIn(lock.packages);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completed(lock), undefined, 2)}\n`);
  process.stderr.write(`${missing.length} packages of other platforms were added to package-lock.json.\n`);
}
