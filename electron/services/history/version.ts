import type { MarkedBody } from "../../../shared/model/copy.ts";
import type { WorkingFurniture } from "../../../shared/model/story.ts";
import type { Milestone } from "../../../shared/model/version.ts";
import type { SqlValue } from "../../ports/database.ts";

export interface Version {
  id: string;
  storyId: string;
  /** 1, 2, 3 … within the story. */
  number: number;
  milestone: Milestone;
  author: string;
  madeAt: string;
  /** The story's revision it holds. */
  revision: number;
  /** Given by hand. Absent, and so not in the hash, where nobody gave one. */
  name?: string;
  /** Why it came about, in a person's words. */
  reason?: string;
  furniture: WorkingFurniture;
  body: MarkedBody;
  /** Hash of the version before; empty for the first. */
  previousHash: string;
  /** SHA-256, hexadecimal, of all of the above as canonical JSON. */
  hash: string;
}

/** As it is found in the file. `copy` is undefined when it can no longer be read. */
export interface HeldVersion extends Omit<Version, "furniture" | "body"> {
  copy: Pick<Version, "furniture" | "body"> | undefined;
}

export interface VersionRecord {
  [column: string]: SqlValue;
  id: string;
  story_id: string;
  number: number;
  milestone: string;
  author: string;
  made_at: string;
  revision: number;
  name: string;
  reason: string;
  previous_hash: string;
  hash: string;
  furniture: string;
  body: string;
}

export function versionOf(row: VersionRecord): HeldVersion {
  return {
    id: row.id,
    storyId: row.story_id,
    number: row.number,
    milestone: row.milestone as Milestone,
    author: row.author,
    madeAt: row.made_at,
    revision: row.revision,
    ...(row.name === "" ? {} : { name: row.name }),
    ...(row.reason === "" ? {} : { reason: row.reason }),
    copy: copyOf(row),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** One that was damaged is still shown, with when and by whom it was made. */
function copyOf({ furniture, body }: VersionRecord): HeldVersion["copy"] {
  try {
    return { furniture: JSON.parse(furniture) as WorkingFurniture, body: JSON.parse(body) as MarkedBody };
  } catch {
    return undefined;
  }
}
