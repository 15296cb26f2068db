import { Failure } from "../../../shared/contract/failure.ts";
import type { DeskCalls } from "./desk-calls.ts";
import type { Voice } from "./voice.ts";

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Proves the chain of one story or of all, names every place where it breaks, and fails when there is one. */
export async function verifyHistory(desk: DeskCalls, voice: Voice, storyId: string | undefined): Promise<void> {
  if ((await desk.desk.state()).phase === "first-start")
    return voice.mention("Nobody has begun this desk: there are no versions.");
  const { stories, versions, breaks } = await desk.history.prove(storyId === undefined ? {} : { storyId });
  for (const each of breaks)
    voice.say([each.storyId, each.headline === "" ? "(no headline)" : each.headline, each.why].join("  "), each);
  const looked = `${counted(versions, "version", "versions")} of ${counted(stories, "story", "stories")}`;
  if (breaks.length > 0) {
    throw new Failure(
      "bad-file",
      `The history does not hold in ${counted(breaks.length, "place", "places")}; looked at ${looked}.`,
      {
        data: { stories, versions, breaks: breaks.length },
      },
    );
  }
  voice.say(`Whole: ${looked}.`, { stories, versions, whole: true });
}
