import { Document, Header, HeadingLevel, ImageRun, Packer, Paragraph, TextRun } from "docx";
import type { ParagraphChild } from "docx";
import { withoutForbidden } from "../../../shared/editor/escape-html.ts";
import { plainLine } from "../../../shared/editor/plain-text.ts";
import { CUT_IN_WORDS, storyFacts } from "../../../shared/formats/story-facts.ts";
import { sectionToWrite, writtenParts } from "../../../shared/formats/story-to-write.ts";
import type { Placed, StoryToWrite } from "../../../shared/formats/story-to-write.ts";
import type { Block, Body } from "../../../shared/model/copy.ts";
import { distinctTags } from "../../../shared/model/distinct-tags.ts";
import { inWords } from "../../../shared/model/in-words.ts";
import { createDocxLists } from "./docx-lists.ts";
import { docxLine, docxWords } from "./docx-line.ts";

/** Bytes of a JPEG, and its size in pixels. */
export interface EmbeddedPicture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Widest and highest a picture stands on the page, in CSS pixels: an A4 page between its margins. */
const WIDEST = 600;
const HIGHEST = 800;

/** Names of styles the desk's own import knows again: a picture with its caption, and a quotation. */
const STYLES = [
  { id: "Figure", name: "Figure", basedOn: "Normal", next: "Caption", paragraph: { keepNext: true, spacing: { before: 240 } } },
  { id: "Caption", name: "caption", basedOn: "Normal", next: "Normal", run: { italics: true, size: 20 } },
  { id: "Quote", name: "Quote", basedOn: "Normal", next: "Normal", paragraph: { indent: { left: 480, right: 480 } } },
  { id: "Subtitle", name: "Subtitle", basedOn: "Normal", next: "Normal", run: { size: 28 } },
];

/**
 * The story as a Word file: headline, standfirst, byline, lead picture, dateline and copy, in that order.
 * Section, kicker and embargo stand in the header of the page; everything else there is to know is in the
 * document's properties. Opened on a desk it gives the same blocks.
 */
export async function storyDocx(toWrite: StoryToWrite, pictures: ReadonlyMap<string, EmbeddedPicture>): Promise<Uint8Array> {
  const { story } = toWrite;
  const lists = createDocxLists();
  const byline = inWords(toWrite.contributors.map(({ name }) => name));
  const { free, rest } = writtenParts(toWrite);
  const blocks = (body: Body): Paragraph[] => body.flatMap((block) => paragraphsOf(block));
  const paragraphsOf = (block: Block): Paragraph[] => {
    switch (block.type) {
      case "paragraph":
        return filled({ children: docxLine(block.children) }, plainLine(block.children));
      case "heading":
        return filled({ heading: HeadingLevel.HEADING_2, children: docxLine(block.children) }, plainLine(block.children));
      case "quote":
        return filled({ style: "Quote", children: docxLine(block.children) }, plainLine(block.children));
      case "list":
        return lists.paragraphs(block);
      case "picture":
        return figure(block, pictures.get(block.pictureId));
      case "cut":
        return [];
    }
  };
  const children = [
    ...filled({ heading: HeadingLevel.TITLE, children: [docxWords(story.headline)] }, story.headline),
    ...filled({ style: "Subtitle", children: docxLine(story.standfirst) }, plainLine(story.standfirst)),
    ...filled({ children: [docxWords(`By ${byline}`)] }, byline),
    ...(story.leadPicture ? figure(story.leadPicture, pictures.get(story.leadPicture.pictureId)) : []),
    ...filled({ children: [docxWords(story.dateline)] }, story.dateline),
    ...blocks(free),
    ...(rest.length > 0 ? [new Paragraph({ children: [docxWords(`[${CUT_IN_WORDS}]`)] })] : []),
    ...blocks(rest),
  ];
  const document = new Document({
    ...properties(toWrite, byline),
    styles: { paragraphStyles: STYLES },
    numbering: { config: lists.numbering() },
    sections: [
      { headers: { default: new Header({ children: [new Paragraph({ children: [docxWords(headerOf(toWrite))] })] }) }, children },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function filled(options: ConstructorParameters<typeof Paragraph>[0], words: string): Paragraph[] {
  return withoutForbidden(words).trim() === "" ? [] : [new Paragraph(options)];
}

function figure(placed: Placed, picture: EmbeddedPicture | undefined): Paragraph[] {
  const alt = withoutForbidden(placed.alt).trim();
  const credit = withoutForbidden(placed.credit).trim();
  const words = plainLine(placed.caption);
  const stop = words !== "" && credit !== "" && !/[.!?…]['’”"]?$/.test(words) ? "." : "";
  const by = credit === "" ? [] : [docxWords(`Pic: ${credit}`)];
  const caption: ParagraphChild[] = [
    ...docxLine(placed.caption),
    ...(by.length > 0 && words !== "" ? [new TextRun(`${stop} `)] : []),
    ...by,
  ];
  return [
    picture
      ? new Paragraph({ style: "Figure", children: [image(picture, alt)] })
      : new Paragraph({ style: "Figure", children: [docxWords(`[Picture: ${alt === "" ? "no alt text" : alt}]`)] }),
    ...filled({ style: "Caption", children: caption }, `${words}${credit}`),
  ];
}

function image({ bytes, width, height }: EmbeddedPicture, alt: string): ImageRun {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return new ImageRun({
    type: "jpg",
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: "Picture", title: "", description: alt },
  });
}

function headerOf(toWrite: StoryToWrite): string {
  const embargo = storyFacts(toWrite).find(({ name }) => name === "Embargo");
  return [sectionToWrite(toWrite)?.name ?? "", toWrite.story.kicker, embargo ? `Embargo: ${embargo.value}` : ""]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(" · ");
}

function properties(toWrite: StoryToWrite, byline: string) {
  const { story } = toWrite;
  const clean = (text: string): string => withoutForbidden(text).replace(/\s+/g, " ").trim();
  // Word takes each name once.
  const facts = new Map<string, string>();
  for (const { name, value } of storyFacts(toWrite)) facts.set(name, [facts.get(name), value].filter(Boolean).join("; "));
  return {
    title: clean(story.headline),
    subject: clean(story.kicker),
    creator: clean(byline),
    keywords: clean(distinctTags(story.tags).join(", ")),
    description: clean(story.searchDescription || plainLine(story.standfirst)),
    lastModifiedBy: clean(toWrite.paper.name),
    customProperties: [...facts].map(([name, value]) => ({ name, value })),
  };
}
