import Conf from "conf";
import { Failure } from "../../shared/contract/failure.ts";
import type { SettingsFile } from "../ports/settings-file.ts";

/** Turns what the settings file can meet into words; other errors pass. */
export function settingsFailure(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    return new Failure(
      "damaged-desk",
      "This desk's settings file is damaged and was left as it is. Move settings.json out of the desk's folder and start again: stories and pictures are not in it.",
      { cause: error },
    );
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return new Failure(
      "disk",
      "The settings could not be read or kept, because the disk is full, read-only or broken. Nothing was changed.",
      { cause: error },
    );
  }
  return error;
}

/** Only as much of a store as the desk uses: conf and electron-store both have it. */
export interface KeyedStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/**
 * A library that conf brings along ends the program when a file may not grow any more (ulimit -f).
 * That is the store's to say, as it says that the disk is full; nobody is cut off in mid-sentence.
 */
function outliveFilesThatMayNotGrow(): void {
  process.removeAllListeners("SIGXFSZ");
  process.on("SIGXFSZ", () => undefined);
}

/** The settings port over a store of this shape. */
export function settingsFileOver(open: () => KeyedStore): SettingsFile {
  outliveFilesThatMayNotGrow();
  function trying<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw settingsFailure(error);
    }
  }
  const store = trying(open);
  return {
    get: (key) => trying(() => store.get(key)),
    set: (key, value) => trying(() => store.set(key, value)),
  };
}

/** What holds no settings at all (a list, a number) is as damaged as what is no JSON. */
export function settingsFromText(text: string): Record<string, unknown> {
  const found: unknown = JSON.parse(text);
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw new SyntaxError("the file holds no settings");
  return { ...found };
}

/** `<data>/settings.json` for hosts without Electron. Fails with `damaged-desk` or `disk`. */
export function openSettingsFile(dataFolder: string): SettingsFile {
  return settingsFileOver(
    () =>
      new Conf<Record<string, unknown>>({
        cwd: dataFolder,
        configName: "settings",
        // A file that cannot be read is never taken for an empty one.
        clearInvalidConfig: false,
        deserialize: settingsFromText,
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      }),
  );
}
