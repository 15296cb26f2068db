import { Temporal } from "temporal-polyfill";
import type { Card } from "../../../shared/contract/related.ts";
import type { Check } from "../../../shared/contract/publishing.ts";
import { freePart } from "../../../shared/editor/cut.ts";
import { blockText, lineText } from "../../../shared/editor/plain-text.ts";
import type { Contributor } from "../../../shared/model/contributor.ts";
import { UNNAMED_PAPER } from "../../../shared/model/paper.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Story } from "../../../shared/model/story.ts";
import { hasPlaceholder, seenWords } from "./check-copy.ts";
import { dayInWords, timeInWords } from "./page/dates.ts";
import { sectionOf } from "./page/edition.ts";

/** Characters of a headline beyond which search engines and shared links cut it. */
const LONG_HEADLINE = 110;
/** The same for the title in a list of search results. */
const LONG_SEARCH_TITLE = 70;

export interface ChecklistParts {
  story: Story;
  paper: Paper;
  now: Temporal.Instant;
  /** The contributors of the byline whom the desk knows. */
  authors: readonly Contributor[];
  /** Whether the desk still has this picture. */
  hasPicture(id: string): boolean;
  /** Cards of the picks and pins of the story. */
  cards: readonly Card[];
  /** Where the page stands now and would stand, where that differs. */
  addressMoves?: { from: string; to: string } | undefined;
}

/** What is in order, what should be mended, and what must be, in the order of the page. */
export function checklist(parts: ChecklistParts): Check[] {
  return [
    section(parts),
    headline(parts),
    standfirst(parts),
    byline(parts),
    leadPicture(parts),
    ...pictureChecks(parts),
    body(parts),
    ...placeholders(parts),
    ...access(parts),
    ...embargo(parts),
    ...cards(parts),
    ...slug(parts),
    ...paperChecks(parts),
  ];
}

export function blocks(checks: readonly Check[]): boolean {
  return checks.some((check) => check.state === "must");
}

const must = (id: Check["id"], field: string, text: string): Check => ({ id, state: "must", text, field });
const should = (id: Check["id"], field: string, text: string): Check => ({ id, state: "should", text, field });
const done = (id: Check["id"], text: string): Check => ({ id, state: "done", text });

function section({ story, paper }: ChecklistParts): Check {
  const chosen = sectionOf(paper, story.section);
  if (story.section === undefined) return must("section", "Section", "No section is chosen.");
  if (!chosen) return must("section", "Section", "Its section is no longer one of the paper’s.");
  return done("section", `It goes into ${chosen.name}.`);
}

function headline({ story }: ChecklistParts): Check {
  const words = story.headline.trim();
  if (words === "") return must("headline", "Headline", "There is no headline.");
  if (words.length > LONG_HEADLINE) {
    return should(
      "headline",
      "Headline",
      `The headline has ${words.length} characters; search engines cut it after ${LONG_HEADLINE}.`,
    );
  }
  if (story.searchTitle.trim().length > LONG_SEARCH_TITLE) {
    return should(
      "headline",
      "Search title",
      `The search title has ${story.searchTitle.trim().length} characters; search engines cut it after about ${LONG_SEARCH_TITLE}.`,
    );
  }
  return done("headline", "The headline is there.");
}

function standfirst({ story }: ChecklistParts): Check {
  if (lineText(story.standfirst).trim() === "") {
    return should("standfirst", "Standfirst", "There is no standfirst. Cards on other pages will show the headline.");
  }
  return done("standfirst", "The standfirst is there.");
}

function byline({ authors }: ChecklistParts): Check {
  if (authors.length === 0) return should("byline", "Byline", "There is no byline.");
  return done("byline", `By ${authors.map((author) => author.name).join(", ")}.`);
}

function leadPicture({ story, hasPicture }: ChecklistParts): Check {
  const lead = story.leadPicture;
  if (!lead) return should("lead-picture", "Add lead picture", "There is no lead picture.");
  if (!hasPicture(lead.pictureId))
    return must("lead-picture", "Add lead picture", "The lead picture is not on this desk. Add it again.");
  return done("lead-picture", "The lead picture is there.");
}

