import { isFailure } from "../../shared/contract/failure.ts";
import { countSuggestions } from "../../shared/editor/suggestions/list-suggestions.ts";
import { passedFurniture } from "../../shared/editor/suggestions/passed-story.ts";
import { acceptedCopy } from "../../shared/editor/suggestions/settle.ts";
import type { Profile } from "../../shared/model/profile.ts";
import { COMING_STATES } from "../../shared/model/schedule-states.ts";
import { furnitureSchema } from "../../shared/model/story.ts";
import type { HeldCopy } from "../../shared/redline/redline-of.ts";
import type { Announce } from "../ports/announce.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "../ports/database.ts";
import type { History } from "../services/history/history.ts";
import type { VersionDesk, WorkingCopy } from "../services/history/version-desk.ts";
import type { PaperDesk } from "../services/paper/paper.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import { createReadiness, type ReadinessDesk } from "../services/readiness/readiness.ts";
import type { Stories } from "../services/stories/stories.ts";
import type { DeskServices } from "./desk-services.ts";

export interface DeskReadinessParts {
  database: Database;
  clock: Clock;
  announce: Announce;
  profile(): Profile;
  paper: PaperDesk;
  stories: Stories;
  history: History;
  versions: VersionDesk;
  publishing: Pick<Publishing, "copyChecks">;
}

/** Checklists and the legal flag, with what they need of the other services handed in. */
export function buildReadiness(parts: DeskReadinessParts): ReadinessDesk {
  const { database, clock, announce, profile, paper, stories, history, versions, publishing } = parts;
  return createReadiness({
    database,
    clock,
    announce,
    profile,
    paper: paper.get,
    copyChecks: publishing.copyChecks,
    openSuggestions: (storyId) => countSuggestions(stories.working(storyId)),
    copy(storyId) {
      const story = stories.get(storyId);
      return passedCopy({ furniture: furnitureSchema.parse(story), body: story.body });
    },
    keepRead: (storyId, readBy) =>
      history.record(storyId, "kept", profile().name, { name: "Signed off legal", reason: `Read by ${readBy}` }),
    copyOfVersion(storyId, number) {
      try {
        return passedCopy(versions.version(storyId, number));
      } catch (error) {
        // What was read can no longer be proved: it counts as changed.
        if (isFailure(error, "bad-file") || isFailure(error, "not-found")) return undefined;
        throw error;
      }
    },
  });
}

/** What readers would get of it: nothing that is only suggested or said beside the copy. */
function passedCopy({ furniture, body }: WorkingCopy): HeldCopy {
  return { furniture: passedFurniture(furniture), body: acceptedCopy(body) };
}

/** Raises the flag, and takes back what is scheduled: both, or neither. */
export function needLawyer(
  { store, stories, readiness, schedule }: DeskServices,
  { storyId, reason }: { storyId: string; reason: string },
  session: string,
): void {
  store.database.transaction(() => {
    stories.get(storyId);
    readiness.needLawyer(storyId, reason);
    // What is going out at this moment is stopped by the queue, where it still can be.
    for (const { id, state } of schedule.ofStory(storyId)) if (COMING_STATES.includes(state)) schedule.unschedule(id, session);
  });
}
