import fc from "fast-check";
import { expect, test } from "vitest";
import { freePart } from "../../../../../shared/editor/cut.ts";
import type { Body, Inline, ListBlock } from "../../../../../shared/model/copy.ts";
import { isLinkAddress } from "../../../../../shared/model/copy-limits.ts";
import { ACCESS } from "../../../../../shared/model/story.ts";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import { arbitraryBody, arbitraryLine } from "../../testing/arbitrary-body.ts";
import { bodyOfEverything, outgoingPicture, outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { paragraph } from "../../testing/sample-copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { captionHtml, lineAsItStands } from "./block-markup.ts";
import { postContent, postTitle, storyIn } from "./post-content.ts";
import { captionIn, lineIn, readContent, wordsIn } from "./read-content.ts";

const picture = await outgoingPicture("#336699");
const story = await outgoingStory({ leadPicture: undefined, body: bodyOfEverything(picture) });

function written(of: OutgoingStory, keptBack: SettingsOf<"wordpress">["keptBack"] = "whole-with-more-tag"): string {
  return postContent(of, {
    keptBack,
    bylineNames: ["Joy Okafor", "Tom Reed"],
    imageOf: ({ pictureId }) => ({ id: 7, address: `https://example.org/${pictureId}.jpg` }),
  });
}
function readBack(content: string): Body {
  return readContent(content, ({ address }) => /([0-9a-f]{64})/.exec(address)?.[1] ?? "").body;
}
const withBody = (body: Body): OutgoingStory => ({ ...story, story: { ...story.story, body } });

// What HTML cannot hold is left out on the way out.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** Every sign that is shown, with its type and where it leads, so that two ways to save the same are the same. */
function signs(line: readonly (Inline | ListBlock)[], to = ""): string[] {
  return line.flatMap((piece) => {
    if (piece.type === "list") return piece.children.flatMap((item) => signs(item.children));
    if (piece.type === "link") return signs(piece.children, isLinkAddress(piece.url) ? piece.url : to);
    if (piece.type === "linebreak") return ["\n"];
    if (piece.type === "tab") return [`\t ${to}`];
    return Array.from(piece.text.replace(FORBIDDEN, ""), (sign) => `${sign} ${piece.format} ${to}`);
  });
}
function shown(body: Body): string[][] {
  return body
    .map((block) => {
      if (block.type === "cut") return [];
      if (block.type !== "picture") return [block.type, ...signs(block.type === "list" ? [block] : block.children)];
      const plain = (words: string): string => words.replace(FORBIDDEN, "").trim();
      return ["picture", block.pictureId, ...signs(block.caption), plain(block.credit), plain(block.alt)];
    })
    .filter((block) => block.length > 1);
}

test("reads back every block and setting of words as it was sent", () => {
  expect(readBack(written(story))).toEqual(story.story.body);
});

test("what is sent reads back the same whatever the words are, and again when it is sent once more", () => {
  fc.assert(
    fc.property(arbitraryBody([picture.pictureId]), (body) => {
      const back = readBack(written(withBody(body)));
      expect(shown(back)).toEqual(shown(body));
      expect(readBack(written(withBody(back)))).toEqual(back);
    }),
    { numRuns: 150 },
  );
});

test("leaves out everything the desk added, and marks where the rest was kept back", () => {
  fc.assert(
    fc.property(
      arbitraryBody([picture.pictureId]),
      fc.constantFrom(...ACCESS),
      fc.boolean(),
      fc.constantFrom("", "LAGOS", "<i>KANO</i> – "),
      (body, access, appeal, dateline) => {
        const links = [{ headline: "Another <b>", line: "with a line", address: "https://example.org/other" }];
        const full: OutgoingStory = {
          ...story,
          story: { ...story.story, body, access, appeal, dateline },
          moreFromAuthor: links,
          similar: links,
          corrections: [{ id: "1", kind: "correction", text: "It was Tuesday.", madeAt: story.updatedAt }],
          showsUpdated: true,
        };
        const { free, cut } = freePart(body, access);
        const content = written(full, "free-part-only");
        expect(storyIn(content)).toBe(story.story.id);
        const back = readBack(content);
        expect(shown(back)).toEqual(shown(free));
        expect(back.filter(({ type }) => type === "cut")).toHaveLength(cut ? 1 : 0);
        expect(readContent(content, () => "").bylineNames).toEqual(["Joy Okafor", "Tom Reed"]);
      },
    ),
    { numRuns: 100 },
  );
});

test("captions, excerpts and titles read back as they were sent", () => {
  fc.assert(
    fc.property(arbitraryLine, fc.string({ unit: "grapheme" }), (line, name) => {
      const credit = name.replace(FORBIDDEN, "").replace(/^[\s.]+|\s+$/g, "");
      const back = captionIn(captionHtml(line, credit));
      expect([signs(back.caption), back.credit]).toEqual([signs(line), credit.replace(/^Pic:\s*/, "")]);
      expect(signs(lineIn(lineAsItStands(line)))).toEqual(signs(line));
      const title = wordsIn(postTitle({ ...story, story: { ...story.story, headline: name } }));
      expect(title).toBe(name.replace(FORBIDDEN, "").trim().replace(/\r\n?/g, "\n"));
    }),
  );
});

test("an edit made on the site shows, and nothing else does", () => {
  const content = written(story);
  const edited = content.replace("Neither has reported.", "One <em>has</em> reported.");
  expect(edited).not.toBe(content);
  const back = readBack(edited);
  expect(back.slice(0, -1)).toEqual(story.story.body.slice(0, -1));
  expect(shown(back.slice(-1)).flat().join("")).toContain("h 2");
});

test.each([
  ["a paragraph of the classic editor", "One.\n\nTwo <b>bold</b>.", "One.", "Two "],
  ["a heading of another level", "<h4>Lower</h4>", "Lower"],
  ["a table", "<table><tr><td>a</td><td>b</td></tr></table>", "a", "b"],
  ["a picture added there", '<figure><img src="https://example.org/new.jpg" alt="New"></figure>', "New"],
])("reads %s too", (_, html, ...found) => {
  const back = JSON.stringify(readBack(`${html}\n\n${written(withBody([paragraph("Ours.")]))}`));
  for (const words of [...found, "Ours."]) expect(back).toContain(words);
});

test("knows no story in another's post", () => {
  for (const content of ["", "<p>standfirst:x</p>", "&lt;!-- standfirst:0198a000-0000-7000-8000-000000000001 --&gt;"]) {
    expect(storyIn(content)).toBeUndefined();
  }
});

test("the dateline reads back apart from the text, also after somebody wrote another", () => {
  const content = written({ ...story, story: { ...story.story, dateline: "PORT ELLIS" } });
  const read = readContent(content, () => "");
  expect(read.dateline).toBe("PORT ELLIS");
  expect(readContent(written(story), () => "")).toEqual({ ...read, dateline: "" });
  const moved = content.replace("PORT ELLIS – ", "LONDON, Tuesday – ");
  expect(readContent(moved, () => "")).toEqual({ ...read, dateline: "LONDON, Tuesday" });
});
