import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A small disk of its own, mounted for one spec, that can be broken and mended. */
export interface FailingDisk {
  /** Where it is mounted. */
  readonly folder: string;
  fail(): void;
  mend(): void;
  remove(): void;
}

/** Why no disk can be mounted here; undefined when one can. */
export function whyNoDisk(): string | undefined {
  if (process.platform !== "linux") return "mounting a small disk is only done on Linux";
  if (process.getuid?.() !== 0) return "mounting a small disk needs root";
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-mount-"));
  const tried = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (tried.status === 0) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0 ? undefined : "mounting is not allowed here";
}

/** A disk of a few megabytes that is filled to the last byte. */
export function diskThatFills(): FailingDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-full-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=32m", "tmpfs", folder]);
  const filler = path.join(folder, "filler");
  return {
    folder,
    fail: () => {
      const { bsize, bavail } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bsize * bavail));
    },
    mend: () => rmSync(filler),
    remove: () => {
      execFileSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A disk whose file system meets an error and becomes read-only, as a dying disk does. */
export function diskThatTurnsReadOnly(): FailingDisk {
  const place = mkdtempSync(path.join(tmpdir(), "standfirst-read-only-"));
  const folder = path.join(place, "disk");
  const image = path.join(place, "image");
  mkdirSync(folder);
  writeFileSync(image, "");
  truncateSync(image, 48_000_000);
  execFileSync("mkfs.ext4", ["-q", "-F", image]);
  let mounted = image;
  execFileSync("mount", ["-o", "loop,errors=remount-ro", image, folder]);
  return {
    folder,
    fail: () => {
      // What was copied in before the desk started must have reached the disk while it still could.
      execFileSync("sync", ["-f", folder]);
      const device = path.basename(execFileSync("losetup", ["-n", "-O", "NAME", "-j", mounted], { encoding: "utf8" }).trim());
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, "1");
      const line = readFileSync("/proc/mounts", "utf8")
        .split("\n")
        .find((mount) => mount.includes(` ${folder} `));
      if (line !== undefined && !/ (ro|rw,.*emergency_ro|ro,\S*)/.test(line)) throw new Error(`still writable: ${line}`);
    },
    // The host still holds files of the broken one open, so a mended copy takes its place.
    mend: () => {
      const copy = `${mounted}-mended`;
      copyFileSync(mounted, copy);
      execFileSync("umount", ["-l", folder]);
      const checked = spawnSync("e2fsck", ["-fy", copy]);
      if ((checked.status ?? 8) > 2) throw new Error(String(checked.stdout));
      execFileSync("mount", ["-o", "loop,errors=remount-ro", copy, folder]);
      mounted = copy;
    },
    remove: () => {
      execFileSync("umount", ["-l", folder]);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Limits the size of every file a running process may write; undefined lifts the limit. */
export function limitFileSize(pid: number, bytes: number | undefined): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes ?? "unlimited"}:`]);
}

export function whyNoLimit(): string | undefined {
  return spawnSync("prlimit", ["--version"]).status === 0 ? undefined : "prlimit (util-linux) is not here";
}
