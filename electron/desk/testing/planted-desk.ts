import sharp from "sharp";
import { v7 } from "uuid";
import { settled } from "../../../shared/editor/suggestions/settle.ts";
import type { Block } from "../../../shared/model/copy.ts";
import type { DeskCalls } from "./transports.ts";

/**
 * Words that must never go out, each planted where its name says. Whoever gives the desk something new that readers
 * must not see plants a word there too.
 */
export const PLANTED = {
  "an earlier version": "zqxearlier",
  "the catchline": "zqxcatchline",
  "what is still to come": "zqxtokeep",
  "what was typed after it was passed": "zqxtypedlater",
  "why it was handed on": "zqxhandedon",
  "the name of a version": "zqxversionname",
  "who sits at the desk": "zqxsitter",
  "instructions in a picture": "zqxinstructions",
  "the file name of a picture": "zqxfilename",
  "the text after the cut": "zqxafterthecut",
  "a story under embargo": "zqxembargoed",
  "what is only suggested": "zqxsuggested",
  "who suggests it, and why": "zqxsuggestedby",
  "a headline that is only suggested": "zqxsuggestedheadline",
  "what was suggested and rejected": "zqxrejected",
  "words of the paper": "zqxpaperword",
  "an ignored finding": "zqxignored",
  "a spiked story": "zqxspiked",
  "a comment": "zqxcomment",
  "what was answered to it": "zqxreply",
  "what a lawyer should look at": "zqxlawyer",
} as const;

export interface PlantedDesk {
  /** Free, with everything around it. */
  whole: string;
  /** For subscribers, with a cut. */
  cut: string;
  suggested: string;
  embargoed: string;
  /** By the same author as all, with all of them picked to read on. */
  last: string;
}

const AT = "2026-03-02T09:00:00.000Z";
const by = {
  id: "s1",
  author: `The ${PLANTED["who suggests it, and why"]}`,
  at: AT,
  reason: PLANTED["who suggests it, and why"],
};

const run = (text: string, marks?: object) =>
  ({
    type: "text",
    text,
    format: 0,
    detail: 0,
    mode: "normal",
    style: "",
    version: 1,
    ...(marks === undefined ? {} : { $: { suggested: marks } }),
  }) as const;
const lineOf = (...children: ReturnType<typeof run>[]): Block =>
  ({ type: "paragraph", version: 1, direction: null, format: "", indent: 0, textFormat: 0, textStyle: "", children }) as Block;
const paragraph = (text: string): Block => lineOf(run(text));

