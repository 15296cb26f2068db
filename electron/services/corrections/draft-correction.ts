import { diffArrays, diffWordsWithSpace } from "diff";
import { blockText, lineText } from "../../../shared/editor/plain-text.ts";
import type { Body } from "../../../shared/model/copy.ts";
import type { Story } from "../../../shared/model/story.ts";

/** Changes told one by one; more of them are no correction but another story. */
const MOST_TOLD = 3;
/** Words around a change, so that it can be understood. */
const WORDS_AROUND = 2;
/** Longest passage quoted, in words. */
const LONGEST_QUOTED = 30;

interface Change {
  /** "The headline", or empty for the copy. */
  where: string;
  before: string;
  after: string;
}

/**
 * What a correction could say of the way from the page to the story as it stands: the passages that
 * changed, with both wordings. A draft for a person to finish; empty when no word changed.
 */
export function draftCorrection(passed: Story, now: Story): string {
  const changes = [
    ...between("The headline", passed.headline, now.headline),
    ...between("The standfirst", lineText(passed.standfirst), lineText(now.standfirst)),
    ...between("The caption", lineText(passed.leadPicture?.caption ?? []), lineText(now.leadPicture?.caption ?? [])),
    ...changesOfBody(passed.body, now.body),
  ];
  const told = changes.slice(0, MOST_TOLD).map(inWords);
  if (changes.length > MOST_TOLD) told.push("Other passages were changed as well.");
  return told.join(" ");
}

function changesOfBody(before: Body, after: Body): Change[] {
  const texts = (body: Body): string[] => body.map(blockText).filter((text) => text.trim() !== "");
  const changes: Change[] = [];
  let gone: string[] = [];
  const settle = (come: string[]): void => {
    // Paragraphs in one place are the same paragraph, reworded.
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1)
      changes.push(...between("", gone[at] ?? "", come[at] ?? ""));
    gone = [];
  };
  for (const part of diffArrays(texts(before), texts(after))) {
    if (part.removed) gone.push(...part.value);
    else if (part.added) settle(part.value);
    else settle([]);
  }
  settle([]);
  return changes;
}

/** The passage that changed, from its first changed word to its last, with a little around. */
function between(where: string, before: string, after: string): Change[] {
  const [one, other] = [before.replace(/\s+/g, " ").trim(), after.replace(/\s+/g, " ").trim()];
  if (one === other) return [];
  if (one === "" || other === "") return [{ where, before: shortened(one), after: shortened(other) }];
  const parts = diffWordsWithSpace(one, other);
  const start = parts[0] && !parts[0].added && !parts[0].removed ? parts[0].value : "";
  const last = parts.at(-1);
  const end = last && parts.length > 1 && !last.added && !last.removed ? last.value : "";
  const lead = lastWords(start);
  const tail = firstWords(end);
  const passage = (text: string): string => shortened(`${lead}${text.slice(start.length, text.length - end.length)}${tail}`);
  return [{ where, before: passage(one), after: passage(other) }];
}

const lastWords = (text: string): string => new RegExp(`(?:\\S+\\s+){0,${WORDS_AROUND - 1}}\\S*\\s*$`).exec(text)?.[0] ?? "";
const firstWords = (text: string): string => new RegExp(`^\\s*\\S*(?:\\s+\\S+){0,${WORDS_AROUND - 1}}`).exec(text)?.[0] ?? "";

function shortened(text: string): string {
  const words = text.trim().split(" ");
  return words.length <= LONGEST_QUOTED ? text.trim() : `${words.slice(0, LONGEST_QUOTED).join(" ")} …`;
}

function inWords({ where, before, after }: Change): string {
  if (after === "") return where === "" ? `A passage was removed that said “${before}”.` : `${where} was removed.`;
  if (before === "") return where === "" ? `A passage was added: “${after}”.` : `${where} was added: “${after}”.`;
  const subject = where === "" ? "An earlier version of this story" : `${where} of an earlier version`;
  return `${subject} said “${before}”. It now says “${after}”.`;
}
