import type { Ignored, PaperWord, ShownFinding, StoryChecks } from "../../../shared/contract/checks.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import { inPageOrder, placeKey } from "../../../shared/checks/page-order.ts";
import { textsOfPlain, textsOfStory, type StoryText } from "../../../shared/checks/story-text.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import type { Rule } from "../../../shared/style/rule.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import { createCheckerThread } from "./checker-thread.ts";
import { createGrammar } from "./grammar.ts";
import { grammarFindings, isForGrammar } from "./grammar-findings.ts";
import { createIgnoredFindings, type FoundWords } from "./ignored-findings.ts";
import { createPaperWords } from "./paper-words.ts";
import { createSeenNames } from "./seen-names.ts";

/** More findings than this are counted, not listed: nobody reads them one by one. */
const MOST_LISTED = 1000;
/** Quiet time after the first check before the archive is read for names, and between its parts, in milliseconds. */
const BEFORE_READING = 20_000;
const BETWEEN_PARTS = 400;
/** Before it is looked at again for what was published since, in milliseconds. */
const BEFORE_READING_AGAIN = 5 * 60_000;
/** Rounds of asking again while the checker thinks and grammar is looked at. */
const MOST_ROUNDS = 5;

/** `shared/contract/checks.ts` says what the calls promise. */
export interface Checks {
  story(id: string, wait?: boolean): Promise<StoryChecks>;
  text(text: string): Promise<Pick<StoryChecks, "findings" | "grammar" | "faults"> & { from: number[] }>;
  ignore(storyId: string, scope: Ignored["scope"], found: FoundWords): Ignored;
  ignored(storyId: string): Ignored[];
  bringBack(id: string): void;
  words(): PaperWord[];
  addWord(word: string): PaperWord;
  removeWord(word: string): void;
  /** The house style has other rules now. */
  guideDidChange(): void;
  /** Other contributors, or other words by another process. */
  wordsDidChange(): void;
  close(): Promise<void>;
}

export interface ChecksParts {
  database: Database;
  /** The desk's file, read for names by a connection of its own. */
  file: string;
  clock: Clock;
  log: Log;
  announce: Announce;
  /** As it is worked on, with what is suggested. */
  story(id: string): WorkingStory;
  /** Names of the desk's contributors. */
  contributors(): readonly string[];
  /** Of the paper: what day it is there decides what "Tuesday" means. */
  timeZone(): string;
  /** The rules of the house style that are on. */
  rules(): readonly Rule[];
  /** Who sits here. */
  name(): string;
  /** Milliseconds before the grammar checker is started. */
  beforeGrammar?: number;
}

