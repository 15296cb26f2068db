import { createHash } from "node:crypto";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { BOLD, ITALIC } from "../../../../shared/model/copy-limits.ts";
import type { Block } from "../../../../shared/model/copy.ts";
import type { Furniture } from "../../../../shared/model/story.ts";
import type { OutgoingPicture, OutgoingStory } from "../targets/outgoing-story.ts";
import { bullets, crosshead, JOY, lead, link, paragraph, quote, run, somePaper, someStory } from "./sample-copy.ts";

/** A picture of one colour, as the desk hands it to a target: its name says its content. */
export async function outgoingPicture(
  colour: string,
  words: Partial<Pick<OutgoingPicture, "caption" | "credit" | "alt">> = {},
): Promise<OutgoingPicture> {
  const bytes = await sharp({ create: { width: 600, height: 300, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const hash = createHash("sha256").update(bytes).digest("hex");
  return {
    pictureId: createHash("sha256").update(colour).digest("hex"),
    fileName: `${hash.slice(0, 20)}-600.jpg`,
    type: "image/jpeg",
    width: 600,
    height: 300,
    caption: [],
    credit: "",
    alt: "",
    ...words,
    bytes: () => Promise.resolve(bytes),
  };
}

/** A body with every block and every setting of words that copy may hold. */
export function bodyOfEverything(picture: OutgoingPicture): Block[] {
  const element = { version: 1, direction: null, format: "", indent: 0 } as const;
  return [
    paragraph("THE last ferry to the island left ", run("on time", BOLD), ", and ", run("nobody", ITALIC), " was aboard."),
    paragraph(
      "The harbour master’s log for the night is ",
      link("open to all", "https://harbour.example/log?year=2026&month=3"),
      ".",
    ),
    paragraph("It has one entry:", { type: "linebreak", version: 1 }, "“calm sea, ", run("no wind", BOLD | ITALIC), "”."),
    {
      type: "picture",
      version: 1,
      pictureId: picture.pictureId,
      caption: picture.caption,
      credit: picture.credit,
      alt: picture.alt,
    },
    crosshead("A quay without a light"),
    quote("We heard the horn, and then we did not hear it."),
    bullets("Two boats were moored", "One was not"),
    {
      type: "list",
      listType: "number",
      tag: "ol",
      start: 1,
      ...element,
      children: [
        { type: "listitem", ...element, value: 1, children: [run("The first inquiry")] },
        {
          type: "listitem",
          ...element,
          value: 2,
          children: [
            {
              type: "list",
              listType: "bullet",
              tag: "ul",
              start: 1,
              ...element,
              children: [{ type: "listitem", ...element, indent: 1, value: 1, children: [run("its annex on tides")] }],
            },
          ],
        },
        { type: "listitem", ...element, value: 2, children: [run("The second inquiry")] },
      ],
    },
    paragraph("Neither has reported."),
  ];
}

/**
 * A story ready to go, with an id, an address and a headline that nothing else on the site has. It
 * holds a lead picture, a picture in the text and every kind of block, unless `furniture` or `more` say otherwise.
 */
export async function outgoingStory(
  furniture: Partial<Furniture & { body: Block[] }> = {},
  more: Partial<OutgoingStory> = {},
): Promise<OutgoingStory> {
  const id = uuidv7();
  const short = id.slice(-12);
  const placed = lead({ caption: [run("The quay at dawn")], credit: "M Adeyemi", alt: "An empty quay with one lamp lit" });
  const leading = await outgoingPicture(`#${short.slice(0, 6)}`, placed);
  const inText = await outgoingPicture(`#${short.slice(6, 12)}`, {
    caption: [run("The log, "), run("open", BOLD)],
    credit: "R Sandhu",
    alt: "A ruled page with one line of handwriting",
  });
  const now = new Date().toISOString();
  const story = someStory({
    id,
    kicker: "",
    headline: `Ferry ${short} sails with nobody aboard`,
    standfirst: [run("It left on time. Where it went is "), run("another matter", ITALIC)],
    byline: [JOY.id],
    leadPicture: { ...placed, pictureId: leading.pictureId },
    tags: ["ferries", "Harbour & Sea"],
    appeal: false,
    body: bodyOfEverything(inText),
    ...furniture,
  });
  const paper = somePaper();
  return {
    story,
    slug: `ferry-${short}`,
    paper,
    section: paper.sections.find((section) => section.id === story.section),
    contributors: [JOY],
    pictures: [
      ...(story.leadPicture === undefined ? [] : [leading]),
      ...(story.body.some((block) => block.type === "picture") ? [inText] : []),
    ],
    moreFromAuthor: [],
    similar: [],
    corrections: [],
    firstPublishedAt: now,
    updatedAt: now,
    showsUpdated: false,
    ...more,
  };
}
