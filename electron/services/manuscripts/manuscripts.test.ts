import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/contract/failure.ts";
import { blockText, plainText } from "../../../shared/editor/plain-text.ts";
import { bodyHtml } from "../../../shared/editor/html-out.ts";
import { bodySchema, type Body } from "../../../shared/model/copy.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import { ferryReport } from "./fixtures/ferry-report.ts";
import { drawing, makeDocx, paragraph, run } from "./fixtures/make-docx.ts";
import { createManuscripts, type Manuscripts } from "./manuscripts.ts";
import { readAside } from "./read-aside.ts";
import { readManuscript, type ReadManuscript } from "./read-manuscript.ts";

interface MadeStory {
  furniture: Partial<Furniture>;
  body: Body;
}
interface Desk {
  manuscripts: Manuscripts;
  stories: MadeStory[];
  pictures: Picture[];
}

/** Keeps what it is given in memory; pictures are recognised by their first bytes alone. */
function desk(read: (bytes: Uint8Array) => Promise<ReadManuscript> = (bytes) => readManuscript(bytes)): Desk {
  const stories: MadeStory[] = [];
  const pictures: Picture[] = [];
  const manuscripts = createManuscripts({
    read,
    stories: {
      create: (furniture, body) => {
        stories.push({ furniture, body });
        return { id: `story-${stories.length}` };
      },
    },
    pictures: {
      add: async (bytes, fileName) => {
        const { format, width, height } = await sharp(bytes)
          .metadata()
          .catch(() => ({ format: "", width: 0, height: 0 }));
        if (format !== "png" && format !== "jpeg") throw new Failure("bad-file", "This is no picture.");
        const id = createHash("sha256").update(bytes).digest("hex");
        const picture: Picture = {
          id,
          type: `image/${format}`,
          width,
          height,
          bytes: bytes.length,
          fileName,
          addedAt: "2026-01-01T00:00:00.000Z",
        };
        pictures.push(picture);
        return picture;
      },
    },
  });
  return { manuscripts, stories, pictures };
}

async function open(bytes: Uint8Array, fileName = "copy.docx"): Promise<MadeStory & { leftOut: string[]; pictures: Picture[] }> {
  const { manuscripts, stories, pictures } = desk();
  const { storyId, leftOut } = await manuscripts.open(bytes, fileName);
  const [story] = stories;
  if (story === undefined || storyId !== "story-1") throw new Error("no story was made");
  expect(bodySchema.parse(story.body)).toStrictEqual(story.body);
  return { ...story, leftOut, pictures };
}

const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#3366aa" } })
  .png()
  .toBuffer();
const html = (body: Body): string[] => bodyHtml(body, { picture: ({ alt }) => `[${alt}]` }).split("\n");

describe("a manuscript with one of everything", () => {
  it("is the same read on a thread of its own, pictures and all", async () => {
    const [here, aside] = [desk(), desk(readAside)];
    const bytes = makeDocx(ferryReport(png));
    expect(await aside.manuscripts.open(bytes, "a.docx")).toStrictEqual(await here.manuscripts.open(bytes, "a.docx"));
    expect(aside.stories).toStrictEqual(here.stories);
    expect(aside.pictures).toStrictEqual(here.pictures);
    expect(aside.pictures).toHaveLength(1);
  });

  it("becomes a story with its structure", async () => {
    const { furniture, body, pictures } = await open(makeDocx(ferryReport(png)), "C:\\Users\\desk\\..\\Ferry report.docx");
    expect(furniture).toStrictEqual({ headline: "Island ferry to sail again", catchline: "Ferry report" });
    expect(html(body)).toStrictEqual([
      "<p>The <em>Marram</em> returns in <strong>May</strong>, the harbour board said.</p>",
      '<p>The timetable is <a href="https://ferry.example/times" rel="noopener">on the board’s pages</a>.[1]</p>',
      "<h2>What it costs</h2>",
      "<ul><li>Adults, four crowns<ul><li>Under the age of six, nothing</li></ul></li><li>Bicycles, one crown</li></ul>",
      "<ol><li>Book ahead</li><li>Bring a coat</li></ol>",
      "[A small white ferry leaving a stone quay]",
      "<blockquote><p>We have waited two winters for this.</p></blockquote>",
      "<p>Port\tCrowns</p>",
      "<p>Eastness\t4</p>",
      "<p>Fares were six four crowns, no more.</p>",
      "<p>[1] Checked on Tuesday.</p>",
    ]);
    expect(pictures).toHaveLength(1);
    expect(body.find((block) => block.type === "picture")).toMatchObject({ pictureId: pictures[0]?.id, caption: [], credit: "" });
  });

  it("lists what was left out", async () => {
    const { leftOut } = await open(makeDocx(ferryReport(png)));
    expect(leftOut).toStrictEqual([
      "1 table: the text was kept, one paragraph for each row",
      "strikethrough in 1 place: the words were kept",
      "underlining in 1 place: the words were kept",
      "1 footnote: kept as a paragraph at the end, marked in the text",
      "1 comment",
      "1 page header",
    ]);
  });
});

