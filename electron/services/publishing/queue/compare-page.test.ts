import { expect, it } from "vitest";
import { escapeHtml } from "../../../../shared/editor/escape-html.ts";
import { lineText } from "../../../../shared/editor/plain-text.ts";
import type { Comparison } from "../../../../shared/model/delivery.ts";
import { memoryOfTest } from "../testing/memory-of-test.ts";
import { outgoingStory } from "../testing/outgoing-story-of-test.ts";
import { paragraph, run } from "../testing/sample-copy.ts";
import { ghostOfTest } from "../targets/ghost/testing/ghost-of-test.ts";
import type { RemoteCopy } from "../targets/remote-copy.ts";
import { comparePage } from "./compare-page.ts";
import { readLivePage } from "./live-page.ts";

const ADDRESS = "https://examiner.example/ferry/";
/** Longer than Ghost's excerpt, alt text and title. */
const LONG = Array.from({ length: 80 }, (_, at) => `word${at}`).join(" ");

/** The page that a theme makes of what it was given. */
function pageOf({ headline, standfirst = [], leadPicture }: RemoteCopy): string {
  const alt = escapeHtml(leadPicture?.alt ?? "");
  return `<title>.</title><h1>${escapeHtml(headline)}</h1><p>${escapeHtml(lineText(standfirst))}</p><img src="/a.jpg" alt="${alt}"><p>It sailed.</p>`;
}

it("holds a page against what the site was given where it takes no more, as was said before", async () => {
  const start = await outgoingStory({ headline: LONG, standfirst: [run(LONG)], body: [paragraph("It sailed.")] });
  const { leadPicture } = start.story;
  const lead = leadPicture && { ...leadPicture, alt: LONG, caption: [], credit: "" };
  const story = { ...start, story: { ...start.story, leadPicture: lead }, contributors: [] };
  const target = ghostOfTest({ url: "https://examiner.example", adminApiKey: "" }, { memory: memoryOfTest() });
  const losses = target.losses(story).join(" ");
  for (const what of ["headline", "standfirst", "alt text"]) expect(losses).toMatch(new RegExp(`${what} has \\d+ characters`));
  const sent = target.expects(story);
  const compare = (page: string): Comparison[] =>
    comparePage(readLivePage(page), { story, sent, address: ADDRESS, abilities: target.abilities, ours: false });
  const outcomes = (compared: readonly Comparison[]): Record<string, string> =>
    Object.fromEntries(compared.map(({ what, outcome }) => [what, outcome]));

  const whole = compare(pageOf(sent));
  expect(outcomes(whole)).toMatchObject({ Headline: "same", Standfirst: "same", "Alt text": "same", Text: "same" });
  expect(whole.find(({ what }) => what === "Standfirst")?.passed).toBe(lineText(sent.standfirst ?? []));
  const other = { ...sent, standfirst: [run("Something else")], headline: "Another" };
  expect(outcomes(compare(pageOf(other)))).toMatchObject({ Headline: "differs", Standfirst: "absent" });
});
