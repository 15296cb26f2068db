import { isAbsolute } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Saving } from "../../../shared/contract/archive.ts";
import { saveArchive } from "./save-archive.ts";
import type { SaveArchiveParts } from "./save-archive.ts";
import { withProgress } from "./with-progress.ts";

export interface Archive {
  /** Saves the whole desk at this path, and tells how far it is. Whoever stops listening stops it. */
  save(file: string, signal?: AbortSignal): AsyncGenerator<Saving, void>;
}

export function createArchive(parts: SaveArchiveParts): Archive {
  return {
    async *save(file, signal) {
      if (!isAbsolute(file) || /[/\\]$/.test(file)) {
        throw new Failure("bad-input", "Give the whole path of the archive, from the top of the disk to the name of the file.");
      }
      for await (const step of withProgress(
        (stopped, progress) => saveArchive(parts, file, { signal: stopped, progress }),
        signal,
      )) {
        if ("result" in step) yield { kind: "saved", ...step.result };
        else yield { kind: "progress", ...step };
      }
    },
  };
}
