import { DatabaseSync } from "node:sqlite";
import { namesToRemember } from "../../../shared/checks/names-to-remember.ts";
import { textsOfStory, type StoryToCheck } from "../../../shared/checks/story-text.ts";

/** How far the published stories have been read: the newest one's time and id. */
export interface ReadUpTo {
  updatedAt: string;
  storyId: string;
}

export interface ReadNames {
  names: string[];
  upTo: ReadUpTo;
  /** Fewer than asked for were left. */
  done: boolean;
}

interface Row {
  story_id: string;
  updated_at: string;
  snapshot: string;
}

/** Reads the names of the next `most` published stories, over a connection of its own that cannot write. */
export function readArchiveNames(file: string, after: ReadUpTo, most: number, isWord: (word: string) => boolean): ReadNames {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare(
        `SELECT story_id, updated_at, snapshot FROM publications
         WHERE (updated_at, story_id) > (?, ?) ORDER BY updated_at, story_id LIMIT ?`,
      )
      .all(after.updatedAt, after.storyId, most) as unknown as Row[];
    const names = new Set<string>();
    for (const { snapshot } of rows) {
      for (const { text } of textsOfStory(JSON.parse(snapshot) as StoryToCheck)) {
        for (const name of namesToRemember(text)) if (!isWord(name)) names.add(name);
      }
    }
    const last = rows.at(-1);
    const upTo = last === undefined ? after : { updatedAt: last.updated_at, storyId: last.story_id };
    return { names: [...names], upTo, done: rows.length < most };
  } finally {
    database.close();
  }
}