function pictureChecks({ story, hasPicture }: ChecklistParts): Check[] {
  const pictures = [...(story.leadPicture ? [story.leadPicture] : []), ...story.body.filter((block) => block.type === "picture")];
  if (pictures.length === 0) return [];
  const checks: Check[] = [];
  if (story.body.some((block) => block.type === "picture" && !hasPicture(block.pictureId))) {
    checks.push(must("body", "Body", "A picture in the text is not on this desk. Add it again or take it out."));
  }
  const noAlt = pictures.filter((picture) => picture.alt.trim() === "").length;
  const copied = pictures.filter(({ alt, caption }) => alt.trim() !== "" && alt.trim() === lineText(caption).trim()).length;
  const noCredit = pictures.filter((picture) => picture.credit.trim() === "").length;
  if (noAlt > 0) checks.push(must("alt-text", "Alt text", without(noAlt, pictures.length, "alt text")));
  else if (copied > 0)
    checks.push(should("alt-text", "Alt text", "An alt text repeats its caption, so some readers get it twice."));
  else checks.push(done("alt-text", pictures.length === 1 ? "The picture has alt text." : "Every picture has alt text."));
  if (noCredit > 0) checks.push(should("credit", "Credit", without(noCredit, pictures.length, "credit")));
  else checks.push(done("credit", pictures.length === 1 ? "The picture has a credit." : "Every picture has a credit."));
  return checks;
}

function without(some: number, all: number, what: string): string {
  if (all === 1) return `The picture has no ${what}.`;
  if (some === all) return `None of the ${all} pictures has ${what === "credit" ? "a credit" : what}.`;
  return `${some} of the ${all} pictures ${some === 1 ? "has" : "have"} no ${what}.`;
}

function body({ story }: ChecklistParts): Check {
  if (!story.body.some((block) => block.type !== "picture" && blockText(block).trim() !== "")) {
    return must("body", "Body", "There is no text yet.");
  }
  return done("body", "The text is there.");
}

function placeholders({ story }: ChecklistParts): Check[] {
  const fields = new Set(seenWords(story).flatMap(({ field, text }) => (hasPlaceholder(text) ? field : [])));
  if (fields.size === 0) return [done("tk", "No TK is left.")];
  return [...fields].map((field) => must("tk", field, `A fact is still to come: TK stands in “${field}”.`));
}

function access({ story }: ChecklistParts): Check[] {
  if (story.access === "free") return [];
  const who = story.access === "subscribers" ? "subscribers" : "readers under the free limit";
  const placed = story.body.some((block) => block.type === "cut");
  const { free, cut } = freePart(story.body, story.access);
  if (!cut) return [should("access", "Access", `Nothing stands after the cut, so nothing is kept for ${who}.`)];
  if (!free.some((block) => blockText(block).trim() !== "")) {
    return [should("access", "Access", `Nothing stands before the cut, so others than ${who} see no text at all.`)];
  }
  if (!placed) return [should("access", "Access", "The place where the free part ends is not set; the desk has chosen it.")];
  return [done("access", "The place where the free part ends is set.")];
}

function embargo({ story, paper, now }: ChecklistParts): Check[] {
  if (story.embargo === undefined) return [];
  const when = `${timeInWords(story.embargo, paper.timeZone)} on ${dayInWords(story.embargo, paper.timeZone)}`;
  if (Temporal.Instant.compare(Temporal.Instant.from(story.embargo), now) > 0) {
    return [must("embargo", "Embargo", `It is under embargo until ${when}.`)];
  }
  return [done("embargo", `The embargo ended at ${when}.`)];
}

function cards(parts: ChecklistParts): Check[] {
  if (parts.cards.length === 0) return [];
  const problems = parts.cards.filter((card) => card.problem !== undefined);
  if (problems.length === 0) return [done("cards", "Every picked story can stand as a card.")];
  return problems.map((card) =>
    should("cards", "Similar stories", `“${card.headline || "A picked story"}” is left out: ${card.problem}.`),
  );
}

function slug({ addressMoves }: ChecklistParts): Check[] {
  if (!addressMoves) return [];
  return [
    should(
      "slug",
      "Slug",
      `The page moves from /${addressMoves.from} to /${addressMoves.to}. The old address will lead to the new one.`,
    ),
  ];
}

/** What an empty desk begins with and real readers cannot use. The settings hold it, not a field of the story. */
function paperChecks({ paper }: ChecklistParts): Check[] {
  const checks: Check[] = [];
  if (isThisComputer(new URL(paper.baseAddress).hostname)) {
    const text = `The paper’s address is still ${paper.baseAddress}: readers elsewhere will not find it. Set it in Settings, Site.`;
    checks.push({ id: "address", state: "should", text });
  }
  if (paper.name.trim() === UNNAMED_PAPER) {
    const text = `The paper is still called “${UNNAMED_PAPER}”. Name it in Settings, The paper.`;
    checks.push({ id: "paper-name", state: "should", text });
  }
  return checks;
}

function isThisComputer(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host.startsWith("127.") || host === "[::1]";
}
