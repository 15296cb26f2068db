import { isFailure } from "../../shared/contract/failure.ts";
import type { Profile } from "../../shared/model/profile.ts";
import type { Database } from "../ports/database.ts";
import type { Contributors } from "../services/contributors/contributors.ts";
import type { History } from "../services/history/history.ts";
import { createVersionDesk, type VersionDesk } from "../services/history/version-desk.ts";
import type { PaperDesk } from "../services/paper/paper.ts";
import type { Stories } from "../services/stories/stories.ts";

export interface DeskVersionsParts {
  database: Database;
  history: History;
  stories: Stories;
  contributors(): Contributors;
  paper: PaperDesk;
  profile(): Profile;
}

/** Versions as people use them, with the names of what the furniture only has the ids of. */
export function buildVersions({ database, history, stories, contributors, paper, profile }: DeskVersionsParts): VersionDesk {
  return createVersionDesk({
    database,
    history,
    story: stories.working,
    mustWrite: stories.mustWrite,
    names: {
      contributor: (id) => contributors().find(id)?.name,
      section: (id) => paper.get().sections.find((section) => section.id === id)?.name,
      headline: (id) => headlineOf(stories, id),
    },
    name: () => profile().name,
  });
}

/** A pick may be of a story that left the desk. */
function headlineOf(stories: Stories, id: string): string | undefined {
  try {
    return stories.get(id).headline;
  } catch (error) {
    if (isFailure(error, "not-found")) return undefined;
    throw error;
  }
}
