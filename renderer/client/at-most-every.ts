export interface AtMostEvery {
  /** Wants it run: at once, or when the pause that is on has passed. */
  ask(): void;
  /** Nothing runs any more. */
  stop(): void;
}

/**
 * Runs at once for the first wish, then at most once in `wait` milliseconds, and always after the last
 * one. While wishes never cease the pauses double up to `longest`, so that a flood costs less than
 * its first drops; a pause without a wish begins anew.
 */
export function atMostEvery(wait: number, run: () => void, longest = wait): AtMostEvery {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  let pause = wait;
  function begin(): void {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return void (pause = wait);
      isWanted = false;
      pause = Math.min(pause * 2, longest);
      begin();
    }, pause);
  }
  return {
    ask() {
      if (timer === undefined) begin();
      else isWanted = true;
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
