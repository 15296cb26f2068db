import { Temporal } from "temporal-polyfill";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** Timers stand still while a computer sleeps and know nothing of a changed clock: none is longer. In milliseconds. */
const LONGEST_WAIT = 30_000;
/** A clock that went forward by more than was lived through was set by somebody. In milliseconds. */
const JUMP = 60_000;

export interface AlarmParts {
  clock: Clock;
  log: Log;
  /** Seconds this computer has run, sleep included, whatever its clock was set to. */
  uptime(): number;
  /** Runs it once, after so many milliseconds awake. Returns what stops that. */
  after(milliseconds: number, run: () => void): () => void;
  /** When something falls due next after this instant; undefined when nothing does. */
  next(after: string): string | undefined;
  /** `doubtedFrom`: the clock was put forward since; until then it told the time that was lived through. */
  ring(doubtedFrom: string | undefined): void;
}

export interface Alarm {
  /** Rings now, and from then on whenever something is due and at least twice a minute. */
  start(): void;
  /** Rings now: something has changed. */
  soon(): void;
  stop(): void;
}

/** Rings by the clock on the wall, over sleep, drift and changes of the clock. */
export function createAlarm(parts: AlarmParts): Alarm {
  const { clock, log } = parts;
  let stop: (() => void) | undefined;
  let running = false;
  let ringing = false;
  let again = false;
  let last: { wall: Temporal.Instant; uptime: number } | undefined;

  /** The instant it would be had nobody set the clock forward; undefined when nobody did. */
  function doubt(): string | undefined {
    const reading = { wall: clock.now(), uptime: parts.uptime() };
    const before = last;
    last = reading;
    if (before === undefined) return undefined;
    const lived = (reading.uptime - before.uptime) * 1000;
    const ahead = reading.wall.epochMilliseconds - before.wall.epochMilliseconds - lived;
    if (Math.abs(ahead) > JUMP)
      log.info(`The clock was set ${ahead > 0 ? "forward" : "back"} by ${Math.round(Math.abs(ahead) / 1000)} s`);
    if (ahead <= JUMP) return undefined;
    return before.wall.add({ milliseconds: Math.round(lived) }).toString({ smallestUnit: "millisecond" });
  }

  function ring(): void {
    if (!running) return;
    // What a ring does may be news for which to ring.
    again = ringing;
    if (ringing) return;
    ringing = true;
    stop?.();
    try {
      parts.ring(doubt());
    } catch (error) {
      complain("The schedule could not be looked through", error);
    }
    ringing = false;
    if (running) stop = parts.after(again ? 1 : wait(), ring);
  }

  /** A desk that waits to be mended says so elsewhere, and not twice a minute. */
  function complain(what: string, error: unknown): void {
    if (!isFailure(error, "damaged-desk")) log.error(what, error);
  }

  function wait(): number {
    try {
      // After the reading this ring began with: what has fallen due since may not have been attended to.
      const next = parts.next((last?.wall ?? clock.now()).toString({ smallestUnit: "millisecond" }));
      if (next === undefined) return LONGEST_WAIT;
      const left = Temporal.Instant.from(next).epochMilliseconds - clock.now().epochMilliseconds;
      return Math.min(Math.max(left, 1), LONGEST_WAIT);
    } catch (error) {
      complain("The schedule could not be read", error);
      return LONGEST_WAIT;
    }
  }

  return {
    start() {
      if (running) return;
      running = true;
      ring();
    },
    soon: ring,
    stop() {
      running = false;
      stop?.();
    },
  };
}
