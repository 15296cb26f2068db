import { describe, expect, it } from "vitest";
import { BOLD } from "../../../../../shared/model/copy-limits.ts";
import type { Body } from "../../../../../shared/model/copy.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { paragraph, run } from "../../testing/sample-copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { openingCard } from "./furniture.ts";
import { lexicalOf, nodesOf, wordsAt } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";
import type { PlacedOnSite } from "./lexical-out.ts";
import { lossesIn } from "./losses.ts";
import type { KnownOfSite } from "./losses.ts";
import { copyOfFields, postFields } from "./post-fields.ts";
import type { PostFields } from "./post-fields.ts";
import { pictureAt } from "./pictures-on-site.ts";

const placed = ({ pictures }: OutgoingStory): Map<string, PlacedOnSite> =>
  new Map(
    pictures.map(({ pictureId, width, height }) => [
      pictureId,
      { address: `https://site.example/content/images/${pictureId}-1.jpg`, width, height },
    ]),
  );
const fieldsOf = (story: OutgoingStory, byline: string[] = []): PostFields => postFields(story, placed(story), byline);
const knowsAll: KnownOfSite = { hasUser: () => true, hasTag: () => true };
const body: Body = [paragraph("It sailed."), paragraph("It came back.")];

describe("the fields of a post", () => {
  it("hold the dateline, which reads back apart from the text, and shows when somebody took it away", async () => {
    const fields = fieldsOf(await outgoingStory({ dateline: "PORT ELLIS", body }));
    expect(copyOfFields(fields, pictureAt)).toMatchObject({ dateline: "PORT ELLIS", body });
    const mark = nodesOf(fields.lexical).find(({ type }) => type === "paragraph");
    const moved = fields.lexical.replace("PORT ELLIS – ", "LONDON – ");
    expect(copyOfFields({ ...fields, lexical: moved }, pictureAt).dateline).toBe("LONDON");
    const { children } = mark as unknown as { children: GhostNode[] };
    const gone = lexicalOf([{ ...mark, type: "paragraph", children: children.slice(1) }]);
    expect(copyOfFields({ ...fields, lexical: gone }, pictureAt).dateline).toBe("");
  });

  it("are those of the story", async () => {
    const story = await outgoingStory({ access: "metered", searchTitle: "Search", searchDescription: "For it" });
    const lead = story.pictures[0];
    expect(fieldsOf(story)).toMatchObject({
      title: story.story.headline,
      custom_excerpt: "It left on time. Where it went is another matter",
      feature_image: `https://site.example/content/images/${lead?.pictureId}-1.jpg`,
      feature_image_alt: "An empty quay with one lamp lit",
      feature_image_caption: 'The quay at dawn<span class="credit">. Pic: M Adeyemi</span>',
      visibility: "members",
      meta_title: "Search",
      meta_description: "For it",
    });
    const bare = await outgoingStory({ leadPicture: undefined, standfirst: [], access: "subscribers" });
    expect(fieldsOf(bare)).toMatchObject({
      custom_excerpt: null,
      feature_image: null,
      feature_image_alt: null,
      feature_image_caption: null,
      visibility: "paid",
      meta_title: null,
      meta_description: null,
    });
  });

  it("are cut between words to what Ghost takes, and the editor is told before", async () => {
    const long = "word ".repeat(200).trim();
    const { leadPicture, ...others } = (await outgoingStory()).story;
    const story = await outgoingStory({
      headline: long,
      standfirst: [run(long)],
      ...(leadPicture === undefined ? {} : { leadPicture: { ...leadPicture, alt: long } }),
      searchDescription: long,
      body: others.body,
    });
    const fields = fieldsOf(story);
    expect([...fields.title].length).toBeLessThanOrEqual(255);
    expect([...(fields.custom_excerpt ?? "")].length).toBeLessThanOrEqual(300);
    expect([...(fields.meta_description ?? "")].length).toBeLessThanOrEqual(500);
    for (const text of [fields.title, fields.custom_excerpt, fields.meta_description]) expect(text).toMatch(/ word…$/);
    expect(lossesIn(story, knowsAll)).toEqual([
      "The headline has 999 characters and Ghost takes 255: it is cut between words and ends in “…”.",
      "The standfirst has 999 characters and Ghost takes 300: it is cut between words and ends in “…”.",
      "The lead picture’s alt text has 999 characters and Ghost takes 191: it is cut between words and ends in “…”.",
      "The search description has 999 characters and Ghost takes 500: it is cut between words and ends in “…”.",
    ]);
  });

  it("read back as the copy that was sent, without what stands around it", async () => {
    const related = [{ headline: "Elsewhere", line: "More", address: "https://site.example/else/" }];
    const story = await outgoingStory(
      { dateline: "PORT ELLIS" },
      {
        showsUpdated: true,
        corrections: [{ id: "1", kind: "correction", text: "It was <two> boats.", madeAt: "2026-03-31T09:00:00.000Z" }],
        moreFromAuthor: related,
        similar: related,
      },
    );
    const plain = await outgoingStory({ ...story.story, dateline: "" });
    const copy = copyOfFields(fieldsOf(story, ["Joy Okafor", "Tom Reed"]), pictureAt);
    expect(copy).toEqual({
      ...copyOfFields(fieldsOf({ ...plain, pictures: story.pictures }), pictureAt),
      dateline: "PORT ELLIS",
      plainByline: ["Joy Okafor", "Tom Reed"],
    });
    expect(copy.leadPicture).toMatchObject({ credit: "M Adeyemi", caption: [run("The quay at dawn")] });
    expect(JSON.stringify(copy.body)).not.toContain("PORT ELLIS");
  });
});

