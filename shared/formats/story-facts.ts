import { withoutForbidden } from "../editor/escape-html.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { momentInWords } from "../model/dates.ts";
import { sectionToWrite, termsInWords } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";

/** Something about the story that is no part of its text, in words. */
export interface Fact {
  name: string;
  value: string;
}

/** Free part's end, for people, in formats that have no other mark for it. */
export const CUT_IN_WORDS = "The free part ends here";

/** What people who get the story need to know besides its text; nothing that has no value. */
export function storyFacts(toWrite: StoryToWrite): Fact[] {
  const { story, paper, address, firstPublishedAt, updatedAt } = toWrite;
  const moment = (instant: string | undefined): string => (instant === undefined ? "" : momentInWords(instant, paper.timeZone));
  const facts: Fact[] = [
    { name: "Embargo", value: story.embargo === undefined ? "" : `not before ${moment(story.embargo)}` },
    { name: "Section", value: sectionToWrite(toWrite)?.name ?? "" },
    { name: "Tags", value: distinctTags(story.tags).join(", ") },
    { name: "Terms", value: termsInWords(toWrite) },
    { name: "Address", value: address ?? "" },
    { name: "Slug", value: toWrite.slug },
    { name: "Published", value: moment(firstPublishedAt) },
    { name: "Updated", value: updatedAt === firstPublishedAt ? "" : moment(updatedAt) },
    { name: "Search title", value: story.searchTitle },
    { name: "Search description", value: story.searchDescription },
    { name: "Version", value: String(story.revision) },
  ];
  const related = [...toWrite.moreFromAuthor, ...toWrite.similar].map(({ headline, address: at }) => ({
    name: "Related",
    value: `${headline.trim()} ${at}`,
  }));
  const corrections = (toWrite.corrections ?? []).map(({ kind, text, madeAt }) => ({
    name: kind === "correction" ? "Correction" : "Clarification",
    value: `${text.trim()} (${moment(madeAt)})`,
  }));
  return [...facts, ...corrections, ...related]
    .map(({ name, value }) => ({ name, value: withoutForbidden(value).replace(/\s+/g, " ").trim() }))
    .filter(({ value }) => value !== "");
}