/** A desk of an editor with stories that hold words which must not go out, ready to be published. */
export async function plantDesk(calls: DeskCalls): Promise<PlantedDesk> {
  await calls.desk.begin({ profile: { name: `Ada ${PLANTED["who sits at the desk"]}`, role: "editor" }, newsroom: "empty" });
  await calls.paper.save({ ...(await calls.paper.get()), name: "The Examiner", baseAddress: "https://examiner.example/" });
  await calls.vault.keepInMemory();
  await calls.checks.addWord({ word: PLANTED["words of the paper"] });
  const { id: author } = await calls.contributors.save({ name: "Joy Okafor" });
  const file = new File([new Uint8Array(await instructedPicture())], `${PLANTED["the file name of a picture"]}.jpg`);
  const { id: pictureId } = await calls.pictures.add({ file });

  const write = async (headline: string, blocks: Block[], more: object = {}): Promise<string> => {
    const { id } = await calls.stories.create();
    await calls.stories.checkOut({ id });
    await calls.stories.save({
      id,
      patch: {
        headline,
        catchline: PLANTED["the catchline"],
        section: "features",
        standfirst: [run(`About the ${headline.toLowerCase()}`)],
        byline: [author],
        leadPicture: { pictureId, caption: [run("The quay")], credit: "M Adeyemi", alt: `A quay, for ${headline}` },
        body: { kind: "whole", blocks: blocks },
        ...more,
      },
    });
    return id;
  };
  const text = ["One of four.", "Two of four.", "Three of four.", "Four of four."].map(paragraph);
  const ignored = PLANTED["an ignored finding"];
  const before = `It said ${PLANTED["an earlier version"]} and `;
  const whole = await write("Whole story", [paragraph(`${before}${ignored}.`), ...text]);
  await calls.checks.ignore({
    storyId: whole,
    scope: "here",
    rule: "spelling",
    place: { field: "body", block: 0 },
    start: before.length,
    end: before.length + ignored.length,
    text: ignored,
  });
  await calls.history.keep({ storyId: whole, name: PLANTED["the name of a version"] });
  await calls.stories.save({ id: whole, patch: { body: { kind: "whole", blocks: text } } });
  await calls.stories.move({ id: whole, to: "filed", reason: PLANTED["why it was handed on"] });
  for (const anchor of [
    { kind: "story" },
    { kind: "picture", pictureId },
    { kind: "words", field: "body", quotation: "One" },
  ] as const) {
    const id = v7();
    await calls.comments.add({ id, storyId: whole, anchor, text: PLANTED["a comment"] });
    await calls.comments.reply({ id, text: PLANTED["what was answered to it"] });
  }
  const cut = await write(
    "Story for subscribers",
    [...text, { type: "cut", version: 1 }, paragraph(`Kept back: ${PLANTED["the text after the cut"]}.`)],
    { access: "subscribers" },
  );
  const suggested = await write(
    "Suggested story",
    [
      lineOf(run("It stands "), run(`${PLANTED["what is only suggested"]} `, { added: by }), run("here.", { removed: by })),
      lineOf(run("It stood "), run(`${PLANTED["what was suggested and rejected"]} `, { added: { ...by, id: "s3" } })),
      ...text,
    ],
    { suggestions: [{ ...by, id: "s2", field: "headline", text: PLANTED["a headline that is only suggested"] }] },
  );
  // The history has it from now on, the story no more.
  await calls.history.keep({ storyId: suggested, name: PLANTED["the name of a version"] });
  const { body: open } = await calls.stories.get({ id: suggested });
  const blocks = settled(open, ({ id }) => id === "s3", "reject");
  await calls.stories.save({ id: suggested, patch: { body: { kind: "whole", blocks } } });
  const embargoed = await write(`${PLANTED["a story under embargo"]} report`, text, { embargo: "2099-01-01T00:00:00.000Z" });
  await calls.readiness.needLawyer({ storyId: embargoed, reason: PLANTED["what a lawyer should look at"] });
  const spiked = await write(`${PLANTED["a spiked story"]} report`, text);
  await calls.stories.move({ id: spiked, to: "spiked" });
  const similar = [whole, cut, suggested, embargoed, spiked].map((storyId) => ({ storyId, line: "" }));
  return { whole, cut, suggested, embargoed, last: await write("Last story", text, { similar }) };
}

/** After it was passed: words that are still being written. */
export async function typeOn(calls: DeskCalls, { whole }: PlantedDesk): Promise<void> {
  const words = `And ${PLANTED["what was typed after it was passed"]}, said TK ${PLANTED["what is still to come"]}.`;
  await calls.stories.checkOut({ id: whole });
  await calls.stories.save({
    id: whole,
    patch: {
      headline: `Whole story ${PLANTED["what was typed after it was passed"]}`,
      body: { kind: "whole", blocks: [paragraph(words)] },
    },
  });
}

/** A photograph as agencies send it: with orders to the desk in Exif, XMP and IPTC. */
async function instructedPicture(): Promise<Buffer> {
  const words = PLANTED["instructions in a picture"];
  const plain = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#24506b" } })
    .withExif({ IFD0: { ImageDescription: words, Artist: words } })
    .jpeg()
    .toBuffer();
  const xmp = `http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Instructions="${words}"/></rdf:RDF></x:xmpmeta>`;
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 40, 0, words.length]), Buffer.from(words)]);
  const resource = Buffer.concat([
    Buffer.from("Photoshop 3.0\x008BIM"),
    Buffer.from([0x04, 0x04, 0, 0, 0, 0, 0, iptc.length]),
    iptc,
    Buffer.alloc(iptc.length % 2),
  ]);
  return Buffer.concat([plain.subarray(0, 2), segment(0xe1, Buffer.from(xmp)), segment(0xed, resource), plain.subarray(2)]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