describe("what a manuscript may hold", () => {
  it("keeps the first line as headline and the rest of its paragraph in the copy", async () => {
    const { furniture, body } = await open(
      makeDocx({ body: paragraph("") + paragraph(`${run("Headline")}<w:r><w:br/></w:r>${run("By A Name")}`) }),
    );
    expect(furniture.headline).toBe("Headline");
    expect(html(body)).toStrictEqual(["<p>By A Name</p>"]);
  });

  it("leaves out a picture that is only linked and never asks for it", async () => {
    const { body, leftOut } = await open(
      makeDocx({
        body: paragraph(run("Headline")) + paragraph(drawing("rFar", "A far picture", "link")),
        linkedPictures: { rFar: "http://127.0.0.1:9/picture.png" },
      }),
    );
    expect(body).toStrictEqual([]);
    expect(leftOut).toStrictEqual(["1 picture (not in the file, only linked from it)"]);
  });

  it("leaves out a picture no page can show, and keeps the text", async () => {
    const { furniture, leftOut, pictures } = await open(
      makeDocx({
        body: paragraph(run("Headline")) + paragraph(drawing("rDrawing", "")),
        pictures: { rDrawing: { name: "a.emf", bytes: Buffer.from("EMF") } },
      }),
    );
    expect(furniture.headline).toBe("Headline");
    expect(leftOut).toStrictEqual(["1 picture (EMF, which pages cannot show or which is damaged)"]);
    expect(pictures).toStrictEqual([]);
  });

  it("says what happened to tracked changes, hidden text, text boxes and equations", async () => {
    const box =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent/></wps:txbx></mc:Choice></mc:AlternateContent></w:r>';
    const { body, leftOut } = await open(
      makeDocx({
        body:
          paragraph(run("Headline")) +
          paragraph(
            `${run("Kept ")}<w:del w:id="1" w:author="A"><w:r><w:delText>dropped</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run("inserted")}</w:ins>${run(" hidden", "<w:vanish/>")}${box}<m:oMath/>`,
          ),
      }),
    );
    expect(plainText(body)).toBe("Kept inserted hidden");
    expect(leftOut).toStrictEqual([
      "tracked deletions in 1 place: the deleted words were dropped",
      "tracked insertions in 1 place: the inserted words were kept",
      "hidden text in 1 place: it can be seen now, so read it before you publish",
      "1 equation",
      "1 text box",
    ]);
  });

  it("refuses a file without any text, and makes no story", async () => {
    const { manuscripts, stories } = desk();
    await expect(manuscripts.open(makeDocx({ body: paragraph("") }), "a.docx")).rejects.toMatchObject({ code: "bad-file" });
    expect(stories).toStrictEqual([]);
  });

  it("stores no picture when the text cannot be read", async () => {
    const { manuscripts, stories, pictures } = desk();
    const bytes = makeDocx({
      body: `${paragraph(drawing("rPicture", ""))}<w:p><w:r>`,
      pictures: { rPicture: { name: "a.png", bytes: png } },
    });
    await expect(manuscripts.open(bytes, "a.docx")).rejects.toMatchObject({ code: "bad-file" });
    expect([stories, pictures]).toStrictEqual([[], []]);
  });

  it("does not hide that the disk is full", async () => {
    const manuscripts = createManuscripts({
      pictures: { add: () => Promise.reject(new Failure("disk", "The disk is full.")) },
      stories: {
        create: () => {
          throw new Error("no story must be made");
        },
      },
    });
    await expect(manuscripts.open(makeDocx(ferryReport(png)), "a.docx")).rejects.toMatchObject({ code: "disk" });
  });
});

