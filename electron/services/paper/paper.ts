import { Temporal } from "temporal-polyfill";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Database } from "../../ports/database.ts";

export interface PaperDesk {
  /** Undefined until the desk is begun. */
  find(): Paper | undefined;
  /** Fails with `not-begun` before that. */
  get(): Paper;
  /** Fails with `bad-input` when the settings contradict each other or the stories on the desk. */
  save(paper: Paper): Paper;
}

export function createPaperDesk(database: Database, announce: Announce): PaperDesk {
  const find = (): Paper | undefined => {
    const row = database.get<{ settings: string }>("SELECT settings FROM paper WHERE only = 1");
    return row && (JSON.parse(row.settings) as Paper);
  };

  /** Sections that still have stories must stay: a story without one could not be published. */
  const refuseLostSections = (before: Paper, after: Paper): void => {
    for (const section of before.sections) {
      if (after.sections.some((kept) => kept.id === section.id)) continue;
      const stories =
        database.get<{ stories: number }>("SELECT count(*) AS stories FROM stories WHERE section = ?", section.id)?.stories ?? 0;
      if (stories > 0) {
        throw new Failure(
          "bad-input",
          `${section.name} still has ${stories === 1 ? "a story" : `${stories} stories`}. Give ${stories === 1 ? "it" : "them"} another section first.`,
        );
      }
    }
  };

  return {
    find,
    get() {
      const paper = find();
      if (paper === undefined) throw new Failure("not-begun", "This desk is not set up yet.");
      return paper;
    },
    save: (paper) =>
      database.transaction(() => {
        const settled = settle(paper);
        const before = find();
        if (before !== undefined) refuseLostSections(before, settled);
        database.run(
          "INSERT INTO paper (only, settings) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET settings = excluded.settings",
          JSON.stringify(settled),
        );
        database.afterCommit(() => announce({ kind: "paperDidChange", paper: settled }));
        return settled;
      }),
  };
}

/** The paper with its base address in the one form everything counts on; refuses contradictions. */
function settle(paper: Paper): Paper {
  refuseTwins(
    paper.sections.map((section) => section.slug),
    (slug) => `Two sections have the address “${slug}”. Give each its own.`,
  );
  refuseTwins(
    paper.sections.map((section) => section.id),
    () => "Two sections are the same one. Remove one of them.",
  );
  refuseTwins(
    paper.sections.map((section) => section.name.toLowerCase()),
    (name) => `Two sections are called “${name}”. Give each its own name.`,
  );
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(paper.timeZone);
  } catch (error) {
    throw new Failure("bad-input", `“${paper.timeZone}” is not a time zone. Write it like Europe/London.`, { cause: error });
  }
  const base = new URL(paper.baseAddress);
  if (base.search !== "" || base.hash !== "" || base.username !== "" || base.password !== "") {
    throw new Failure("bad-input", "The base address is a plain web address, without a name, a question mark or a hash.");
  }
  return { ...paper, baseAddress: base.href.endsWith("/") ? base.href : `${base.href}/` };
}

function refuseTwins(values: readonly string[], message: (twin: string) => string): void {
  const twin = values.find((value, index) => values.indexOf(value) !== index);
  if (twin !== undefined) throw new Failure("bad-input", message(twin));
}
