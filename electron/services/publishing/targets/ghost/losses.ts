import { lineText } from "../../../../../shared/editor/plain-text.ts";
import { freePart } from "../../../../../shared/editor/cut.ts";
import { inWords } from "../../../../../shared/model/in-words.ts";
import type { Contributor } from "../../../../../shared/model/contributor.ts";
import type { LineOfCopy } from "../../../../../shared/model/copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { siteTag } from "./names-on-site.ts";
import { excerptOf, LONGEST } from "./post-fields.ts";
import { lengthOf } from "./shortened.ts";

export interface KnownOfSite {
  /** Whether this contributor has a user there; undefined when the site was never asked. */
  hasUser(contributor: Contributor): boolean | undefined;
  /** Whether a tag of this name is there or can be made; undefined when the site was never asked. */
  hasTag(name: string): boolean | undefined;
}

/** What Ghost cannot hold of a story, and what becomes of it. */
export function lossesIn(outgoing: OutgoingStory, known: KnownOfSite): string[] {
  const { story } = outgoing;
  return [
    ...tooLong("headline", story.headline, LONGEST.title),
    ...standfirstLosses(story.standfirst),
    ...tooLong("lead picture’s alt text", story.leadPicture?.alt ?? "", LONGEST.alt),
    ...tooLong("search title", story.searchTitle, LONGEST.metaTitle),
    ...tooLong("search description", story.searchDescription, LONGEST.metaDescription),
    ...(story.kicker.trim() === "" ? [] : ["Ghost has no place for a kicker: it is left out."]),
    ...(story.appeal && outgoing.paper.appeal.title.trim() !== ""
      ? ["The appeal is not sent: Ghost has its own ways to ask."]
      : []),
    ...accessLosses(outgoing),
    ...bylineLosses(outgoing, known),
    ...tagLosses(outgoing, known),
    ...furnitureLosses(outgoing),
  ];
}

function tooLong(what: string, text: string, most: number): string[] {
  const length = lengthOf(text.trim());
  return length <= most
    ? []
    : [`The ${what} has ${length} characters and Ghost takes ${most}: it is cut between words and ends in “…”.`];
}

function standfirstLosses(standfirst: LineOfCopy): string[] {
  const plain = standfirst.every((inline) => inline.type === "text" && inline.format === 0);
  const words = lineText(standfirst).replace(/\s+/g, " ").trim();
  return [
    ...(excerptOf({ standfirst }) === words ? [] : tooLong("standfirst", words, LONGEST.excerpt)),
    ...(plain ? [] : ["Ghost’s excerpt is plain words: bold, italic and links in the standfirst are lost, not their words."]),
  ];
}

function accessLosses({ story }: OutgoingStory): string[] {
  if (story.access !== "metered") return [];
  return [
    "Ghost counts no free stories: readers see the part before the cut, and the rest of a metered story once they are members, at no cost.",
  ];
}

function bylineLosses({ contributors }: OutgoingStory, known: KnownOfSite): string[] {
  if (contributors.length === 0) return ["Ghost has no post without an author: it shows the site’s owner."];
  const strangers = contributors.filter((each) => known.hasUser(each) === false).map(({ name }) => name);
  if (strangers.length > 0) {
    const has = strangers.length === 1 ? "has" : "have";
    return [
      `${inWords(strangers)} ${has} no user on the site: the byline stands above the text as words, and Ghost shows another author, the owner where it knows none of them.`,
    ];
  }
  const unknown = contributors.filter((each) => known.hasUser(each) === undefined).map(({ name }) => name);
  return unknown.length === 0
    ? []
    : [`If the site has no user for ${inWords(unknown)}, the byline stands above the text as words.`];
}

function tagLosses({ story, section }: OutgoingStory, known: KnownOfSite): string[] {
  const names = [...(section === undefined ? [] : [section.name]), ...story.tags];
  const changed = names.filter((name) => siteTag(name) !== name.trim());
  const missing = names.filter((name) => known.hasTag(name) === false);
  const perhaps = names.filter((name) => known.hasTag(name) === undefined);
  return [
    ...(changed.length === 0
      ? []
      : [`Ghost hides or refuses some signs at the ends of tags: ${inWords(changed)} go without them.`]),
    ...(missing.length === 0
      ? []
      : [`The site has no tags ${inWords(missing)}, and the desk may not make them: they are left out.`]),
    ...(perhaps.length === 0 ? [] : [`Of ${inWords(perhaps)}, only tags that the site has are set: the desk may not make any.`]),
  ];
}

function furnitureLosses({ story, corrections, showsUpdated, moreFromAuthor, similar }: OutgoingStory): string[] {
  const isCut = freePart(story.body, story.access).cut;
  const hasRelated = moreFromAuthor.length + similar.length > 0;
  return [
    ...(corrections.length === 0 && !showsUpdated
      ? []
      : ["Ghost has no field for corrections and updates: they stand above the text, in an HTML card."]),
    ...(hasRelated && isCut ? ["Related stories stand under the text: only readers who may read all of it see them."] : []),
  ];
}
