import { freePart } from "../../../../shared/editor/cut.ts";
import { blockText, lineText } from "../../../../shared/editor/plain-text.ts";
import type { Body } from "../../../../shared/model/copy.ts";
import type { Comparison } from "../../../../shared/model/delivery.ts";
import type { Abilities } from "../../../../shared/model/target.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { RemoteCopy } from "../targets/remote-copy.ts";
import { asRead } from "./copy-fields.ts";
import type { LivePage } from "./live-page.ts";

export interface PagePassed {
  story: OutgoingStory;
  /** What the site was given of it: of a field it cannot hold whole, the part that was told before. */
  sent: RemoteCopy;
  /** Address the page was read at. */
  address: string;
  abilities: Abilities;
  /** Whether the page is one of our own making: then nothing may be absent. */
  ours: boolean;
}

/** Words of a block that are enough to know it by, where it is put together with others. */
const LEAST_WORDS_KEPT_BACK = 5;

/** What was passed against what a reader without a subscription finds, in the order of the page. */
export function comparePage(page: LivePage, passed: PagePassed): Comparison[] {
  const { story } = passed;
  const read = asRead(page.blocks.join(" "));
  const { free, rest } = freePart(story.story.body, story.story.access);
  // A metered story of our own is whole on its page; its script counts in the reader's browser.
  const isWhole = story.story.access === "metered" && passed.ours;
  const shown = isWhole ? [...free, ...rest] : passed.abilities.keepsBack ? free : [...free, ...rest];
  return [
    headline(page, passed),
    standfirst(read, page, passed),
    ...byline(read, passed),
    text(read, page, shown),
    ...(isWhole || rest.length === 0 ? [] : [keptBack(read, free, rest)]),
    ...pictures(page, read, passed, shown),
    canonical(page, passed),
    linkedData(page, passed),
    ...corrections(read, story),
  ];
}

function headline(page: LivePage, { story, sent }: PagePassed): Comparison {
  const passed = sent.headline.trim() || story.story.headline.trim();
  const found = page.headings.find((each) => asRead(each) === asRead(passed)) ?? page.headings[0] ?? page.title;
  return compared("Headline", passed, found);
}

function compared(what: string, passed: string, found: string): Comparison {
  return { what, outcome: asRead(passed) === asRead(found) ? "same" : "differs", passed, found };
}

function standfirst(read: string, page: LivePage, { story, sent, ours }: PagePassed): Comparison {
  const passed = lineText(sent.standfirst ?? []).trim() || lineText(story.story.standfirst).trim();
  if (read.includes(asRead(passed))) return { what: "Standfirst", outcome: "same", passed, found: passed };
  return { what: "Standfirst", outcome: ours ? "differs" : "absent", passed, found: ours ? nearest(page.blocks, passed) : "" };
}

function byline(read: string, { story, ours }: PagePassed): Comparison[] {
  const low = read.toLowerCase();
  return story.contributors.map(({ name }) => {
    const isThere = low.includes(asRead(name).toLowerCase());
    return { what: "Byline", outcome: isThere ? "same" : ours ? "differs" : "absent", passed: name, found: isThere ? name : "" };
  });
}

/** Every block has to be there, in order. Says the first that is not, and what is nearest to it. */
function text(read: string, page: LivePage, shown: Body): Comparison {
  let from = 0;
  for (const block of shown) {
    if (block.type === "picture" || block.type === "cut") continue;
    for (const line of blockText(block).split("\n")) {
      const wanted = asRead(line);
      if (wanted === "") continue;
      const at = read.indexOf(wanted, from);
      if (at < 0) return { what: "Text", outcome: "differs", passed: line.trim(), found: nearest(page.blocks, line) };
      from = at + wanted.length;
    }
  }
  const words = shown.filter((block) => block.type !== "picture" && blockText(block).trim() !== "").length;
  const said = `${words} ${words === 1 ? "block" : "blocks"}, every word`;
  return { what: "Text", outcome: "same", passed: said, found: said };
}

