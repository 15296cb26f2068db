import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { v7 } from "uuid";
import { contributorSchema } from "../../../shared/model/contributor.ts";
import { type Block, bodySchema, type Inline } from "../../../shared/model/copy.ts";
import { paperSchema } from "../../../shared/model/paper.ts";
import { furnitureSchema, MOST_SIMILAR } from "../../../shared/model/story.ts";
import { line } from "./copy-in-marks.ts";
import { SAMPLE_CONTRIBUTORS } from "./sample-contributors.ts";
import { furnitureOf, picksOf, picturesOf } from "./sample-furniture.ts";
import { SAMPLE_PAPER } from "./sample-paper.ts";
import { SAMPLE_STORIES } from "./sample-stories.ts";

const PICTURES = join(import.meta.dirname, "pictures");
const DRAWINGS = join(import.meta.dirname, "drawings");
const anId = v7();
const aPictureId = (): string => "0".repeat(64);
const ids = { contributorId: () => anId, pictureId: aPictureId };

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ("children" in inline ? textOf(inline.children) : "text" in inline ? inline.text : " "))
    .join("");
}

function wordsOf(body: readonly Block[]): number {
  const text = (block: Block): string => {
    if (block.type === "picture" || block.type === "cut") return "";
    if (block.type === "list") return block.children.map((item) => textOf(item.children as Inline[])).join(" ");
    return textOf(block.children);
  };
  return body
    .map(text)
    .join(" ")
    .split(/\s+/)
    .filter((word) => word !== "").length;
}

test("there are a dozen stories in every stage of work, none of them scheduled", () => {
  expect(SAMPLE_STORIES).toHaveLength(12);
  const counts = Object.groupBy(SAMPLE_STORIES, (story) => story.status);
  expect(Object.fromEntries(Object.entries(counts).map(([status, stories]) => [status, stories.length]))).toEqual({
    draft: 1,
    filed: 1,
    subbing: 2,
    revise: 1,
    ready: 1,
    published: 5,
    spiked: 1,
  });
});

test("all three kinds of access are there, and where something is held back the cut says where", () => {
  expect(new Set(SAMPLE_STORIES.map((story) => story.access))).toEqual(new Set(["free", "metered", "subscribers"]));
  for (const story of SAMPLE_STORIES) {
    const cuts = story.body(aPictureId).filter((block) => block.type === "cut");
    expect(cuts, story.key).toHaveLength(story.access === "free" ? 0 : 1);
  }
});

describe.each(SAMPLE_STORIES)("$key", (story) => {
  test("is what the model says a story is, and loses nothing on the way", () => {
    const furniture = { ...furnitureOf(story, ids), ...picksOf(story, () => anId) };
    expect(furnitureSchema.parse(furniture)).toStrictEqual(furniture);
    const body = story.body(aPictureId);
    expect(bodySchema.parse(body)).toStrictEqual(body);
    expect(furniture.similar.length).toBeLessThanOrEqual(MOST_SIMILAR);
  });

  test("is between 120 and 450 words long", () => {
    const words = wordsOf(story.body(aPictureId));
    expect(words).toBeGreaterThanOrEqual(120);
    expect(words).toBeLessThanOrEqual(450);
  });

  test("leaves no mark unread and no straight quotation mark in the copy", () => {
    const said = JSON.stringify([story.body(aPictureId), furnitureOf(story, ids)]);
    expect(said).not.toMatch(/\*\*|\]\(|_[a-z]|[a-z]'[a-z]/i);
  });

  test("picks only stories that exist, and never itself", () => {
    const keys = SAMPLE_STORIES.filter((other) => other !== story && other.status === "published").map((other) => other.key);
    for (const pick of [...(story.similar ?? []), ...(story.pinned ?? [])]) expect(keys).toContain(pick.key);
  });

  test("has pictures whose alt text is a text of its own", () => {
    for (const file of picturesOf(story)) expect(statSync(join(PICTURES, file)).size).toBeLessThanOrEqual(120_000);
    const placed = story.body((file) => file).filter((block) => block.type === "picture");
    const all = [
      ...(story.leadPicture ? [{ ...story.leadPicture, caption: textOf(line(story.leadPicture.caption)) }] : []),
      ...placed.map((picture) => ({ ...picture, caption: textOf(picture.caption) })),
    ];
    for (const picture of all) {
      expect(picture.credit).not.toBe("");
      expect(picture.alt).not.toBe(picture.caption);
      if (story.key !== "wind-farm") expect(picture.alt.length).toBeGreaterThan(40);
    }
  });
});

test("one draft is left unfinished, so that the checklist has something to say", () => {
  const unfinished = SAMPLE_STORIES.filter((story) => JSON.stringify(story.body(aPictureId)).includes("TK"));
  expect(unfinished.map((story) => [story.key, story.status, story.leadPicture?.alt])).toEqual([["wind-farm", "draft", ""]]);
});

test("some standfirsts carry the writer's name in capitals", () => {
  const named = SAMPLE_STORIES.filter((story) =>
    SAMPLE_CONTRIBUTORS.some(
      (person) => story.byline.includes(person.key) && story.standfirst.includes(person.name.toUpperCase()),
    ),
  );
  expect(named.length).toBeGreaterThanOrEqual(6);
});

test("the paper and its contributors are what the model says they are", () => {
  expect(paperSchema.parse(SAMPLE_PAPER)).toStrictEqual(SAMPLE_PAPER);
  expect(SAMPLE_CONTRIBUTORS).toHaveLength(3);
  for (const { name, pageName, email } of SAMPLE_CONTRIBUTORS) {
    const contributor = { id: anId, name, pageName, email, pictureId: aPictureId() };
    expect(contributorSchema.parse(contributor)).toStrictEqual(contributor);
    expect(email).toMatch(/@example\.org$/);
  }
});

test("every picture has its drawing and is used", () => {
  const pictures = readdirSync(PICTURES).toSorted();
  const used = new Set([...SAMPLE_CONTRIBUTORS.map((person) => person.portrait), ...SAMPLE_STORIES.flatMap(picturesOf)]);
  expect(pictures).toEqual([...used].toSorted());
  expect(readdirSync(DRAWINGS).toSorted()).toEqual(pictures.map((name) => name.replace(".jpg", ".svg")));
});
