import type { Temporal } from "temporal-polyfill";

/** What time it is. A port, so that tests can let years pass. */
export interface Clock {
  now(): Temporal.Instant;
}
