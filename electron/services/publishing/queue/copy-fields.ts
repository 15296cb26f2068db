import { blockText, lineText } from "../../../../shared/editor/plain-text.ts";
import type { Difference } from "../../../../shared/model/delivery.ts";
import { distinctTags } from "../../../../shared/model/distinct-tags.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { RemoteCopy } from "../targets/remote-copy.ts";

/** The fields of a post that an editor of the site can change, as they read; in the order of the page. */
const FIELDS: readonly { field: string; canTake: boolean; text(copy: RemoteCopy): string | undefined }[] = [
  { field: "Section", canTake: true, text: (copy) => copy.section },
  { field: "Headline", canTake: true, text: (copy) => copy.headline },
  { field: "Standfirst", canTake: true, text: (copy) => copy.standfirst && lineText(copy.standfirst) },
  // Names on a site need not be contributors of the desk.
  { field: "Byline", canTake: false, text: (copy) => copy.byline?.join(", ") },
  { field: "Dateline", canTake: true, text: (copy) => copy.dateline },
  { field: "Caption", canTake: true, text: (copy) => copy.leadPicture && lineText(copy.leadPicture.caption) },
  { field: "Credit", canTake: true, text: (copy) => copy.leadPicture?.credit },
  { field: "Alt text", canTake: true, text: (copy) => copy.leadPicture?.alt },
  { field: "Body", canTake: true, text: bodyText },
  { field: "Tags", canTake: true, text: (copy) => copy.tags && [...copy.tags].toSorted().join(", ") },
  { field: "Access", canTake: true, text: (copy) => copy.access },
  { field: "Search title", canTake: true, text: (copy) => copy.searchTitle },
  { field: "Search description", canTake: true, text: (copy) => copy.searchDescription },
];

/** Blocks in their order, each with its kind: a crosshead that became a paragraph is a difference. */
function bodyText(copy: RemoteCopy): string | undefined {
  return copy.body
    ?.flatMap((block) => {
      if (block.type === "cut") return "— the free part ends here —";
      if (block.type === "picture") return [`[picture] ${blockText(block)} ${block.credit} [${block.alt}]`];
      const text = blockText(block);
      if (text.trim() === "") return [];
      return block.type === "heading" ? `## ${text}` : block.type === "quote" ? `> ${text}` : text;
    })
    .join("\n\n");
}

/** Sites curl quotation marks, join spaces and trim ends: none of that is somebody's edit. */
export function asRead(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[‘’‛′`]/g, "'")
    .replace(/[“”„″«»]/g, '"')
    .replace(/[‐‑]/g, "-")
    .replace(/\s*(?:–|—|--+)\s*/g, " – ")
    .replaceAll("…", "...")
    .replace(/[\s\u00A0\u200B\uFEFF]+/g, " ")
    .trim();
}

function same(one: string | undefined, other: string | undefined): boolean {
  // What the other side cannot say cannot differ.
  return one === undefined || other === undefined || asRead(one) === asRead(other);
}

/** Whether the two read the same in every field that both can tell. */
export function readsTheSame(one: RemoteCopy, other: RemoteCopy): boolean {
  return FIELDS.every(({ text }) => same(text(one), text(other)));
}

/** Fields in which the site's copy is another than what would be sent now. */
export function differencesOf(ours: RemoteCopy, sent: RemoteCopy | undefined, theirs: RemoteCopy): Difference[] {
  return FIELDS.flatMap(({ field, canTake, text }) => {
    const [now, there] = [text(ours), text(theirs)];
    if (same(now, there)) return [];
    return [{ field, canTake, ours: now ?? "", sent: (sent && text(sent)) ?? "", theirs: there ?? "" }];
  });
}

/** What a post says, as one line to tell by whether it is still the same. */
export function fingerprintOf(copy: RemoteCopy): string {
  return JSON.stringify(FIELDS.map(({ text }) => asRead(text(copy) ?? "")));
}

/** What the story says in the same terms. */
export function copyOfStory({ story, section, contributors }: OutgoingStory): RemoteCopy {
  const lead = story.leadPicture;
  return {
    headline: story.headline,
    standfirst: story.standfirst,
    body: story.body,
    byline: contributors.map((each) => each.name),
    dateline: story.dateline,
    section: section?.name,
    tags: distinctTags(story.tags),
    access: story.access,
    searchTitle: story.searchTitle,
    searchDescription: story.searchDescription,
    leadPicture: lead && { caption: lead.caption, credit: lead.credit, alt: lead.alt, address: "" },
  };
}
