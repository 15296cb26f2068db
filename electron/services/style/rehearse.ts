import { DatabaseSync } from "node:sqlite";
import { textsOfStory } from "../../../shared/checks/story-text.ts";
import type { Body } from "../../../shared/model/copy.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import { compileRules, findIn } from "../../../shared/style/rule-index.ts";
import type { RuleIndex } from "../../../shared/style/rule-index.ts";
import { ruleOf } from "../../../shared/style/rule-file.ts";
import type { WithinTime } from "../../../shared/style/rule.ts";
import type { Progress, Rehearsed, Rehearsing } from "./style-thread.ts";

/** Stories read at once: a reading is short, so that the desk's file is never held. */
const AT_ONCE = 100;
/** Examples shown, and of one story at most. */
const MOST_EXAMPLES = 30;
const MOST_OF_A_STORY = 2;
/** Words shown on either side, in UTF-16 units. */
const AROUND = 60;

interface StoryRow {
  number: number;
  id: string;
  headline: string;
  catchline: string;
  furniture: string;
  body: string;
}

/**
 * Runs one rule over every story of the desk, the newest first: how often it would have fired, and where.
 * Reads the desk's file by a connection of its own. Runs for as long as that takes, so only on a thread of its own.
 */
export function rehearse(
  { deskFile, entry }: Pick<Rehearsing, "deskFile" | "entry">,
  withinTime: WithinTime,
  progress: (at: Progress) => void,
): Rehearsed {
  const index = compileRules([ruleOf(entry, "")], withinTime);
  const mayHold = quickLook(index);
  const done: Rehearsed = { kind: "done", stories: 0, found: 0, inStories: 0, examples: [] };
  const desk = new DatabaseSync(deskFile, { readOnly: true, timeout: 5000 });
  try {
    const { total, newest } = desk.prepare("SELECT count(*) AS total, coalesce(max(number), 0) AS newest FROM stories").get() as {
      total: number;
      newest: number;
    };
    const read = desk.prepare(
      "SELECT number, id, headline, catchline, furniture, body FROM stories WHERE number < ? ORDER BY number DESC LIMIT ?",
    );
    for (let below = newest + 1; ;) {
      const rows = read.all(below, AT_ONCE) as unknown as StoryRow[];
      for (const row of rows) {
        done.stories += 1;
        below = row.number;
        if (mayHold(row)) add(done, row, index);
      }
      progress({ done: done.stories, total, found: done.found });
      if (rows.length < AT_ONCE || index.faults.length > 0) break;
    }
  } finally {
    desk.close();
  }
  const [fault] = index.faults;
  return fault === undefined ? done : { ...done, fault: fault.message };
}

function add(done: Rehearsed, row: StoryRow, index: RuleIndex): void {
  const story = { ...(JSON.parse(row.furniture) as Furniture), body: JSON.parse(row.body) as Body };
  let ofStory = 0;
  for (const text of textsOfStory(story)) {
    for (const finding of findIn(index, text)) {
      ofStory += 1;
      if (ofStory <= MOST_OF_A_STORY && done.examples.length < MOST_EXAMPLES)
        done.examples.push(exampleOf(row, text.text, finding));
    }
  }
  done.found += ofStory;
  if (ofStory > 0) done.inStories += 1;
}

function exampleOf({ id, headline, catchline }: StoryRow, text: string, finding: Finding): Rehearsed["examples"][number] {
  const [replacement] = finding.replacements;
  return {
    storyId: id,
    title: headline === "" ? catchline : headline,
    before: text.slice(Math.max(0, finding.start - AROUND), finding.start),
    text: finding.text,
    after: text.slice(finding.end, finding.end + AROUND),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** Whether a story may hold what the rule finds, by a look at its letters: most do not, and need not be taken apart. */
function quickLook({ words, patterns }: RuleIndex): (row: StoryRow) => boolean {
  const keys = [...words.keys(), ...patterns.flatMap(({ needs }) => (needs.texts.length === 0 ? [""] : needs.texts))];
  // What JSON writes with a backslash, and an apostrophe that may be curly, cannot be looked for so.
  if (keys.some((key) => key === "" || /["\\'\n]/.test(key) || key !== key.normalize("NFC"))) return () => true;
  return ({ furniture, body }) => {
    const lower = `${furniture}${body}`.toLowerCase();
    return keys.some((key) => lower.includes(key));
  };
}
