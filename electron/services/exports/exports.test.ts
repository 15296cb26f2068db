import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as streamText } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { EXPORT_FORMATS, FORMAT_FACTS } from "../../../shared/formats/export-formats.ts";
import { everyBlock, KEPT_WORDS } from "../../../shared/formats/testing/some-story.ts";
import type { Block } from "../../../shared/model/copy.ts";
import { createManuscripts } from "../manuscripts/manuscripts.ts";
import { JOY, paragraph, run, TOM } from "../publishing/testing/sample-copy.ts";
import { leadOf, openTestDesk, type TestDesk } from "../publishing/testing/test-desk.ts";
import { createRelated } from "../related/related.ts";
import { createExports, type Exports } from "./exports.ts";

let folder: string;
let desk: TestDesk;
let exports: Exports;
let harbour: string;
let depot: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-exports-"));
  desk = openTestDesk(folder);
  const { database, pictures, stories } = desk;
  const story = (id: string): ReturnType<typeof stories.get> => stories.get(id);
  const related = createRelated({ database, paper: () => desk.paper, story });
  exports = createExports({
    database,
    story,
    paper: () => desk.paper,
    contributors: () => [JOY, TOM],
    corrections: () => [CORRECTION],
    related,
    pictures,
  });
  harbour = await desk.addPicture("navy", 1600, 900);
  depot = await desk.addPicture("maroon", 500, 1500);
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const CORRECTION = { kind: "correction", text: "There were 12 beds, not 21.", madeAt: "2026-04-01T08:00:00.000Z" } as const;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A subscribers' story with every kind of block. */
function write(headline = "The wall leans", more: Block[] = []): string {
  const body = everyBlock().map((block) => (block.type === "picture" ? { ...block, pictureId: depot } : block));
  const furniture = { headline, leadPicture: leadOf(harbour, "the harbour"), access: "subscribers", dateline: "CARROW" } as const;
  return desk.write(furniture, [...body, ...more]).id;
}

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await streamText(await zip.openReadStreamPromise(entry)));
  return files;
}

