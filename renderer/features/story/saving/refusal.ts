import { isFailure, type Failure } from "../../../../shared/contract/failure.ts";
import type { StoryPatch } from "../../../../shared/contract/stories.ts";

/** A part of a save that the desk can refuse by itself. */
export type PatchKey = keyof StoryPatch;

export function patchKeys(patch: StoryPatch): PatchKey[] {
  return Object.keys(patch) as PatchKey[];
}

/**
 * The one part that made the desk refuse a save: what the failure names, or what was sent
 * alone. Undefined when it is not known, and for failures that are not about what was sent.
 */
export function refusedKey(error: unknown, patch: StoryPatch): PatchKey | undefined {
  if (!isFailure(error, "bad-input")) return undefined;
  const keys = patchKeys(patch);
  return keys.length === 1 ? keys[0] : keys.find((key) => key === error.data["key"]);
}

/** Why a save failed, ready to be read. Of a refused part without "nothing was changed": the rest is saved. */
export function saidOf(failure: Failure): string {
  const { problem } = failure.data;
  return typeof problem === "string" ? problem : failure.message;
}
