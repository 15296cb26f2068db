import type { StoryChecks } from "../../../shared/contract/checks.ts";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { BodyChange } from "../../../shared/model/copy.ts";
import type { Finding, Place } from "../../../shared/style/finding.ts";

/** Behind every block of the body. */
const BEHIND_BODY = 1_000_000;
const IN_PICTURE = { caption: 0.1, credit: 0.2, alt: 0.3 } as const;

/** Where a text stands among all of the story's, in the order of the page. */
export function rankOf({ field, block, picture }: Place): number {
  switch (field) {
    case "kicker":
      return 0;
    case "headline":
      return 1;
    case "standfirst":
      return 2;
    case "caption":
    case "credit":
    case "alt":
      return (picture === "lead" || picture === undefined ? 3 : 10 + picture) + IN_PICTURE[field];
    case "dateline":
      return 4;
    case "body":
      return 10 + (block ?? 0);
    case "searchTitle":
      return BEHIND_BODY;
    case "searchDescription":
      return BEHIND_BODY + 1;
  }
}

/** One name for each finding, while its text stays as it is. */
export function findingKey({ rule, place, start, end, text }: Finding): string {
  return `${rule} ${rankOf(place)} ${start} ${end} ${text}`;
}

/** Where in the story somebody is: a text, and UTF-16 units into it. */
export interface CaretPlace {
  rank: number;
  offset: number;
}

/** The finding to go to from here, round the end of the story; from the one last gone to, where the caret still is there. */
export function findingFrom(
  findings: readonly Finding[],
  step: 1 | -1,
  caret: CaretPlace | undefined,
  current: string | undefined,
): Finding | undefined {
  const at = findings.findIndex((finding) => findingKey(finding) === current);
  const there = findings[at];
  const isStillThere =
    there !== undefined && (caret === undefined || (rankOf(there.place) === caret.rank && there.start === caret.offset));
  if (isStillThere) return findings[(at + step + findings.length) % findings.length];
  if (caret === undefined) return step === 1 ? findings[0] : findings.at(-1);
  const isBehind = ({ place, start }: Finding): boolean =>
    rankOf(place) > caret.rank || (rankOf(place) === caret.rank && start >= caret.offset);
  const next = findings.findIndex(isBehind);
  if (step === 1) return findings[next === -1 ? 0 : next];
  return next === -1 ? findings.at(-1) : findings[(next - 1 + findings.length) % findings.length];
}

const FIELDS_OF_PATCH: Readonly<Record<string, readonly Place["field"][]>> = {
  kicker: ["kicker"],
  headline: ["headline"],
  standfirst: ["standfirst"],
  dateline: ["dateline"],
  searchTitle: ["searchTitle"],
  searchDescription: ["searchDescription"],
};

type Change = Pick<Extract<DeskEvent, { kind: "storyDidChange" }>, "bodyRevision" | "patch" | "body">;

/**
 * What is left of the findings when this was written: those of texts that changed are dropped, those
 * of blocks behind moved along. The same object where nothing of it is concerned.
 */
export function afterChange(checks: StoryChecks, { bodyRevision, patch, body }: Change): StoryChecks {
  const changed = new Set(Object.keys(patch).flatMap((key) => FIELDS_OF_PATCH[key] ?? []));
  const leadChanged = "leadPicture" in patch;
  const bodyIsNew = body !== undefined && bodyRevision > checks.bodyRevision;
  const findings = checks.findings.flatMap((finding) => {
    const { field, block, picture } = finding.place;
    if (changed.has(field) || (leadChanged && picture === "lead")) return [];
    const index = block ?? (typeof picture === "number" ? picture : undefined);
    if (!bodyIsNew || index === undefined) return [finding];
    const moved = indexAfter(index, body);
    if (moved === undefined) return [];
    if (moved === index) return [finding];
    return [{ ...finding, place: block === undefined ? { field, picture: moved } : { ...finding.place, block: moved } }];
  });
  const isSame = findings.length === checks.findings.length && findings.every((finding, at) => finding === checks.findings[at]);
  if (isSame && !bodyIsNew) return checks;
  return {
    ...checks,
    findings: isSame ? checks.findings : findings,
    bodyRevision: bodyIsNew ? bodyRevision : checks.bodyRevision,
  };
}

function indexAfter(index: number, change: BodyChange): number | undefined {
  if (change.kind === "whole") return undefined;
  if (index < change.at) return index;
  return index < change.at + change.remove ? undefined : index - change.remove + change.insert.length;
}
