import { Failure } from "../../../shared/contract/failure.ts";
import { meaningOf, sayDay, sayWhen, type RealTime, type Which } from "../../../shared/model/wall-time.ts";

export interface ChosenTime {
  wall: string;
  which?: Which | undefined;
}

interface TimeRules {
  timeZone: string;
  /** Instant. */
  now: string;
  embargo: string | undefined;
}

/** The instant that is meant, where there is one and it may be. Fails with `bad-input`, in words. */
export function chooseTime({ wall, which }: ChosenTime, { timeZone, now, embargo }: TimeRules): RealTime {
  const time = realTimeOf(wall, which, timeZone);
  if (time.instant <= now) {
    throw new Failure("bad-input", `${sayWhen(time.instant, timeZone)} is past. Choose a time that is still to come.`);
  }
  if (embargo !== undefined && embargo > time.instant) {
    const until = sayWhen(embargo, timeZone);
    throw new Failure(
      "bad-input",
      `The story is under embargo until ${until}. Choose that or a later time, or lift the embargo.`,
      {
        data: { embargo },
      },
    );
  }
  return time;
}

function realTimeOf(wall: string, which: Which | undefined, timeZone: string): RealTime {
  let meaning;
  try {
    meaning = meaningOf(wall, timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure("bad-input", `There is no such day as ${wall.slice(0, 10)}.`, { cause: error });
  }
  const day = sayDay(wall.slice(0, 10));
  const time = wall.slice(11);
  if (meaning.kind === "one") return meaning.time;
  if (meaning.kind === "gap") {
    const { before, after } = meaning;
    throw new Failure(
      "bad-input",
      `There is no ${time} on ${day}: the clocks go forward over it. The nearest times are ${before.short} and ${after.short}.`,
      { data: { question: "gap", times: [before, after] } },
    );
  }
  if (which !== undefined) return meaning[which];
  const { first, second } = meaning;
  throw new Failure(
    "bad-input",
    `${time} comes twice on ${day}, when the clocks go back. Say which: the first, ${first.short}, or the second, ${second.short}.`,
    { data: { question: "twice", times: [first, second] } },
  );
}