export function createChecks(parts: ChecksParts): Checks {
  const { database, file, clock, log, announce, story: read, contributors, timeZone, rules, name } = parts;
  const words = createPaperWords(database, clock);
  const ignoredFindings = createIgnoredFindings(database, clock);
  const seen = createSeenNames(database);
  const faults = new Map<string, string>();
  const tellAll = (): void => announce({ kind: "checksDidChange" });
  let reading: NodeJS.Timeout | undefined;
  let closed = false;

  const checker = createCheckerThread({
    log,
    first: () => [
      { kind: "know", words: words.list().map(({ word }) => word), names: contributors() },
      { kind: "seen", names: seen.list() },
      { kind: "guide", rules: rules() },
    ],
    onThought: tellAll,
    onFault: (rule, message) => faults.set(rule, message),
    onNames({ names, upTo, done }) {
      if (closed) return;
      seen.add(names, upTo);
      if (names.length > 0) checker.tell({ kind: "seen", names });
      readNames(done ? BEFORE_READING_AGAIN : BETWEEN_PARTS);
    },
  });
  const grammar = createGrammar({
    log,
    onFound: tellAll,
    ...(parts.beforeGrammar === undefined ? {} : { beforeStart: parts.beforeGrammar }),
  });

  /** Nobody waits for it: a process that does one thing has ended before. */
  function readNames(after: number): void {
    clearTimeout(reading);
    reading = setTimeout(() => checker.tell({ kind: "read", file, after: seen.upTo() }), after);
    reading.unref();
  }

  const today = (): string => clock.now().toZonedDateTimeISO(timeZone()).toPlainDate().toString();

  async function checkOnce(
    texts: readonly StoryText[],
    now: boolean,
  ): Promise<{ findings: Finding[]; thinking: boolean; open: boolean }> {
    const prose = texts.filter(isForGrammar);
    const { findings, thinking } = await checker.check(texts, today());
    if (reading === undefined) readNames(BEFORE_READING);
    grammar.ask(
      prose.map(({ text }) => text),
      now,
    );
    const byPlace = Map.groupBy(findings, ({ place }) => placeKey(place));
    const grammatical = prose.flatMap((text) => {
      const found = grammar.known(text.text);
      return found === undefined ? [] : grammarFindings(text, found, byPlace.get(placeKey(text.place)) ?? []);
    });
    const open = prose.some(({ text }) => grammar.known(text) === undefined);
    const all = grammatical.length === 0 ? findings : inPageOrder([...findings, ...grammatical], texts);
    return { findings: all, thinking, open };
  }

  async function check(texts: readonly StoryText[], wait: boolean): Promise<Finding[]> {
    let checked = await checkOnce(texts, wait);
    for (let round = 1; wait && round < MOST_ROUNDS && (checked.thinking || checked.open); round += 1) {
      if (checked.thinking) await checker.thought();
      await grammar.settled();
      checked = await checkOnce(texts, true);
      if (grammar.state().state === "unavailable" && !checked.thinking) break;
    }
    return checked.findings;
  }

  function tellStory(storyId: string): void {
    announce({ kind: "checksDidChange", storyId });
  }

  function knowAgain(): void {
    checker.tell({ kind: "know", words: words.list().map(({ word }) => word), names: contributors() });
    tellAll();
  }

  return {
    async story(id, wait = false) {
      const story = read(id);
      const texts = textsOfStory(story);
      const found = await check(texts, wait);
      const isIgnored = ignoredFindings.filter(id);
      const byPlace = new Map(texts.map((text) => [placeKey(text.place), text.text]));
      const findings = found.filter((finding) => !isIgnored(finding, byPlace.get(placeKey(finding.place)) ?? ""));
      return {
        revision: story.revision,
        bodyRevision: story.bodyRevision,
        findings: findings.slice(0, MOST_LISTED).map((finding) => shown(finding, byPlace.get(placeKey(finding.place)) ?? "")),
        more: Math.max(0, findings.length - MOST_LISTED),
        faults: [...faults.values()],
        grammar: grammar.state(),
      };
    },
    async text(text) {
      const texts = textsOfPlain(text);
      const findings = await check(texts, true);
      const byPlace = new Map(texts.map((each) => [placeKey(each.place), each.text]));
      const all = findings.map((finding) => shown(finding, byPlace.get(placeKey(finding.place)) ?? ""));
      return { findings: all, from: texts.map(({ from }) => from), grammar: grammar.state(), faults: [...faults.values()] };
    },
    ignore(storyId, scope, found) {
      const text = textsOfStory(read(storyId)).find(({ place }) => placeKey(place) === placeKey(found.place))?.text;
      if (text === undefined || found.text === "" || text.slice(found.start, found.end) !== found.text) {
        throw new Failure("bad-input", "These words are no longer there, so there is nothing to ignore.");
      }
      const ignored = ignoredFindings.add(storyId, scope, found, text, name());
      tellStory(storyId);
      return ignored;
    },
    ignored: (storyId) => ignoredFindings.list(storyId),
    bringBack: (id) => tellStory(ignoredFindings.remove(id)),
    words: words.list,
    addWord(word) {
      const added = words.add(word, name());
      knowAgain();
      return added;
    },
    removeWord(word) {
      words.remove(word);
      knowAgain();
    },
    guideDidChange() {
      faults.clear();
      checker.tell({ kind: "guide", rules: rules() });
      tellAll();
    },
    wordsDidChange: knowAgain,
    async close() {
      closed = true;
      clearTimeout(reading);
      await Promise.all([checker.close(), grammar.close()]);
    },
  };
}

/** Words around a finding, in UTF-16 units, cut at a space. */
const AROUND = 32;

function shown(finding: Finding, text: string): ShownFinding {
  const { start, end } = finding;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    ...finding,
    before: start > AROUND ? before.replace(/^\S*\s/, "… ") : before,
    after: end + AROUND < text.length ? after.replace(/\s\S*$/, " …") : after,
  };
}
