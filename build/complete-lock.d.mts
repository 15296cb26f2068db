interface Locked {
  version?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Locked>;
}
/** Optional packages with an exact version that some package names and the lock does not hold. */
export function missingIn(packages: Record<string, Locked>): { name: string; version: string; dev: boolean }[];
/** The same lock with an entry for every platform. */
export function completed(lock: Lock): Lock;
