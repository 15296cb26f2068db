import { withoutForbidden } from "../editor/escape-html.ts";
import { lineHtml } from "../editor/html-out.ts";
import { countBodyWords, plainLine } from "../editor/plain-text.ts";
import { authorPath, publicAddress, sectionPath } from "../model/addresses.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { inWords } from "../model/in-words.ts";
import type { Paper } from "../model/paper.ts";
import { figureHtml, markedBody, wellFormed } from "./figure-html.ts";
import { pictureUri, sectionToWrite, storyUri, termsInWords, uriOf, writtenBody, writtenPictures } from "./story-to-write.ts";
import type { Placed, RelatedLink, StoryToWrite } from "./story-to-write.ts";
import { element, trustedXml, words, xmlDocument } from "./xml.ts";
import type { Xml } from "./xml.ts";

const NEWSML = "http://iptc.org/std/nar/2006-10-01/";
const XHTML = "http://www.w3.org/1999/xhtml";
/** Where the short codes below (ninat, stat, irel, drol, sig) are explained. */
const CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

const CAPTION = "http://cv.iptc.org/newscodes/descriptionrole/caption";
const SUMMARY = "http://cv.iptc.org/newscodes/descriptionrole/summary";

/**
 * The story as a newsItem of IPTC's NewsML-G2 2.35, Power conformance, its content as XHTML. Source:
 * NewsML-G2_2.35-spec-All-Power.xsd, which gives the order of everything. Access has no field there and stands
 * in the usage terms; in the content, what readers of the free part do not get has the class `after-cut`.
 */
export function newsml(toWrite: StoryToWrite): string {
  const { story } = toWrite;
  return xmlDocument(
    element(
      "newsItem",
      {
        xmlns: NEWSML,
        guid: storyUri(story),
        version: Math.max(1, story.revision),
        standard: "NewsML-G2",
        standardversion: "2.35",
        conformance: "power",
        "xml:lang": "en-GB",
      },
      element("catalogRef", { href: CATALOG }),
      rights(toWrite),
      itemMeta(toWrite),
      contentMeta(toWrite),
      content(toWrite),
    ),
  );
}

function rights(toWrite: StoryToWrite): Xml {
  const { paper } = toWrite;
  return element(
    "rightsInfo",
    {},
    element("copyrightHolder", { uri: uriOf(publicAddress(paper, "")) }, words("name", paper.name)),
    element("usageTerms", {}, termsInWords(toWrite)),
  );
}

function itemMeta(toWrite: StoryToWrite): Xml {
  const { story, paper, address, corrections = [] } = toWrite;
  return element(
    "itemMeta",
    {},
    element("itemClass", { qcode: "ninat:text" }),
    element("provider", { uri: uriOf(publicAddress(paper, "")) }, words("name", paper.name)),
    words("versionCreated", toWrite.updatedAt ?? story.changedAt),
    words("firstCreated", story.createdAt),
    words("embargoed", story.embargo),
    element("pubStatus", { qcode: `stat:${toWrite.standing}` }),
    element("title", {}, story.searchTitle.trim() || story.headline.trim()),
    corrections.map(({ kind, text }) =>
      element("edNote", {}, `${kind === "correction" ? "Correction" : "Clarification"}: ${text}`),
    ),
    corrections.length > 0 && element("signal", { qcode: "sig:correction" }),
    address !== undefined && element("altRep", { contenttype: "text/html" }, uriOf(address)),
    [...toWrite.moreFromAuthor, ...toWrite.similar].map(relatedLink),
    writtenPictures(toWrite).flatMap((picture) => pictureLinks(picture, toWrite)),
  );
}

function relatedLink({ headline, line, address }: RelatedLink): Xml {
  return element(
    "link",
    { rel: "irel:seeAlso", href: uriOf(address), contenttype: "text/html" },
    words("title", headline),
    words("description", line),
  );
}

/** A link for each copy; the words of the picture stand in the first, and in the only one where nobody can have a copy. */
function pictureLinks(placed: Placed, { paper, pictureFiles }: StoryToWrite): Xml[] {
  const files = pictureFiles(placed.pictureId) ?? [];
  const about = [
    element("itemClass", { qcode: "ninat:picture" }),
    words("creditline", placed.credit),
    words("description", plainLine(placed.caption), { roleuri: CAPTION }),
    words("description", placed.alt, { roleuri: ownRole(paper, "alt-text") }),
  ];
  const residref = pictureUri(placed.pictureId);
  if (files.length === 0) return [element("link", { rel: "irel:seeAlso", residref }, about)];
  return files.map(({ address, type, bytes }, index) =>
    element(
      "link",
      { rel: "irel:seeAlso", href: uriOf(address), residref, contenttype: type, size: bytes },
      index === 0 && about,
    ),
  );
}

/** A role of the paper's own, where IPTC's lists have none. */
function ownRole(paper: Paper, name: string): string {
  return `${uriOf(publicAddress(paper, ""))}#${name}`;
}

function contentMeta(toWrite: StoryToWrite): Xml {
  const { story, paper, contributors } = toWrite;
  const section = sectionToWrite(toWrite);
  const byline = inWords(contributors.map(({ name }) => name));
  return element(
    "contentMeta",
    {},
    words("contentCreated", story.createdAt),
    words("contentModified", story.changedAt),
    contributors.map((person) =>
      element(
        "creator",
        { uri: uriOf(publicAddress(paper, authorPath(person))) },
        words("name", person.name),
        person.email !== "" && element("personDetails", {}, element("contactInfo", {}, words("email", person.email))),
      ),
    ),
    words("altId", toWrite.slug, { roleuri: ownRole(paper, "slug") }),
    element("language", { tag: "en-GB" }),
    distinctTags(story.tags).map((tag) => words("keyword", tag)),
    section && element("subject", { uri: uriOf(publicAddress(paper, sectionPath(section))) }, words("name", section.name)),
    words("slugline", toWrite.slug),
    element("headline", {}, story.headline.trim()),
    words("headline", story.kicker, { roleuri: ownRole(paper, "kicker") }),
    words("headline", story.searchTitle, { roleuri: ownRole(paper, "search-title") }),
    words("dateline", story.dateline),
    byline !== "" && element("by", {}, `By ${byline}`),
    words("description", plainLine(story.standfirst), { roleuri: SUMMARY }),
    words("description", story.searchDescription, { roleuri: ownRole(paper, "search-description") }),
  );
}

function content(toWrite: StoryToWrite): Xml {
  const { story } = toWrite;
  const { blocks } = writtenBody(toWrite);
  const lead = story.leadPicture ? figureHtml(story.leadPicture, toWrite.pictureFiles(story.leadPicture.pictureId)) : "";
  const standfirst =
    plainLine(story.standfirst) === "" ? "" : `<p class="standfirst">${wellFormed(lineHtml(story.standfirst))}</p>`;
  const headline = withoutForbidden(story.headline).trim();
  const page = element(
    "html",
    { xmlns: XHTML, "xml:lang": "en-GB" },
    element("head", {}, element("title", {}, headline)),
    element("body", {}, element("h1", {}, headline), trustedXml([standfirst, lead, markedBody(toWrite)].join("\n"))),
  );
  return element(
    "contentSet",
    {},
    element("inlineXML", { contenttype: "application/xhtml+xml", wordcount: countBodyWords(blocks) }, page),
  );
}