describe("one story", () => {
  test.each(EXPORT_FORMATS)("comes out as %s under its own name, whole or the free part", async (format) => {
    const id = write();
    const { file, leftOut } = await exports.export([id], format, "whole");
    expect(file.name).toBe(`the-wall-leans.${FORMAT_FACTS[format].ending}`);
    expect(file.type).toBe(FORMAT_FACTS[format].type);
    expect(leftOut).toEqual([]);
    if (format !== "docx") expect(text(file.bytes)).toContain(CORRECTION.text);
    if (format !== "docx" && format !== "jsonld") {
      expect(text(file.bytes)).toContain(KEPT_WORDS);
      expect(text((await exports.export([id], format, "free")).file.bytes)).not.toContain("porters");
    }
    expect(text(file.bytes)).not.toContain("WARDS");
  });

  test("that stands on the site has its address and its pictures' there; one that does not has neither", async () => {
    const id = write();
    const draft = text((await exports.export([id], "ninjs", "whole")).file.bytes);
    expect(JSON.parse(draft)).toMatchObject({ pubStatus: "withheld" });
    expect(draft).not.toContain('"href"');
    await desk.publishing.publish(id, "window");
    const written = JSON.parse(text((await exports.export([id], "ninjs", "whole")).file.bytes)) as {
      pubStatus: string;
      renditions: { href: string }[];
      associations: { renditions: { href: string }[] }[];
    };
    expect(written.pubStatus).toBe("usable");
    expect(written.renditions[0]?.href).toBe("https://examiner.example/paper/features/2026/03/the-wall-leans/");
    expect(written.associations[0]?.renditions.map(({ href }) => href)).toEqual(
      [480, 800, 1200, 1600].map((width) => `https://examiner.example/paper/pictures/${harbour.slice(0, 20)}-${width}.webp`),
    );
    await desk.publishing.withdraw(id, "window");
    expect(JSON.parse(text((await exports.export([id], "ninjs", "whole")).file.bytes))).toMatchObject({ pubStatus: "canceled" });
  });

  test("as HTML holds its pictures; one whose file is lost is told of, and its alt text stands for it", async () => {
    const id = write();
    const html = text((await exports.export([id], "html", "whole")).file.bytes);
    expect(html.match(/src="data:image\/jpeg;base64,\/9j\//g)).toHaveLength(2);
    await rm(join(folder, "pictures", depot.slice(0, 2)), { recursive: true });
    await rm(join(folder, "cache"), { recursive: true });
    const { file, leftOut } = await exports.export([id], "html", "whole");
    expect(leftOut).toEqual([expect.stringContaining("The wall leans: The stored file of the picture “maroon.jpg” is missing")]);
    expect(text(file.bytes)).toContain("[Picture: A brick depot with its gates shut]");
  });

  test("that is not there fails in words", async () => {
    const gone = "0198a000-0000-7000-8000-00000000ffff";
    await expect(exports.export([write(), gone], "text", "whole")).rejects.toMatchObject({ code: "not-found" });
  });
});

test("several come out as one zip, each under a name of its own", async () => {
  const ids = [write(), write(), write("Con"), write("日本"), write("../../etc/passwd")];
  const { file } = await exports.export([...ids, ids[0] ?? ""], "markdown", "free");
  expect(file).toMatchObject({ name: "stories-markdown.zip", type: "application/zip" });
  const files = await unzip(file.bytes);
  expect([...files.keys()]).toEqual(["the-wall-leans.md", "the-wall-leans-2.md", "story-con.md", "story.md", "etc-passwd.md"]);
  expect(files.get("the-wall-leans-2.md")).toContain("# The wall leans");
  expect([...files.values()].join("")).not.toContain("porters");
});

test("a Word file opened on the desk gives the same blocks back", async () => {
  const id = write("The wall leans", [paragraph(run("Bold", 1), " and ", run("slanted", 2)), paragraph("a & b <c> \u0007]]>")]);
  const { file } = await exports.export([id], "docx", "whole");
  const manuscripts = createManuscripts({ pictures: desk.pictures, stories: desk.stories });
  const { storyId, leftOut } = await manuscripts.open(file.bytes, file.name);
  expect(leftOut).toEqual(["1 page header"]);
  const before = desk.stories.get(id);
  const after = desk.stories.get(storyId);
  expect(after.headline).toBe("The wall leans");
  const [standfirst, byline, lead, dateline, ...body] = after.body;
  expect(standfirst).toMatchObject({ type: "paragraph", children: before.standfirst.map(shapeOfInline) });
  expect(byline).toMatchObject(paragraph("By Joy Okafor"));
  expect(lead).toMatchObject({ type: "picture", alt: "What the picture of the harbour shows" });
  expect(dateline).toMatchObject(paragraph("CARROW"));
  const kept = before.body.filter((block) => block.type !== "cut");
  expect(body.filter((block) => textOf(block) !== "[The free part ends here]").map(shapeOf)).toEqual(kept.map(shapeOf));
  for (const block of [lead, ...body.filter((each) => each.type === "picture")]) {
    if (block?.type !== "picture") throw new Error("no picture");
    expect(desk.pictures.get(block.pictureId).type).toBe("image/jpeg");
  }
  expect(body.find((block) => block.type === "picture")).toMatchObject({
    alt: "A brick depot with its gates shut",
    caption: [
      { text: "The depot, " },
      { type: "link", url: "https://examiner.example/quay", children: [{ text: "seen from the quay" }] },
      { text: ". Pic: N Farrow" },
    ],
  });
});

test("the free part alone in a Word file ends there", async () => {
  const { file } = await exports.export([write()], "docx", "free");
  const manuscripts = createManuscripts({ pictures: desk.pictures, stories: desk.stories });
  const { storyId } = await manuscripts.open(file.bytes, file.name);
  const body = desk.stories.get(storyId).body;
  expect(body.some((block) => block.type === "heading")).toBe(false);
  expect(body.at(-1)?.type).toBe("picture");
});

const shapeOfInline = (inline: { type: string }): unknown => expect.objectContaining({ type: inline.type }) as unknown;

function textOf(block: Block): string {
  return block.type === "paragraph" ? block.children.map((inline) => ("text" in inline ? inline.text : "")).join("") : "";
}

/**
 * What must come back: kinds, words, marks, links, nesting. a tab at the end of a paragraph is white space in foreign markup;
 * Word keeps no number to begin with that the converter reads; a caption has its credit in it.
 */
function shapeOf(block: Block): unknown {
  if (block.type === "picture") return { type: "picture", alt: block.alt };
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((each: { type?: string }) => each.type !== "tab").map(shape);
    if (typeof value !== "object" || value === null) return value;
    const node = value as Record<string, unknown>;
    if (node["type"] === "text") return { words: String(node["text"]).replaceAll("\u0007", ""), format: node["format"] };
    const { type, url, listType, children } = node;
    return {
      type,
      ...(url === undefined ? {} : { url }),
      ...(listType === undefined ? {} : { listType }),
      ...(children === undefined ? {} : { children: shape(children) }),
    };
  };
  return shape(block);
}
