import { describe, expect, it } from "vitest";
import { isFailure } from "../../../shared/contract/failure.ts";
import { docxEntries, drawing, makeDocx, paragraph, run } from "./fixtures/make-docx.ts";
import { makeZip, type ZipEntry } from "./fixtures/make-zip.ts";
import { createManuscripts } from "./manuscripts.ts";
import { READING_LIMITS, readAside, type ReadingLimits } from "./read-aside.ts";
import { readManuscript, type ReadManuscript } from "./read-manuscript.ts";
import { ZIP_LIMITS, type ZipLimits } from "./zip-limits.ts";

type Read = (bytes: Uint8Array) => Promise<ReadManuscript>;
const aside =
  (limits: Partial<ReadingLimits> = {}): Read =>
  (bytes) =>
    readAside(bytes, { ...READING_LIMITS, ...limits });

/** Opens it on a desk that must be left untouched, and gives the message. */
async function refusal(
  bytes: Uint8Array,
  zip: Partial<ZipLimits> = {},
  read: Read = (given) => readManuscript(given, { ...ZIP_LIMITS, ...zip }),
): Promise<string> {
  const touched: string[] = [];
  const manuscripts = createManuscripts({
    read,
    pictures: {
      add: () => {
        touched.push("picture");
        return Promise.reject(new Error("touched"));
      },
    },
    stories: {
      create: () => {
        touched.push("story");
        return { id: "" };
      },
    },
  });
  const error = await manuscripts.open(bytes, "../../etc/copy.docx").then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(touched).toStrictEqual([]);
  if (!isFailure(error, "bad-file")) throw new Error("it was not refused", { cause: error });
  expect(error.message).toContain("Nothing was added to the desk.");
  return error.message;
}

const copy = paragraph(run("Headline"));
const good = docxEntries({ body: copy });
const withPart = (entry: ZipEntry): Buffer => makeZip([...good, entry]);
const changed = (name: string, change: Partial<ZipEntry>): Buffer =>
  makeZip(good.map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));

describe("files that are no manuscript", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["text", Buffer.from("Dear editor"), "not a Word file"],
    ["a PDF", Buffer.from("%PDF-1.7"), "PDF"],
    ["rich text", Buffer.from("{\\rtf1 copy}"), ".rtf"],
    ["an older Word file", Buffer.from("d0cf11e0a1b11ae1".padEnd(2000, "0"), "hex"), "older Word"],
    [
      "a file with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "password",
    ],
    ["a zip of something else", makeZip([{ name: "a.txt", content: "a" }]), "not a Word file"],
    ["an OpenDocument text", makeZip([{ name: "mimetype", content: "application/vnd.oasis.opendocument.text" }]), "OpenDocument"],
    [
      "a spreadsheet",
      changed("[Content_Types].xml", {
        content: "<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet</Types>",
      }),
      "not a Word file",
    ],
    ["a Word file without its text", makeZip(good.filter(({ name }) => name !== "word/document.xml")), "damaged"],
    ["half a Word file", makeDocx({ body: copy }).subarray(0, 900), "damaged"],
    ["the start of a zip", Buffer.from("PK\u0003\u0004"), "damaged"],
    ["broken XML", makeDocx({ body: "<w:p><w:r></w:p>" }), "damaged"],
    ["an entry that is not in the file", changed("word/document.xml", { statedChecksum: 1 }), "damaged"],
  ])("%s is refused with its reason", async (_what, bytes, reason) => {
    expect(await refusal(bytes)).toContain(reason);
  });

  it("refuses a file that is too large before looking into it", async () => {
    expect(await refusal(makeDocx({ body: copy }), { file: 100 })).toContain("larger than");
  });
});

describe("bombs", () => {
  it("refuses an entry that says it is too large, without unpacking", async () => {
    const small = { name: "word/media/a.bin", content: "small", statedSize: ZIP_LIMITS.part + 1 };
    expect(await refusal(withPart(small))).toContain("unpacks to far more");
  });

  it("refuses XML that is too large to keep as a tree", async () => {
    expect(await refusal(withPart({ name: "word/theme.xml", content: "a".repeat(3000) }), { xml: 2000 })).toContain(
      "unpacks to far more",
    );
  });

  it("refuses many entries that are too large together", async () => {
    const many = ["a", "b", "c"].map((name) => ({ name, content: "x".repeat(50_000) }));
    expect(await refusal(makeZip([...good, ...many]), { total: 100_000 })).toContain("unpacks to far more");
  });

  it("refuses more entries than a manuscript has", async () => {
    expect(await refusal(makeDocx({ body: copy }), { entries: 3 })).toContain("unpacks to far more");
  });

  it("refuses what is packed more tightly than text can be", async () => {
    expect(await refusal(withPart({ name: "word/zeros.bin", content: Buffer.alloc(4 * 1024 * 1024) }))).toContain(
      "unpacks to far more",
    );
  });

  it("stops unpacking at the size the table names, however much there is", async () => {
    const content = `<w:document>${" ".repeat(3_000_000)}</w:document>`;
    expect(await refusal(changed("word/document.xml", { content, statedSize: 500 }))).toContain("damaged");
  });

  it("refuses entities that multiply", async () => {
    const content = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>';
    expect(await refusal(changed("word/document.xml", { content }))).toContain("damaged");
  });

  it("refuses nesting without end", async () => {
    const depth = 20_000;
    expect(
      await refusal(makeDocx({ body: `${"<w:sdt><w:sdtContent>".repeat(depth)}${"</w:sdtContent></w:sdt>".repeat(depth)}` })),
    ).toContain("damaged");
  });
});

