import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import type { Which } from "../../../shared/model/wall-time.ts";
import type { DeskCalls } from "./desk-calls.ts";
import { targetNamed } from "./target-named.ts";
import type { Voice } from "./voice.ts";

/** How often a site's answer is looked for, in milliseconds. */
const LOOKS_EVERY = 200;
/** After this long without one it is said and left to the desk, in milliseconds. */
const PATIENCE = 60_000;

const STATE_WORDS: Partial<Record<Scheduled["state"], string>> = {
  holding: "on its way to the site",
  held: "held by the site",
  fired: "going out now",
  missed: "MISSED",
  stopped: "STOPPED",
  failed: "FAILED",
  releasing: "being taken back",
};

/** What the first three columns cannot say, in the order of weight. */
function inWords({ storyId, when, title, targetName, state, problem, changedSince }: Scheduled): string {
  const more = [STATE_WORDS[state], problem, changedSince ? "changed since it was scheduled" : ""].filter((each) => each);
  return [when, storyId, `${title}, to ${targetName}`, ...more].join("  ");
}

/** What waits for a person, then what goes next. */
export async function listSchedule(desk: DeskCalls, voice: Voice): Promise<void> {
  if ((await desk.desk.state()).phase === "first-start")
    return voice.mention("Nobody has begun this desk: nothing is scheduled.");
  const { asking, coming } = await desk.schedule.next();
  for (const each of [...asking, ...coming]) voice.say(inWords(each), each);
  if (asking.length + coming.length === 0) voice.mention("Nothing is scheduled.");
}

export async function schedule(
  desk: DeskCalls,
  voice: Voice,
  wish: { id: string; wall: string; which?: Which; to?: string },
): Promise<void> {
  const { id, wall, which, to } = wish;
  const targetId = await targetNamed(desk, to);
  const facts = await desk.schedule.schedule({ storyId: id, targetId, wall, ...(which === undefined ? {} : { which }) });
  voice.say(`Scheduled: ${inWords(facts)}`, facts);
}

/** Waits until nothing of it is left on the site. */
export async function unschedule(desk: DeskCalls, voice: Voice, { id, to }: { id: string; to?: string }): Promise<void> {
  const open = await desk.schedule.ofStory({ storyId: id });
  const targetId = to === undefined ? undefined : await targetNamed(desk, to);
  const meant = open.filter((each) => targetId === undefined || each.targetId === targetId);
  if (meant.length === 0) throw new Failure("not-found", "This story is not scheduled.");
  for (const each of meant) {
    const taken = await desk.schedule.unschedule({ id: each.id });
    const left = taken.state === "cancelled" ? undefined : await untilGone(desk, id, each.id);
    if (left !== undefined) throw new Failure("target", `${each.targetName} has not let go of it yet. ${left.problem}`.trim());
    voice.say(`Unscheduled: ${each.title}, to ${each.targetName}`, { ...taken, state: "cancelled" });
  }
}

async function untilGone(desk: DeskCalls, storyId: string, id: string): Promise<Scheduled | undefined> {
  for (let waited = 0; ; waited += LOOKS_EVERY) {
    const left = (await desk.schedule.ofStory({ storyId })).find((each) => each.id === id);
    if (left?.state !== "releasing" || waited >= PATIENCE) return left;
    await wait(LOOKS_EVERY);
  }
}
