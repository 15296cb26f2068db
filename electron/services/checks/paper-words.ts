import type { PaperWord } from "../../../shared/contract/checks.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";

/** Words that are right at this paper, whatever the dictionary says. */
export interface PaperWords {
  list(): PaperWord[];
  /** A word that is there already stays as it was added. */
  add(word: string, by: string): PaperWord;
  remove(word: string): void;
}

interface Row {
  [column: string]: string;
  word: string;
  added_by: string;
  added_at: string;
}

export function createPaperWords(database: Database, clock: Clock): PaperWords {
  const list = (): PaperWord[] =>
    database
      .all<Row>("SELECT * FROM paper_words")
      .map((row) => ({ word: row.word, addedBy: row.added_by, addedAt: row.added_at }))
      .toSorted((one, other) => one.word.localeCompare(other.word, "en-GB"));
  return {
    list,
    add: (word, by) =>
      database.transaction(() => {
        database.run(
          "INSERT INTO paper_words (word, added_by, added_at) VALUES (?, ?, ?) ON CONFLICT (word) DO NOTHING",
          word,
          by,
          clock.now().toString({ smallestUnit: "millisecond" }),
        );
        const added = list().find((each) => each.word === word);
        if (added === undefined) throw new Error("A word that was added is not there");
        return added;
      }),
    remove(word) {
      const { changes } = database.run("DELETE FROM paper_words WHERE word = ?", word);
      if (changes === 0) throw new Failure("not-found", `“${word}” is not among the paper’s words.`);
    },
  };
}
