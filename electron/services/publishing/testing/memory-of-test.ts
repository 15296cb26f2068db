import type { TargetMemory } from "../targets/target.ts";

/** A target's memory for one test. A new one is a desk that has never sent there, or has lost its file. */
export function memoryOfTest(): TargetMemory & { readonly entries: ReadonlyMap<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    forget: (key) => void entries.delete(key),
  };
}
