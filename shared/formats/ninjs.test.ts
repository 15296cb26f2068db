import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraph } from "../../electron/services/publishing/testing/sample-copy.ts";
import { ninjs, ninjsText } from "./ninjs.ts";
import { ninjsProblems } from "./testing/against-ninjs-schema.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { bareStoryToWrite, KEPT_WORDS, someStoryToWrite } from "./testing/some-story.ts";

test("the schema finds what is wrong", () => {
  expect(ninjsProblems({ ...ninjs(someStoryToWrite()), pubstatus: "usable" })).not.toEqual([]);
  expect(ninjsProblems({ type: "text" })).not.toEqual([]);
});

test("a story goes out with everything around it", () => {
  const document = ninjs(someStoryToWrite({ embargo: "2026-04-02T05:00:00.000Z", searchTitle: "Wards close" }));
  expect(ninjsProblems(document)).toEqual([]);
  expect(document).toMatchObject({
    uri: "urn:uuid:0198a000-0000-7000-8000-000000000001",
    type: "text",
    representationType: "full",
    version: "7",
    firstCreated: "2026-03-30T08:00:00.000Z",
    versionCreated: "2026-03-31T10:05:00.000Z",
    embargoedUntil: "2026-04-02T05:00:00.000Z",
    pubStatus: "usable",
    language: "en-GB",
    title: "Wards close",
    slugline: "wards",
    by: "By Joy Okafor and Tom Reed",
    located: "CARROW",
    copyrightHolder: "The Examiner",
    usageTerms: "For subscribers: only the free part is for all readers.",
    headlines: [
      { role: "main", value: "Ward closures leave patients waiting longer than ever" },
      { role: "kicker", value: "Health" },
      { role: "search-title", value: "Wards close" },
    ],
    people: [
      {
        name: "Joy Okafor",
        rel: "author",
        uri: "https://examiner.example/paper/by/joy-okafor/",
        contactInfo: [{ type: "email", value: "joy@examiner.example" }],
      },
      { name: "Tom Reed", rel: "author", uri: "https://examiner.example/paper/by/tom-reed/" },
    ],
    subjects: [
      { name: "Features", rel: "section", uri: "https://examiner.example/paper/features/" },
      { name: "health", rel: "tag" },
      { name: "hospitals", rel: "tag" },
    ],
    renditions: [{ name: "web", href: "https://examiner.example/paper/features/2026/03/wards/" }],
    associations: [
      {
        name: "lead-picture",
        type: "picture",
        by: "M Adeyemi",
        // Python: base64.urlsafe_b64encode(bytes.fromhex("a1" * 32))
        uri: "ni:///sha-256;oaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaE",
        descriptions: [
          { role: "caption", value: "An empty ward at the district hospital on Monday" },
          { role: "alt-text", value: expect.stringContaining("twelve made beds") as string },
        ],
        renditions: [
          { name: "480w", contentType: "image/webp", width: 480, height: 240 },
          { name: "1200w", width: 1200, height: 600 },
        ],
      },
      { name: "picture-1", by: "N Farrow" },
      { name: "The ferry’s last day", rel: "more-from-author", uri: "https://examiner.example/paper/f/" },
      { name: "Beds & boards", rel: "similar" },
    ],
  });
  expect(document.urgency).toBeUndefined();
  expect(document.descriptions).toContainEqual({
    role: "correction",
    contentType: "text/plain",
    value: "There were 12 beds, not 21.",
  });
});

test("every block is in the body, and the free part is marked", () => {
  const { bodies } = ninjs(someStoryToWrite()) as { bodies: { role: string; contentType: string; value: string }[] };
  expect(bodies.map(({ role, contentType }) => `${role} ${contentType}`)).toEqual([
    "main text/html",
    "main text/plain",
    "free-part text/html",
    "free-part text/plain",
  ]);
  const [whole = "", , free = ""] = bodies.map(({ value }) => value);
  for (const piece of [
    "<em>nobody</em>",
    "<strong>home</strong>",
    '<a href="https://examiner.example/plan?a=1&amp;b=2" rel="noopener">the plan</a>',
    "A line<br/>and another",
    'alt="A brick depot with its gates shut"',
    '<figcaption>The depot, <a href="https://examiner.example/quay" rel="noopener">seen from the quay</a>. <span class="credit">Pic: N Farrow</span></figcaption>',
    "<h2>A list in a drawer</h2>",
    "<blockquote><p>Nobody asked the porters.</p><p>And the porters knew.</p></blockquote>",
    "<ul><li>Elm Ward closed</li>",
    '<ol start="3"><li>Three went by road<ul><li>Of these, two by ship</li></ul></li><li>Four stayed</li></ol>',
  ])
    expect(whole).toContain(piece);
  expect(whole).toContain(KEPT_WORDS);
  expect(free).not.toContain(KEPT_WORDS);
});

test("the free part alone holds nothing of the rest, and says that it is a part", () => {
  const text = ninjsText(someStoryToWrite({}, { part: "free" }));
  expect(text).not.toContain("porters");
  expect(JSON.parse(text)).toMatchObject({ representationType: "partial" });
});

test("the catchline is nowhere, and a draft without anything is valid too", () => {
  expect(ninjsText(someStoryToWrite({ catchline: "WORKING-TITLE" }))).not.toContain("WORKING-TITLE");
  const bare = ninjs(bareStoryToWrite());
  expect(ninjsProblems(bare)).toEqual([]);
});

test("a name of a host that is no ASCII is written as a URI", () => {
  const toWrite = someStoryToWrite({ body: [paragraph("x")] });
  const document = ninjs({ ...toWrite, paper: { ...toWrite.paper, baseAddress: "https://zürich.example/blatt/" } });
  expect(ninjsProblems(document)).toEqual([]);
});

test("whatever the words are, the document is valid and every character can be written", () => {
  fc.assert(
    fc.property(hostileStory, (toWrite) => {
      const text = ninjsText(toWrite);
      expect(ninjsProblems(JSON.parse(text))).toEqual([]);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain("CATCHLINE");
    }),
    { numRuns: 200 },
  );
});