describe("what the desk puts around the text", () => {
  const nodes = (story: OutgoingStory, byline: string[] = []): GhostNode[] => nodesOf(fieldsOf(story, byline).lexical);

  it("stands above the cut, but for what there is to read on", async () => {
    const story = await outgoingStory(
      { body, access: "subscribers" },
      {
        corrections: [{ id: "1", kind: "clarification", text: "Two & more.", madeAt: "2026-03-31T09:00:00.000Z" }],
        similar: [{ headline: "Elsewhere", line: "More", address: "https://site.example/else/" }],
      },
    );
    const blocks = nodes(story, ["Joy Okafor"]);
    expect(blocks.map(({ type }) => type)).toEqual(["html", "paragraph", "paywall", "paragraph", "html", "bookmark"]);
    const opening = wordsAt(blocks[0] ?? {}, "html").replace(/>\s+|\s+(?=<)/g, (white) => white.trim());
    expect(opening).toContain(
      '<p class="byline">By<span class="name">Joy Okafor</span></p><p class="clarification"><strong>Clarification, 31 March 2026:</strong>Two &amp; more.</p>',
    );
  });

  it("shows as a difference once somebody changed it in Ghost", async () => {
    const story = await outgoingStory(
      { body },
      { similar: [{ headline: "Elsewhere", line: "", address: "https://site.example/e/" }] },
    );
    const fields = fieldsOf(story, ["Joy Okafor"]);
    const read = (lexical: string): string => JSON.stringify(copyOfFields({ ...fields, lexical }, pictureAt).body);
    const unchanged = read(fields.lexical);
    expect(unchanged).not.toContain("Joy Okafor");
    expect(read(fields.lexical.replace("Joy Okafor", "Jo Okafor"))).toContain("Jo Okafor");
    expect(read(fields.lexical.replace("Elsewhere", "Nowhere"))).toContain("Nowhere");
    const [opening] = openingCard(story, ["Joy Okafor"]);
    const again = nodesOf(fields.lexical).filter(({ type }) => type !== "bookmark");
    expect(read(lexicalOf(opening === undefined ? again : [...again, opening]))).not.toBe(unchanged);
  });
});

describe("losses", () => {
  it("are none for a plain story that the site knows all names of", async () => {
    expect(lossesIn(await outgoingStory({ standfirst: [run("On time.")] }), knowsAll)).toEqual([]);
  });

  it("are a sentence each, of what the site cannot do", async () => {
    const story = await outgoingStory(
      {
        kicker: "Harbour",
        appeal: true,
        access: "metered",
        standfirst: [run("On time", BOLD)],
        tags: ["#ferries", "boats"],
        body,
      },
      { showsUpdated: true, similar: [{ headline: "E", line: "", address: "https://site.example/e/" }] },
    );
    const losses = lossesIn(story, { hasUser: () => false, hasTag: (name) => (name === "boats" ? false : undefined) });
    expect(losses).toEqual([
      "Ghost’s excerpt is plain words: bold, italic and links in the standfirst are lost, not their words.",
      "Ghost has no place for a kicker: it is left out.",
      "The appeal is not sent: Ghost has its own ways to ask.",
      "Ghost counts no free stories: readers see the part before the cut, and the rest of a metered story once they are members, at no cost.",
      "Joy Okafor has no user on the site: the byline stands above the text as words, and Ghost shows another author, the owner where it knows none of them.",
      "Ghost hides or refuses some signs at the ends of tags: #ferries go without them.",
      "The site has no tags boats, and the desk may not make them: they are left out.",
      "Of Features and #ferries, only tags that the site has are set: the desk may not make any.",
      "Ghost has no field for corrections and updates: they stand above the text, in an HTML card.",
      "Related stories stand under the text: only readers who may read all of it see them.",
    ]);
  });
});