/** The Word files that the end-to-end specs open. */
describe("the manuscripts of the end-to-end specs", () => {
  const folder = join(import.meta.dirname, "../../../e2e/fixtures/manuscripts");

  it.each([
    ["ferry-report.docx", "Island ferry to sail again", 11],
    ["plain.docx", "Bakery queue grows", 3],
    ["left-out.docx", "Council books on show", 5],
  ])("%s opens", async (name, headline, blocks) => {
    const { furniture, body } = await open(await readFile(join(folder, name)), name);
    expect([furniture.headline, body.length]).toStrictEqual([headline, blocks]);
  });

  it("left-out.docx says what it lost", async () => {
    expect((await open(await readFile(join(folder, "left-out.docx")))).leftOut).toStrictEqual([
      "1 table: the text was kept, one paragraph for each row",
      "strikethrough in 1 place: the words were kept",
      "underlining in 1 place: the words were kept",
      "1 footnote: kept as a paragraph at the end, marked in the text",
      "1 picture (not in the file, only linked from it)",
      "1 picture (EMF, which pages cannot show or which is damaged)",
    ]);
  });

  it.each([
    ["damaged.docx", "damaged"],
    ["bomb.docx", "unpacks to far more"],
    ["password.docx", "password"],
    ["old-word.doc", "older Word"],
  ])("%s is refused", async (name, reason) => {
    await expect(open(await readFile(join(folder, name)), name)).rejects.toThrow(reason);
  });
});

/** Word files of other projects, in a folder that may stand beside the checkout. */
const companion = join(import.meta.dirname, "../../../../shared/manuscripts");
const files = (await readdir(companion, { recursive: true }).catch(() => [])).filter((name) => name.endsWith(".docx")).toSorted();
if (files.length === 0) console.error("No companion manuscripts beside the checkout: none of them checked");

/** What some of them must give: headline, HTML, left out. */
const KNOWN: Record<string, [headline: string, html: string[], leftOut: string[]]> = {
  "mammoth/single-paragraph.docx": ["Walking on imported air", [""], []],
  "mammoth/utf8-bom.docx": ["This XML has a byte order mark.", [""], []],
  "mammoth/strict-format.docx": ["Test", [""], []],
  "mammoth/simple-list.docx": ["", ["<ul><li>Apple</li><li>Banana</li></ul>"], []],
  "mammoth/tables.docx": [
    "Above",
    ["<p>Top left\tTop right</p>", "<p>Bottom left\tBottom right</p>", "<p>Below</p>"],
    ["1 table: the text was kept, one paragraph for each row"],
  ],
  "mammoth/strikethrough.docx": ["Today's Special: Salmon Sold out", [""], ["strikethrough in 1 place: the words were kept"]],
  "mammoth/text-box.docx": ["Datum plane", [""], ["1 text box: the text was kept as paragraphs"]],
  "mammoth/tiny-picture.docx": ["", ["[]"], []],
};

describe(`the ${files.length} manuscripts beside the checkout`, () => {
  it("open, or say why they cannot", async () => {
    for (const name of files) {
      const { manuscripts, stories } = desk();
      const result = await manuscripts.open(await readFile(join(companion, name)), name).catch((error: unknown) => error);
      if (result instanceof Error) {
        expect(result, name).toBeInstanceOf(Failure);
        expect(stories, name).toStrictEqual([]);
      }
      for (const { body } of stories) {
        expect(bodySchema.parse(body), name).toStrictEqual(body);
        for (const block of body) expect(block.type === "picture" || blockText(block).trim() !== "", name).toBe(true);
      }
    }
  });

  it("have the structure they had in Word", async () => {
    for (const [name, expected] of Object.entries(KNOWN)) {
      if (!files.includes(name)) continue;
      const { furniture, body, leftOut } = await open(await readFile(join(companion, name)), name);
      expect([furniture.headline, html(body), leftOut], name).toStrictEqual(expected);
    }
  });
});
