import { isDeepStrictEqual } from "node:util";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Check } from "../../../shared/contract/publishing.ts";
import type { Legal, TickedLine } from "../../../shared/contract/readiness.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { CheckWeight, Stage } from "../../../shared/model/readiness.ts";
import { rightToSignOff } from "../../../shared/model/rights.ts";
import { stageOf } from "../../../shared/model/stage-of.ts";
import type { Role, Status } from "../../../shared/model/status.ts";
import { USUAL_READINESS } from "../../../shared/model/usual-readiness.ts";
import { weighChecks } from "../../../shared/model/weigh-checks.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { createLegalFlags } from "./legal-flags.ts";

/** What stands between a story and its next step: `shared/contract/readiness.ts` says what each call promises. */
export interface ReadinessDesk {
  lines(storyId: string): TickedLine[];
  legal(storyId: string): Legal | undefined;
  /** Before this step: the lines of the paper and the legal flag, as checks. Joins those of the copy. */
  checks(storyId: string, stage: Stage): Check[];
  /** All that stands before a step by hand, the copy's own checks among it. */
  stage(storyId: string, stage: Stage): { lines: TickedLine[]; checks: Check[] };
  /** Fails with `checklist` when a step by hand is stopped by one. */
  mustBeReady(storyId: string, from: Status, to: Status): void;
  /** Why nothing of this story may leave the desk; undefined when it may. */
  stops(storyId: string): string | undefined;
  tick(tick: { storyId: string; line: string; isDone: boolean; note: string }): void;
  needLawyer(storyId: string, reason: string): void;
  noLawyer(storyId: string): void;
  signOff(storyId: string, readBy: string): void;
}

export interface ReadinessParts {
  database: Database;
  clock: Clock;
  announce: Announce;
  paper(): Paper;
  profile(): { name: string; role: Role };
  /** What the desk itself has to say of the copy, as it weighs it by itself. */
  copyChecks(storyId: string): Check[];
  /** How many suggestions nobody has accepted or rejected. */
  openSuggestions(storyId: string): number;
  /** The words, pictures and choices of the story as it stands; equal while nothing of them changed. */
  copy(storyId: string): unknown;
  /** Keeps the story as it was read by a lawyer, in the transaction under way; answers the number of the version. */
  keepRead(storyId: string, readBy: string): number;
  /** The copy that such a version holds; undefined when it cannot be read. */
  copyOfVersion(storyId: string, number: number): unknown;
}

const NEEDS_LAWYER = "A lawyer must read this story before it is published.";

