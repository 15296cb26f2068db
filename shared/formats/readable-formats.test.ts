import fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, test } from "vitest";
import { paragraph } from "../../electron/services/publishing/testing/sample-copy.ts";
import { galley } from "./galley.ts";
import { storyHtml } from "./story-html.ts";
import { storyText } from "./story-text.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { bareStoryToWrite, KEPT_WORDS, someStoryToWrite } from "./testing/some-story.ts";

const bare = bareStoryToWrite();

describe("plain text", () => {
  test("has everything, in the order of the page", () => {
    expect(storyText(someStoryToWrite({ embargo: "2026-04-02T05:00:00.000Z", searchTitle: "Wards" }))).toBe(`Features · Health

Ward closures leave patients waiting longer than ever

JOY OKAFOR finds that three hospitals in one county have lost a quarter of their beds <https://examiner.example/beds> since spring, and asks who decided it

By Joy Okafor and Tom Reed

[Picture: A long hospital ward with twelve made beds, nobody in them, and the blinds half drawn against the afternoon] An empty ward at the district hospital on Monday. Pic: M Adeyemi

CARROW

WHEN the night shift ends nobody goes home!

See the plan <https://examiner.example/plan?a=1&b=2> or write <mailto:a@b.example>.

A line
and another

[Picture: A brick depot with its gates shut] The depot, seen from the quay. Pic: N Farrow

[The free part ends here]

A list in a drawer

The porters kept the keys.

> Nobody asked the porters.

> And the porters knew.

• Elm Ward closed
• Ash Ward closed

3. Three went by road
  • Of these, two by ship
4. Four stayed

---
Embargo: not before Thursday 2 April 2026, 6.00am Europe/London (05:00 UTC)
Section: Features
Tags: health, hospitals
Terms: For subscribers: only the free part is for all readers.
Address: https://examiner.example/paper/features/2026/03/wards/
Slug: wards
Published: Tuesday 31 March 2026, 10.05am Europe/London (09:05 UTC)
Updated: Tuesday 31 March 2026, 11.05am Europe/London (10:05 UTC)
Search title: Wards
Version: 7
Correction: There were 12 beds, not 21. (Wednesday 1 April 2026, 9.00am Europe/London (08:00 UTC))
Related: The ferry’s last day https://examiner.example/paper/f/
Related: Beds & boards https://examiner.example/paper/b/
`);
  });

  test("of a bare draft is its facts alone", () => {
    expect(storyText(bare)).toBe("---\nTerms: Free to read.\nVersion: 0\n");
  });
});

describe("a galley", () => {
  test("is set at the measure, numbered and counted", () => {
    const text = galley(
      someStoryToWrite({
        access: "free",
        body: [
          paragraph(
            "When the night shift ends at the county’s largest hospital, some forty people are still waiting on trolleys.",
          ),
          paragraph("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch said nothing."),
        ],
      }),
    );
    expect(text).toMatch(/^21 words, 6 lines at 38 characters\n-{44}\n/);
    expect(text).toContain("HEADLINE, 53 CHARACTERS\nWard closures leave patients waiting\nlonger than ever\n");
    expect(text).toContain(`      When the night shift ends at the
      county’s largest hospital, some forty
      people are still waiting on trolleys.

   5  Llanfairpwllgwyngyllgogerychwyrndrobwl
      lllantysiliogogogoch said nothing.
`);
    expect(text).toMatch(/\nends\n/);
    expect(galley(bare)).toMatch(/^0 words, 0 lines/);
  });

  test("no line of the body is longer than the measure, whatever the words are", () => {
    const letters = new Intl.Segmenter("en-GB");
    fc.assert(
      fc.property(hostileStory, fc.integer({ min: 20, max: 80 }), (toWrite, measure) => {
        const rule = `\n${"-".repeat(measure + 6)}\n`;
        const text = galley(toWrite, measure);
        const body = text.slice(text.indexOf(rule, text.indexOf(rule) + 1) + rule.length, text.lastIndexOf(rule));
        for (const line of body.split("\n")) expect([...letters.segment(line)].length).toBeLessThanOrEqual(measure + 6);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("one HTML document", () => {
  test("has everything and asks nobody for anything", () => {
    const html = storyHtml(
      someStoryToWrite(
        {},
        { pictureFiles: () => [{ address: "data:image/jpeg;base64,AAAA", type: "image/jpeg", width: 4, height: 2 }] },
      ),
    );
    for (const piece of [
      "<title>Ward closures leave patients waiting longer than ever</title>",
      '<link rel="canonical" href="https://examiner.example/paper/features/2026/03/wards/"/>',
      '<p class="kicker">Features · Health</p>',
      '<p class="byline">By Joy Okafor and Tom Reed</p>',
      '<img src="data:image/jpeg;base64,AAAA" alt="A brick depot with its gates shut" width="4" height="2"/>',
      '<span class="credit">Pic: M Adeyemi</span>',
      '<p class="dateline">CARROW</p>',
      '<div class="after-cut">\n<h2>A list in a drawer</h2>',
      "<dt>Correction</dt><dd>There were 12 beds, not 21.",
    ])
      expect(html).toContain(piece);
    expect(html).not.toMatch(/<script|src="http/);
    expect(storyHtml(someStoryToWrite({}, { part: "free" }))).not.toMatch(/porters/);
  });

  test("no word of a story becomes an element, an attribute or an address that runs", () => {
    const known = new Set(
      "html head meta title link style body article p h1 h2 span div figure img figcaption a br em strong ul ol li blockquote dl dt dd".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(hostileStory, (toWrite) => {
        const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
          if (!("tagName" in node)) return;
          expect(known.has(node.tagName)).toBe(true);
          for (const { name, value } of node.attrs) {
            expect(name).not.toMatch(/^on|^style$/);
            if (name === "href" || name === "src") expect(value).toMatch(/^(https?|mailto):/i);
          }
          node.childNodes.forEach(walk);
        };
        parse(storyHtml(toWrite)).childNodes.forEach(walk);
      }),
      { numRuns: 100 },
    );
  });
});

test("the whole holds what is kept back, the free part does not, and neither holds the catchline", () => {
  for (const write of [storyText, galley, storyHtml]) {
    const whole = write(someStoryToWrite({ catchline: "WORKING-TITLE" }));
    expect(whole).toContain(KEPT_WORDS);
    expect(whole).not.toContain("WORKING-TITLE");
    expect(write(someStoryToWrite({}, { part: "free" }))).not.toContain("porters");
  }
});