describe("what takes too much", () => {
  it("is refused when its time is up", async () => {
    expect(await refusal(makeDocx({ body: copy }), {}, aside({ time: 1 }))).toContain("takes longer than");
  });

  it("is refused when it takes too much memory", async () => {
    const long = makeDocx({
      body: Array.from({ length: 40_000 }, (_each, number) => paragraph(run(`Words ${number}`))).join(""),
    });
    expect(await refusal(long, {}, aside({ memory: 32 }))).toContain("takes too much memory");
  });

  it("ends nothing else when it is nested without end", async () => {
    const depth = 20_000;
    const nested = makeDocx({ body: `${"<w:sdt><w:sdtContent>".repeat(depth)}${"</w:sdtContent></w:sdt>".repeat(depth)}` });
    expect(await refusal(nested, {}, aside())).toContain("damaged");
  });

  it("holds up nobody else meanwhile", async () => {
    const long = makeDocx({ body: Array.from({ length: 5000 }, (_each, number) => paragraph(run(`Words ${number}`))).join("") });
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const read = await readAside(long);
    clearInterval(counting);
    expect(read.blocks).toHaveLength(5000);
    // On this thread the conversion would leave room for a handful.
    expect(turns).toBeGreaterThan(20);
  });
});

describe("tricks", () => {
  it("refuses an encrypted entry", async () => {
    expect(await refusal(changed("word/document.xml", { encrypted: true }))).toContain("password");
  });

  it("refuses two entries of one name", async () => {
    const [first] = good;
    if (first === undefined) throw new Error("no entries");
    expect(await refusal(makeZip([...good, first]))).toContain("damaged");
  });

  it("never uses a name inside the file as a path", async () => {
    const made: unknown[] = [];
    const { open } = createManuscripts({
      read: (bytes) => readManuscript(bytes),
      pictures: { add: () => Promise.reject(new Error("no picture is in the file")) },
      stories: {
        create: (furniture, body) => {
          made.push(furniture, body);
          return { id: "story" };
        },
      },
    });
    const bytes = makeDocx({
      body: copy + paragraph(drawing("rPath", "")),
      links: {},
      pictures: {},
      extra: [{ name: "../../../evil.txt", content: "x" }],
      linkedPictures: { rPath: "../../../../../../etc/hostname" },
    });
    expect(await open(bytes, "../../../a/b.docx")).toStrictEqual({
      storyId: "story",
      leftOut: ["1 picture (not in the file, only linked from it)"],
    });
    expect(made).toStrictEqual([{ headline: "Headline", catchline: "b" }, []]);
  });

  it("ignores styles that the file brings along to steer the converter", async () => {
    let text = "";
    const { open } = createManuscripts({
      read: (bytes) => readManuscript(bytes),
      pictures: { add: () => Promise.reject(new Error("no pictures")) },
      stories: {
        create: (_furniture, body) => {
          text = JSON.stringify(body);
          return { id: "story" };
        },
      },
    });
    await open(
      makeDocx({ body: copy + paragraph(run("Words")), extra: [{ name: "mammoth/style-map", content: "p => script" }] }),
      "a.docx",
    );
    expect(text).toContain("Words");
  });

  it("is looked through in one go, however its tags and words are drawn out", async () => {
    const { open } = createManuscripts({
      read: (bytes) => readManuscript(bytes),
      pictures: { add: () => Promise.reject(new Error("no pictures")) },
      stories: { create: () => ({ id: "story" }) },
    });
    const bytes = makeDocx({
      body: `${copy}<!-- ${"<w:del ".repeat(60_000)}${"<w:ins ".repeat(60_000)} -->`,
      extra: [
        { name: "word/header1.xml", content: `<w:hdr><w:t>${" a".repeat(200_000)}<w:br/></w:t></w:hdr>` },
        { name: "word/footer1.xml", content: "<w:t ".repeat(100_000) },
      ],
    });
    const begun = performance.now();
    expect((await open(bytes, "a.docx")).leftOut).toContain("1 page header");
    // Once it took minutes; a slow machine needs well under a second now.
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