export function createReadiness(parts: ReadinessParts): ReadinessDesk {
  const { database, clock, announce, paper, profile } = parts;
  const flags = createLegalFlags(database);
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const didChange = (storyId: string): void => database.afterCommit(() => announce({ kind: "readinessDidChange", storyId }));
  const settings = (): NonNullable<Paper["readiness"]> => paper().readiness ?? USUAL_READINESS;

  function lines(storyId: string): TickedLine[] {
    const ticks = new Map(
      database
        .all<{ line: string; ticked_by: string; ticked_at: string; note: string }>(
          "SELECT line, ticked_by, ticked_at, note FROM ready_ticks WHERE story_id = ?",
          storyId,
        )
        .map(({ line, ticked_by: by, ticked_at: at, note }) => [line, { by, at, note }]),
    );
    return settings().lines.map((line) => {
      const tick = ticks.get(line.id);
      return tick === undefined ? line : { ...line, tick };
    });
  }

  function legal(storyId: string): Legal | undefined {
    const flag = flags.find(storyId);
    if (flag === undefined) return undefined;
    const { askedBy, askedAt, reason, signedOff } = flag;
    if (signedOff === undefined) return { askedBy, askedAt, reason };
    const { version, ...signed } = signedOff;
    const changedSince = !isDeepStrictEqual(parts.copyOfVersion(storyId, version), parts.copy(storyId));
    return { askedBy, askedAt, reason, signedOff: { ...signed, changedSince } };
  }

  function legalChecks(storyId: string): Check[] {
    const flag = legal(storyId);
    if (flag === undefined) return [];
    const { reason, signedOff } = flag;
    if (signedOff === undefined)
      return [{ id: "legal", state: "must", text: reason === "" ? NEEDS_LAWYER : `${NEEDS_LAWYER} ${reason}` }];
    const read = `${signedOff.readBy} has read it for legal reasons`;
    if (signedOff.changedSince)
      return [{ id: "legal", state: "should", text: `${read}, but it was changed since. Ask again if that may matter.` }];
    return [{ id: "legal", state: "done", text: `${read}, as it stands.` }];
  }

  const lineChecks = (storyId: string, stage: Stage): Check[] =>
    lines(storyId)
      .filter((line) => line.stage === stage)
      .map(({ text, weight, tick }) =>
        tick === undefined
          ? { id: "line", state: weight, text: `Not ticked yet: ${text}` }
          : { id: "line", state: "done", text: `${text}, ticked by ${tick.by}.` },
      );

  /** What is only suggested would not be in the story: an editor may pass it without, nobody else. */
  function suggestionChecks(storyId: string, stage: Stage): Check[] {
    const count = stage === "file" ? 0 : parts.openSuggestions(storyId);
    if (count === 0) return [];
    const state = stage === "pass" && profile().role !== "editor" ? "must" : "should";
    const text = count === 1 ? "One suggested change is" : `${count} suggested changes are`;
    return [{ id: "suggestions", state, text: `${text} neither accepted nor rejected, and would not be in the story.` }];
  }

  const checks = (storyId: string, stage: Stage): Check[] => [
    ...(stage === "publish" ? legalChecks(storyId) : []),
    ...suggestionChecks(storyId, stage),
    ...lineChecks(storyId, stage),
  ];

  /** The copy's own checks, with the weight that the paper gives them before this step. */
  function copyChecks(storyId: string, stage: Stage): Check[] {
    const { copyChecks: rules, checks: weights } = settings();
    const rule = stage === "publish" ? "stop" : rules[stage];
    const usual = (check: Check): CheckWeight | "as-it-is" => {
      if (rule === "off") return "off";
      return rule === "remind" && check.state === "must" ? "should" : "as-it-is";
    };
    const own = parts.copyChecks(storyId).filter(({ id }) => id !== "embargo");
    return weighChecks(own, weights?.[stage] ?? {}, { usual, keepsMust: stage === "publish" });
  }

  function mustSignOff(): void {
    const right = rightToSignOff(profile().role);
    if (right.may === "never") throw new Failure("not-your-role", right.reason);
  }

  const stage: ReadinessDesk["stage"] = (storyId, step) => ({
    lines: lines(storyId).filter((line) => line.stage === step),
    checks: [
      ...(step === "publish" ? legalChecks(storyId) : []),
      ...suggestionChecks(storyId, step),
      ...copyChecks(storyId, step),
    ],
  });

  return {
    lines,
    legal,
    checks,
    stage,
    mustBeReady(storyId, from, to) {
      const step = stageOf(from, to);
      if (step === undefined) return;
      const found = [...suggestionChecks(storyId, step), ...lineChecks(storyId, step), ...copyChecks(storyId, step)];
      if (!found.some(({ state }) => state === "must")) return;
      throw new Failure("checklist", "The checklist has something that must be done first. The story stays where it is.", {
        data: { checks: found, stage: step },
      });
    },
    stops: (storyId) => {
      const flag = flags.find(storyId);
      return flag !== undefined && flag.signedOff === undefined ? NEEDS_LAWYER : undefined;
    },
    tick: ({ storyId, line, isDone, note }) =>
      database.transaction(() => {
        if (!settings().lines.some(({ id }) => id === line))
          throw new Failure("not-found", "This line is not on the paper’s checklist any more.");
        database.run("DELETE FROM ready_ticks WHERE story_id = ? AND line = ?", storyId, line);
        if (isDone) {
          database.run(
            "INSERT INTO ready_ticks (story_id, line, ticked_by, ticked_at, note) VALUES (?, ?, ?, ?, ?)",
            storyId,
            line,
            profile().name,
            now(),
            note,
          );
        }
        didChange(storyId);
      }),
    needLawyer: (storyId, reason) =>
      database.transaction(() => {
        flags.raise(storyId, { askedBy: profile().name, askedAt: now(), reason });
        didChange(storyId);
      }),
    noLawyer: (storyId) =>
      database.transaction(() => {
        mustSignOff();
        flags.lower(storyId);
        didChange(storyId);
      }),
    signOff: (storyId, readBy) =>
      database.transaction(() => {
        mustSignOff();
        if (flags.find(storyId) === undefined)
          throw new Failure("not-found", "Nobody has asked for a lawyer to read this story.");
        const version = parts.keepRead(storyId, readBy);
        flags.signOff(storyId, { readBy, by: profile().name, at: now(), version });
        didChange(storyId);
      }),
  };
}
