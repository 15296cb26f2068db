import fc from "fast-check";
import { expect, test } from "vitest";
import { newsml } from "./newsml.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { bareStoryToWrite, KEPT_WORDS, someStoryToWrite } from "./testing/some-story.ts";
import { checkNewsml, withXml } from "./testing/xml-reader.ts";

test("the schema finds what is wrong", () => {
  const text = newsml(someStoryToWrite());
  expect(() => checkNewsml(text.replace("<contentMeta>", "<contentMeta><urgency>often</urgency>"))).toThrow();
  expect(() => checkNewsml(text.replace(/<itemMeta>.*<\/itemMeta>/, ""))).toThrow();
});

test("a story goes out with everything around it", () => {
  const text = newsml(
    someStoryToWrite({ embargo: "2026-04-02T05:00:00.000Z", searchTitle: "Wards close", searchDescription: "Beds go" }),
  );
  checkNewsml(text);
  withXml(text, ({ texts }) => {
    expect(texts("/g2:newsItem/@guid")).toEqual(["urn:uuid:0198a000-0000-7000-8000-000000000001"]);
    expect(texts("/g2:newsItem/@version | /g2:newsItem/@standardversion | /g2:newsItem/@conformance").sort()).toEqual([
      "2.35",
      "7",
      "power",
    ]);
    const meta = "/g2:newsItem/g2:itemMeta";
    expect(texts(`${meta}/g2:embargoed`)).toEqual(["2026-04-02T05:00:00.000Z"]);
    expect(texts(`${meta}/g2:pubStatus/@qcode`)).toEqual(["stat:usable"]);
    expect(texts(`${meta}/g2:title`)).toEqual(["Wards close"]);
    expect(texts(`${meta}/g2:edNote`)).toEqual(["Correction: There were 12 beds, not 21."]);
    expect(texts(`${meta}/g2:link/g2:creditline`)).toEqual(["M Adeyemi", "N Farrow"]);
    expect(texts(`${meta}/g2:link[g2:creditline]/g2:description[contains(@roleuri, 'caption')]`)).toEqual([
      "An empty ward at the district hospital on Monday",
      "The depot, seen from the quay",
    ]);
    expect(texts(`${meta}/g2:link[g2:creditline]/g2:description[contains(@roleuri, 'alt-text')]`)[1]).toBe(
      "A brick depot with its gates shut",
    );
    expect(texts(`${meta}/g2:link[@contenttype='image/webp']/@href`)).toHaveLength(4);
    expect(texts(`${meta}/g2:link[@contenttype='text/html']/g2:title`)).toEqual(["The ferry’s last day", "Beds & boards"]);
    const about = "/g2:newsItem/g2:contentMeta";
    expect(texts(`${about}/g2:headline`)).toEqual([
      "Ward closures leave patients waiting longer than ever",
      "Health",
      "Wards close",
    ]);
    expect(texts(`${about}/g2:creator/g2:name`)).toEqual(["Joy Okafor", "Tom Reed"]);
    expect(texts(`${about}/g2:creator//g2:email`)).toEqual(["joy@examiner.example"]);
    expect(texts(`${about}/g2:subject/g2:name`)).toEqual(["Features"]);
    expect(texts(`${about}/g2:keyword`)).toEqual(["health", "hospitals"]);
    expect(texts(`${about}/g2:dateline`)).toEqual(["CARROW"]);
    expect(texts(`${about}/g2:by`)).toEqual(["By Joy Okafor and Tom Reed"]);
    expect(texts(`${about}/g2:slugline`)).toEqual(["wards"]);
    expect(texts(`${about}/g2:language/@tag`)).toEqual(["en-GB"]);
    expect(texts(`${about}/g2:description`)[1]).toBe("Beds go");
    expect(texts("//g2:usageTerms")).toEqual(["For subscribers: only the free part is for all readers."]);
    const body = "//g2:inlineXML/h:html/h:body";
    expect(texts(`${body}/h:div[@class='after-cut']/h:p`)).toEqual([`${KEPT_WORDS}.`]);
    expect(texts(`${body}//h:ol/h:li`)).toHaveLength(2);
    expect(texts(`${body}//h:ol/@start`)).toEqual(["3"]);
    expect(texts(`${body}//h:blockquote/h:p`)).toHaveLength(2);
    expect(texts(`${body}//h:figure//h:img/@alt`)).toHaveLength(2);
    expect(texts(`${body}//h:a/@href`)).toContain("https://examiner.example/plan?a=1&b=2");
  });
});

test("the free part alone holds nothing of the rest", () => {
  const text = newsml(someStoryToWrite({}, { part: "free" }));
  checkNewsml(text);
  expect(text).not.toMatch(/porters|after-cut/);
});

test("a story nobody can have pictures of, and a bare draft, are valid too", () => {
  checkNewsml(newsml(someStoryToWrite({}, { pictureFiles: () => undefined, address: undefined })));
  checkNewsml(newsml(bareStoryToWrite()));
});

test("whatever the words are, the document is valid", () => {
  fc.assert(
    fc.property(hostileStory, (toWrite) => {
      const text = newsml(toWrite);
      checkNewsml(text);
      expect(text).not.toContain("CATCHLINE");
      // Nothing of the words became an element or an attribute of its own.
      withXml(text, ({ texts, names }) => {
        expect(new Set(names("//h:body//*"))).toSatisfy((found: Set<string>) => [...found].every((name) => PAGE.has(name)));
        expect(texts("//@onload | //@onerror | //@style")).toEqual([]);
        expect(texts("//h:a/@href").every((address) => /^(https?|mailto):/i.test(address))).toBe(true);
      });
    }),
    { numRuns: 150 },
  );
});

const PAGE = new Set("h1 h2 p div figure img figcaption span a br em strong ul ol li blockquote".split(" "));
