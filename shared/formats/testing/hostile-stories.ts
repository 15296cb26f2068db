import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  bullets,
  crosshead,
  cut,
  lead,
  link,
  paragraph,
  quote,
  run,
} from "../../../electron/services/publishing/testing/sample-copy.ts";
import type { Block } from "../../model/copy.ts";
import type { StoryToWrite } from "../story-to-write.ts";
import { pictureBlock, someStoryToWrite } from "./some-story.ts";

const LIST = join(import.meta.dirname, "..", "..", "..", "..", "shared", "standards", "xss", "xss-payload-list.txt");

/** Text that breaks documents which are put together carelessly. */
export const HOSTILE_WORDS: readonly string[] = [
  "]]>",
  "<![CDATA[",
  "--><!--",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "\"'`><svg/onload=alert(1)>",
  "&lt;b&gt; &amp;amp; &#0; &bogus;",
  "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
  "\u0000\u0001\u0008\u000b\u000c\u001b\u007f\u0085\u009f",
  "\ud800 lone \udc00",
  "\ufffe\uffff\u{1ffff}",
  "\u202Eesrever\u202C \u2066שלום\u2069 مرحبا",
  "👩‍👩‍👧‍👦 é e\u0301 \u200b\ufeff",
  "\r\n\t \u2028\u2029",
  "# not a heading\n- not a list\n1. nor this\n> nor this\n[a](javascript:alert(1)) ![b](c) `d` **e** _f_ <g> \\h | i ~~j~~",
  "javascript:alert(1)",
  "\n.. /../../etc/passwd",
];

const payloads = existsSync(LIST) ? readFileSync(LIST, "utf8").split("\n").filter(Boolean) : [];

export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE_WORDS),
      ...(payloads.length > 0 ? [fc.constantFrom(...payloads)] : []),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
      fc.lorem({ maxCount: 5 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(" "));

const address = fc.webUrl({ withFragments: true, withQueryParameters: true });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.tuple(hostileText, fc.integer({ min: 0, max: 3 })).map(([words, format]) => paragraph(run(words, format), "after")),
  fc.tuple(hostileText, address).map(([words, url]) => paragraph("x", link(words, `${url}"'<>]]>&`))),
  hostileText.map(crosshead),
  hostileText.map(quote),
  fc.tuple(hostileText, hostileText).map((items) => bullets(...items)),
  fc
    .tuple(hostileText, hostileText, hostileText)
    .map(([caption, credit, alt]) => pictureBlock({ caption: [run(caption)], credit, alt })),
  fc.constant(cut),
);

/** Stories with such text in every field. */
export const hostileStory: fc.Arbitrary<StoryToWrite> = fc
  .record({
    words: fc.array(hostileText, { minLength: 12, maxLength: 12 }),
    body: fc.array(block, { maxLength: 8 }),
    access: fc.constantFrom("free" as const, "metered" as const, "subscribers" as const),
    part: fc.constantFrom("whole" as const, "free" as const),
    address,
  })
  .map(({ words, body, access, part, address: elsewhere }) => {
    const at = (index: number): string => words[index] ?? "";
    const sample = someStoryToWrite();
    return someStoryToWrite(
      {
        catchline: "CATCHLINE-NEVER-PRINTED",
        kicker: at(0),
        headline: at(1),
        standfirst: [run(at(2)), link(at(3), elsewhere)],
        dateline: at(4),
        leadPicture: lead({ caption: [run(at(5))], credit: at(6), alt: at(7) }),
        tags: [at(8), at(9)],
        searchTitle: at(10),
        searchDescription: at(11),
        access,
        body,
      },
      {
        part,
        contributors: sample.contributors.map((person) => ({ ...person, name: at(0) })),
        paper: {
          ...sample.paper,
          name: at(1),
          sections: sample.paper.sections.map((section) => ({ ...section, name: at(2) })),
        },
        moreFromAuthor: [{ headline: at(3), line: at(4), address: elsewhere }],
        similar: [{ headline: at(5), line: at(6), address: elsewhere }],
        corrections: [{ kind: "clarification", text: at(7), madeAt: "2026-04-01T08:00:00.000Z" }],
        usageTerms: at(8),
      },
    );
  });
