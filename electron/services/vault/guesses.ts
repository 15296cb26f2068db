import { Failure } from "../../../shared/contract/failure.ts";
import type { Clock } from "../../ports/clock.ts";

/** Longest pause after a wrong passphrase, in seconds. */
const LONGEST_PAUSE = 60;

/** Lets wrong passphrases be tried ever more slowly: at once, then after 1, 2, 4 … 60 seconds. */
export interface Guesses {
  /** Fails with `vault-locked` while it is too early for another; `data.wait` is in seconds. */
  mayGuess(): void;
  wasWrong(): Failure;
  wasRight(): void;
}

const inSeconds = (wait: number): string => (wait === 1 ? "a second" : `${wait} seconds`);

export function createGuesses(clock: Clock): Guesses {
  let wrong = 0;
  let notBefore = 0;
  const milliseconds = (): number => clock.now().epochMilliseconds;
  return {
    mayGuess() {
      const left = notBefore - milliseconds();
      // More than the longest pause is a clock that was put back, and nobody's guess.
      if (left <= 0 || left > LONGEST_PAUSE * 1000) return;
      const wait = Math.ceil(left / 1000);
      throw new Failure("vault-locked", `Too early after a wrong passphrase: try again in ${inSeconds(wait)}.`, {
        data: { wait },
      });
    },
    wasWrong() {
      const wait = Math.min(2 ** wrong, LONGEST_PAUSE);
      wrong += 1;
      notBefore = milliseconds() + wait * 1000;
      return new Failure(
        "vault-locked",
        `This is not the passphrase. Nothing was opened, and nothing was lost: try again in ${inSeconds(wait)}.`,
        { data: { wait } },
      );
    },
    wasRight() {
      wrong = 0;
      notBefore = 0;
    },
  };
}
