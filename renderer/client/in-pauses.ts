export interface InPauses {
  /** Something happened: run it in the next pause. */
  ask(): void;
  /** Nothing runs any more. */
  stop(): void;
}

/**
 * Runs `pause` milliseconds after the last wish, or `longest` after the first while wishes never
 * cease. A wish costs next to nothing: the timer under way is not set anew for it.
 */
export function inPauses(pause: number, longest: number, run: () => void): InPauses {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let last = 0;
  function look(): void {
    const now = Date.now();
    const rest = Math.min(last + pause, since + longest) - now;
    timer = rest > 0 ? setTimeout(look, rest) : undefined;
    if (timer === undefined) run();
  }
  return {
    ask() {
      last = Date.now();
      if (timer !== undefined) return;
      since = last;
      timer = setTimeout(look, Math.min(pause, longest));
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
