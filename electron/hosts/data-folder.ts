import { mkdirSync } from "node:fs";
import { homedir, platform } from "node:os";
import { join, resolve } from "node:path";
import { Failure } from "../../shared/contract/failure.ts";

/** Where each system keeps what programs store for one person. */
export function usualDataFolder(
  system: NodeJS.Platform = platform(),
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (system === "darwin") return join(home, "Library", "Application Support", "Standfirst");
  if (system === "win32") return join(environment.APPDATA ?? join(home, "AppData", "Roaming"), "Standfirst");
  // The convention says that a relative path counts as not set.
  const set = environment.XDG_DATA_HOME;
  return join(set?.startsWith("/") ? set : join(home, ".local", "share"), "standfirst");
}

/**
 * The folder asked for, or the usual one, made if it is missing and then for its owner alone.
 * Fails with `disk` when it cannot be made.
 */
export function makeDataFolder(asked: string | undefined): string {
  const folder = resolve(asked ?? usualDataFolder());
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw new Failure("disk", `The folder ${folder} cannot be made or used: choose another with --data.`, { cause: error });
  }
}
