import type { SettingsFile } from "../ports/settings-file.ts";
import { restoreArchive } from "../services/archive/restore-archive.ts";
import type { ArchiveProgress } from "../services/archive/save-archive.ts";
import { withProgress } from "../services/archive/with-progress.ts";
import { inspectDesk, KNOWN_SCHEMA } from "../services/store/inspect-desk.ts";

export interface RestoreOptions {
  /** The archive. */
  file: string;
  /** Missing or empty. */
  folder: string;
  /** The settings file of a data folder. */
  settingsFile(folder: string): SettingsFile;
  signal?: AbortSignal | undefined;
}

/**
 * Brings a whole desk back into a new folder, and tells how far it is, and at the end how many stories there are and how
 * many deliveries are held. No desk
 * may be open there. Fails with `bad-file`, `newer-desk`, `bad-input` or `disk`; then the folder is as it was.
 */
export async function* restoreDesk({
  file,
  folder,
  settingsFile,
  signal,
}: RestoreOptions): AsyncGenerator<ArchiveProgress | { stories: number; held: number }, void> {
  const parts = { knownSchema: KNOWN_SCHEMA, inspect: inspectDesk };
  const steps = withProgress((stopped, progress) => restoreArchive(parts, file, folder, { signal: stopped, progress }), signal);
  for await (const step of steps) {
    if (!("result" in step)) {
      yield step;
      continue;
    }
    const { profile, stories, held } = step.result;
    // Without it the desk would only ask again who sits there.
    if (profile !== undefined) settingsFile(folder).set("profile", profile);
    yield { stories, held };
  }
}