/** Nothing of what is kept for subscribers may be there to read. */
function keptBack(read: string, free: Body, rest: Body): Comparison {
  const given = asRead(free.map(blockText).join(" "));
  const leaked = rest.map(blockText).find((each) => {
    const wanted = asRead(each);
    return wanted.split(" ").length >= LEAST_WORDS_KEPT_BACK && read.includes(wanted) && !given.includes(wanted);
  });
  const passed = "The text after the cut is not on the page";
  return { what: "Access", outcome: leaked === undefined ? "same" : "differs", passed, found: leaked ?? passed };
}

function pictures(page: LivePage, read: string, { story, sent, ours }: PagePassed, shown: Body): Comparison[] {
  const inBody = shown.filter((block) => block.type === "picture");
  const lead = story.story.leadPicture ? [{ ...story.story.leadPicture, ...sent.leadPicture }] : [];
  return [...lead, ...inBody].flatMap((picture) => {
    const alt = picture.alt.trim();
    const found = page.pictures.find((each) => asRead(each.alt) === asRead(alt));
    const credit = picture.credit.trim();
    const caption = lineText(picture.caption).trim();
    const line = (what: string, words: string): Comparison[] => {
      if (words === "") return [];
      const isThere = read.includes(asRead(words));
      return [{ what, outcome: isThere ? "same" : ours ? "differs" : "absent", passed: words, found: isThere ? words : "" }];
    };
    return [
      {
        what: "Alt text",
        outcome: found ? "same" : "differs",
        passed: alt,
        found:
          found?.alt ??
          nearest(
            page.pictures.map((each) => each.alt),
            alt,
          ),
      },
      ...line("Caption", caption),
      ...line("Credit", credit),
    ] satisfies Comparison[];
  });
}

function canonical(page: LivePage, { address, ours, story }: PagePassed): Comparison {
  const found = page.canonical;
  if (found === undefined) return { what: "Canonical address", outcome: ours ? "differs" : "absent", passed: address, found: "" };
  // Our own page names its public address, and is read on this machine.
  const passed = ours ? `${story.paper.baseAddress.replace(/\/*$/, "/")}${new URL(address).pathname.slice(1)}` : address;
  return { what: "Canonical address", outcome: plainAddress(found) === plainAddress(passed) ? "same" : "differs", passed, found };
}

const plainAddress = (address: string): string => {
  try {
    const { origin, pathname } = new URL(address);
    return `${origin}${pathname.replace(/\/+$/, "")}`;
  } catch {
    return address;
  }
};

function linkedData(page: LivePage, { story, ours }: PagePassed): Comparison {
  const what = "JSON-LD";
  const passed = `NewsArticle, ${story.story.headline.trim()}`;
  const article = page.linkedData.find(({ "@type": type }) => typeof type === "string" && /Article|BlogPosting/.test(type));
  if (!article) return { what, outcome: ours ? "differs" : "absent", passed, found: "" };
  const named = typeof article["headline"] === "string" ? article["headline"] : "";
  const start = asRead(named.replace(/…$/, ""));
  // Other systems tell search engines the title that was written for them.
  const titles = ours ? [story.story.headline] : [story.story.headline, story.story.searchTitle];
  const isNamed = start !== "" && titles.some((title) => asRead(title).startsWith(start));
  const kept = freePart(story.story.body, story.story.access).cut;
  const free = article["isAccessibleForFree"];
  const isFree = typeof free !== "boolean" || free === !kept;
  const found = `${String(article["@type"])}, ${named}${isFree ? "" : `, isAccessibleForFree ${String(free)}`}`;
  return { what, outcome: isNamed && isFree ? "same" : "differs", passed, found };
}

function corrections(read: string, { corrections: made }: OutgoingStory): Comparison[] {
  return made.map(({ kind, text }) => {
    const isThere = read.includes(asRead(text));
    return {
      what: kind === "correction" ? "Correction" : "Clarification",
      outcome: isThere ? "same" : "differs",
      passed: text,
      found: isThere ? text : "",
    };
  });
}

/** The text that has most words in common with the wanted one; empty when none has any. */
function nearest(texts: readonly string[], wanted: string): string {
  const words = new Set(asRead(wanted).toLowerCase().split(" "));
  let [best, most] = ["", 0];
  for (const each of texts) {
    const common = new Set(
      asRead(each)
        .toLowerCase()
        .split(" ")
        .filter((word) => words.has(word)),
    ).size;
    if (common > most) [best, most] = [each, common];
  }
  return best;
}
