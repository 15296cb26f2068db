import { withoutForbidden } from "../editor/escape-html.ts";
import { lineHtml } from "../editor/html-out.ts";
import { countBodyWords, plainLine, plainText } from "../editor/plain-text.ts";
import { authorPath, publicAddress, sectionPath } from "../model/addresses.ts";
import type { Body } from "../model/copy.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { inWords } from "../model/in-words.ts";
import { blocksHtml, wellFormed } from "./figure-html.ts";
import { pictureUri, sectionToWrite, storyUri, termsInWords, uriOf, writtenBody, writtenPictures } from "./story-to-write.ts";
import type { PictureFile, Placed, RelatedLink, StoryToWrite } from "./story-to-write.ts";

/** A ninjs document, or an object in one: keys without a value are left out. */
export interface NinjsObject {
  [key: string]: string | number | NinjsObject | NinjsObject[] | undefined;
}

/**
 * The story as IPTC's ninjs 3.1. Source: ninjs-schema_3.1.json. Roles and relations are the paper's own words,
 * as the standard leaves them to the provider. What ninjs has no field for (access) stands in `usageTerms`,
 * and a whole story that is not free has a second body, `free-part`. Never in it: the catchline, workflow.
 */
export function ninjs(toWrite: StoryToWrite): NinjsObject {
  const { story, paper, address } = toWrite;
  const { blocks, freeBlocks, keptBack } = writtenBody(toWrite);
  const pictures = writtenPictures(toWrite);
  const headline = story.headline.trim();
  const byline = inWords(toWrite.contributors.map(({ name }) => name));
  return tidy({
    uri: storyUri(story),
    standard: {
      name: "ninjs",
      version: "3.1",
      schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    },
    type: "text",
    profile: pictures.length === 0 ? "text-only" : "text-photo",
    representationType: keptBack ? "partial" : "full",
    version: String(story.revision),
    firstCreated: story.createdAt,
    versionCreated: toWrite.updatedAt ?? story.changedAt,
    embargoedUntil: story.embargo,
    pubStatus: toWrite.standing,
    copyrightHolder: paper.name,
    usageTerms: termsInWords(toWrite),
    language: "en-GB",
    title: story.searchTitle.trim() || headline,
    slugline: toWrite.slug,
    by: byline === "" ? "" : `By ${byline}`,
    located: story.dateline.trim(),
    headlines: valued([
      { role: "main", contentType: "text/plain", value: headline },
      { role: "kicker", contentType: "text/plain", value: story.kicker.trim() },
      { role: "search-title", contentType: "text/plain", value: story.searchTitle.trim() },
    ]),
    descriptions: valued([
      { role: "standfirst", contentType: "text/plain", value: plainLine(story.standfirst) },
      { role: "standfirst", contentType: "text/html", value: wellFormed(lineHtml(story.standfirst)) },
      { role: "search-description", contentType: "text/plain", value: story.searchDescription.trim() },
      ...(toWrite.corrections ?? []).map(({ kind, text }) => ({ role: kind, contentType: "text/plain", value: text.trim() })),
    ]),
    bodies: [
      ...bodies("main", blocks, toWrite),
      ...(freeBlocks === undefined ? [] : bodies("free-part", blocks.slice(0, freeBlocks), toWrite)),
    ],
    people: toWrite.contributors.map((person) => ({
      name: person.name,
      rel: "author",
      uri: uriOf(publicAddress(paper, authorPath(person))),
      contactInfo: person.email === "" ? [] : [{ type: "email", role: "office", value: person.email }],
    })),
    infoSources: [{ name: paper.name, role: "publisher", uri: uriOf(publicAddress(paper, "")) }],
    subjects: subjects(toWrite),
    altIds: valued([{ role: "slug", value: toWrite.slug }]),
    renditions: address === undefined ? [] : [{ name: "web", href: uriOf(address), contentType: "text/html", title: headline }],
    associations: [
      ...pictures.map((picture, index) => pictureObject(picture, index, toWrite)),
      ...toWrite.moreFromAuthor.map((link) => linkedObject("more-from-author", link)),
      ...toWrite.similar.map((link) => linkedObject("similar", link)),
    ],
  });
}

/** The document as text, ready to be sent or kept. */
export function ninjsText(toWrite: StoryToWrite): string {
  return `${JSON.stringify(ninjs(toWrite), undefined, 2)}\n`;
}

function bodies(role: string, blocks: Body, toWrite: StoryToWrite): NinjsObject[] {
  const copy = blocks.filter((block) => block.type !== "picture");
  const text = withoutForbidden(plainText(copy));
  const counts = { wordCount: countBodyWords(copy), charCount: [...text].length };
  return [
    { role, contentType: "text/html", ...counts, value: blocksHtml(blocks, toWrite) },
    { role, contentType: "text/plain", ...counts, value: text },
  ];
}

function subjects(toWrite: StoryToWrite): NinjsObject[] {
  const section = sectionToWrite(toWrite);
  const tags = distinctTags(toWrite.story.tags).map((name) => ({ name, rel: "tag" }));
  if (!section) return tags;
  const uri = uriOf(publicAddress(toWrite.paper, sectionPath(section)));
  return [{ name: section.name, rel: "section", uri, literal: section.slug }, ...tags];
}

function pictureObject(placed: Placed, index: number, { story, pictureFiles }: StoryToWrite): NinjsObject {
  const isLead = index === 0 && story.leadPicture !== undefined;
  const file = (each: PictureFile): NinjsObject => ({
    name: `${each.width}w`,
    href: uriOf(each.address),
    contentType: each.type,
    width: each.width,
    height: each.height,
    sizeInBytes: each.bytes,
  });
  return {
    name: isLead ? "lead-picture" : `picture-${index + (story.leadPicture ? 0 : 1)}`,
    rel: isLead ? "lead-picture" : "picture",
    uri: pictureUri(placed.pictureId),
    type: "picture",
    by: placed.credit.trim(),
    descriptions: valued([
      { role: "caption", contentType: "text/plain", value: plainLine(placed.caption) },
      { role: "alt-text", contentType: "text/plain", value: placed.alt.trim() },
    ]),
    renditions: (pictureFiles(placed.pictureId) ?? []).map(file),
  };
}

function linkedObject(rel: string, link: RelatedLink): NinjsObject {
  const uri = uriOf(link.address);
  return {
    name: link.headline.trim() || uri,
    rel,
    uri,
    type: "text",
    headlines: valued([{ role: "main", contentType: "text/plain", value: link.headline }]),
    descriptions: valued([{ role: "standfirst", contentType: "text/plain", value: link.line }]),
    renditions: [{ name: "web", href: uri, contentType: "text/html" }],
  };
}

function valued(objects: (NinjsObject & { value: string })[]): NinjsObject[] {
  return objects.filter(({ value }) => value !== "");
}

/** Without fields that say nothing, and without characters that other systems choke on. */
function tidy(object: NinjsObject): NinjsObject {
  const kept: NinjsObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined || (value === "" && key !== "value")) continue;
    if (typeof value === "string") kept[key] = withoutForbidden(value);
    else if (typeof value === "number") kept[key] = value;
    else if (!Array.isArray(value)) kept[key] = tidy(value);
    else if (value.length > 0) kept[key] = value.map(tidy);
  }
  return kept;
}
