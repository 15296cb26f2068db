import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Body, Inline, MarkedBlock, MarkedBody, MarkedInline } from "../../model/copy.ts";
import { bodySchema, BOLD, markedBodySchema } from "../../model/copy.ts";
import type { Marks } from "../../model/suggestion.ts";
import { emptyLink, paragraphOf, safeMarkedBlock, textRun } from "../safe-copy.ts";
import { isPassedAlike, passedBody } from "./passed-alike.ts";
import { copyOf, piecesOf } from "./pieces.ts";
import { acceptedCopy, finalCopy, settled } from "./settle.ts";
import { suggestEdit } from "./suggest-edit.ts";
import { withReason } from "./with-reason.ts";

const AT = "2026-03-02T10:00:00.000Z";
let ids = 0;
const by = (author: string): Parameters<typeof suggestEdit>[2] => ({ author, at: AT, newId: () => `s${(ids += 1)}` });
const p = (...children: MarkedInline[]): MarkedBlock => ({ ...paragraphOf([]), children });
const t = (text: string, format = 0): Inline => textRun(text, format);
const marked = (text: string, marks: Marks, format = 0): MarkedInline => ({ ...textRun(text, format), $: { suggested: marks } });
const item = (value: number, indent: number, ...children: unknown[]): unknown => ({ type: "listitem", value, indent, children });
const list = (...children: unknown[]): unknown => ({ type: "list", listType: "bullet", tag: "ul", children });
const body = (...blocks: unknown[]): Body => bodySchema.parse(blocks);

describe("a suggested edit", () => {
  const ada = { id: "a", author: "Ada", at: AT };
  const suggest = (before: MarkedBody, after: MarkedBody): MarkedBody =>
    suggestEdit(before, after, { ...by("Ada"), newId: () => "a" }).copy;

  it("marks what was written and keeps what was taken out, as one suggestion", () => {
    expect(suggest([p(t("The quick fox"))], [p(t("The slow fox"))])).toStrictEqual([
      p(t("The "), marked("quick", { removed: ada }), marked("slow", { added: ada }), t(" fox")),
    ]);
  });

  it("marks the end of a paragraph that is split or joined", () => {
    expect(suggest([p(t("One. Two."))], [p(t("One. ")), p(t("Two."))])).toStrictEqual([
      { ...p(t("One. ")), $: { suggested: { added: ada } } },
      p(t("Two.")),
    ]);
    expect(suggest([p(t("One. ")), p(t("Two."))], [p(t("One. Two."))])).toStrictEqual([
      { ...p(t("One. ")), $: { suggested: { removed: ada } } },
      p(t("Two.")),
    ]);
  });

  it("remembers type, link and kind of block as they were", () => {
    expect(suggest([p(t("bold"))], [p(t("bold", BOLD))])).toStrictEqual([
      p(marked("bold", { changed: { ...ada, was: { format: 0 } } }, BOLD)),
    ]);
    const link: Inline = { ...emptyLink("https://example.org/"), children: [t("link") as never] };
    expect(suggest([p(t("link"))], [p(link)])).toStrictEqual([
      p({ ...link, children: [marked("link", { changed: { ...ada, was: { link: null } } }) as never] }),
    ]);
    const heading = body({ type: "heading", children: [t("Head")] });
    expect(suggest([p(t("Head"))], heading)).toStrictEqual([
      { ...heading[0], $: { suggested: { changed: { ...ada, was: { line: { type: "paragraph" } } } } } },
    ]);
    expect(suggest(suggest([p(t("bold"))], [p(t("bold", BOLD))]), [p(t("bold"))])).toStrictEqual([p(t("bold"))]);
  });

  it("shows a block that moves as moved, once", () => {
    const [one, two, three] = [p(t("One")), p(t("Two")), p(t("Three"))];
    const moved = { removed: ada, moved: true } as const;
    const come = { added: ada, moved: true } as const;
    expect(suggest([one, two, three], [two, three, one])).toStrictEqual([
      { ...p(marked("One", moved)), $: { suggested: moved } },
      two,
      three,
      { ...p(marked("One", come)), $: { suggested: come } },
    ]);
  });

  it("takes back what its own author had suggested, and nobody else's", () => {
    const begun = suggest([p(t("A fox"))], [p(t("A red fox"))]);
    expect(suggest(begun, [p(t("A fox"))])).toStrictEqual([p(t("A fox"))]);
    const other = suggestEdit(begun, [p(t("A fox"))], { ...by("Ben"), newId: () => "b" }).copy;
    expect(other).toStrictEqual([
      p(t("A"), marked(" red", { added: ada, removed: { id: "b", author: "Ben", at: AT } }), t(" fox")),
    ]);
  });

  it("keeps the caret where it was typed, between equal letters too", () => {
    const before = [p(t("baab"))];
    const typed = suggestEdit(before, [p(t("baaab"))], { ...by("Ada"), caret: 2 });
    expect(typed.copy).toStrictEqual([p(t("b"), expect.objectContaining({ text: "a" }), t("aab"))]);
    expect(typed.place(2)).toBe(2);
    const erased = suggestEdit([p(t("abc"))], [p(t("ab"))], { ...by("Ada"), caret: 2 });
    expect(erased.place(2)).toBe(2);
    const deleted = suggestEdit([p(t("abc"))], [p(t("bc"))], { ...by("Ada"), caret: 0, forward: true });
    expect(deleted.place(0)).toBe(1);
  });

  it("never parts the two halves of a character", () => {
    const after = suggest([p(t("a😀b"))], [p(t("a😁b"))]);
    expect(after).toStrictEqual([p(t("a"), marked("😀", { removed: ada }), marked("😁", { added: ada }), t("b"))]);
  });

  it("parts a list that is cut in two, and has it whole again when that is rejected", () => {
    const before = body(list(item(1, 0, t("One")), item(2, 0, t("Two")), item(3, 0, t("Three"))));
    const after = body(list(item(1, 0, t("One"))), p(t("Two")), list(item(1, 0, t("Three"))));
    const suggested = suggest(before, after);
    expect(acceptedCopy(suggested)).toStrictEqual(before);
    expect(finalCopy(suggested).map(({ type }) => type)).toEqual(["list", "paragraph", "list"]);
  });
});

describe("copy in pieces", () => {
  it("leaves blocks without a mark as they are, the same objects", () => {
    const copy = [p(t("One")), p(marked("Two", { added: { id: "a", author: "Ada", at: AT } })), p(t("Three")), p(t("Four"))];
    const accepted = acceptedCopy(copy);
    expect([accepted[0] === copy[0], accepted[3] === copy[3]]).toEqual([true, true]);
    expect(acceptedCopy(copy.slice(2))[0]).toBe(copy[2]);
  });

  it("is the copy again", () => {
    fc.assert(
      fc.property(anyBody, (copy) => {
        expect(copyOf(piecesOf(copy))).toStrictEqual(copy);
      }),
    );
  });
});

const words = fc
  .array(fc.constantFrom("a", "b", "the ", "quay ", "sea", " ", "😀", "."), { maxLength: 5 })
  .map((all) => all.join(""));
const run = fc.tuple(words, fc.constantFrom(0, 0, 0, 1, 2)).map(([text, format]) => t(text === "" ? "x" : text, format));
const link = fc
  .tuple(fc.constantFrom("https://example.org/", "mailto:desk@example.org"), run)
  .map(([url, child]): Inline => ({ ...emptyLink(url), children: [child as never] }));
const inline = fc.oneof(
  { weight: 6, arbitrary: run },
  { weight: 1, arbitrary: link },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: "linebreak", version: 1 }) },
);
/** As an editor keeps it: runs that look the same are one. */
const line = fc.array(inline, { maxLength: 4 }).map((all): Inline[] => {
  const tidy: Inline[] = [];
  for (const piece of all) {
    const last = tidy.at(-1);
    if (last?.type === "text" && piece.type === "text" && last.format === piece.format)
      tidy[tidy.length - 1] = { ...last, text: last.text + piece.text };
    else if (last?.type === "link" && piece.type === "link") continue;
    else tidy.push(piece);
  }
  return tidy;
});
const listOf = (kind: "bullet" | "number", items: Inline[][], nested: Inline[][]): unknown => ({
  type: "list",
  listType: kind,
  tag: kind === "bullet" ? "ul" : "ol",
  children: [
    ...items.map((children, index) => item(index + 1, 0, ...children)),
    ...(nested.length === 0
      ? []
      : [
          item(items.length + 1, 0, {
            type: "list",
            listType: kind,
            tag: kind === "bullet" ? "ul" : "ol",
            children: nested.map((children, index) => item(index + 1, 1, ...children)),
          }),
        ]),
  ],
});
const anyBlock = fc.oneof(
  { weight: 5, arbitrary: line.map((children): unknown => ({ ...paragraphOf([]), children })) },
  { weight: 1, arbitrary: line.map((children): unknown => ({ type: "heading", children })) },
  { weight: 1, arbitrary: line.map((children): unknown => ({ type: "quote", children })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("bullet" as const, "number" as const),
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.array(line, { maxLength: 2 }),
      )
      .map(([kind, items, nested]) => listOf(kind, items, nested)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("p1", "p2"), line, words)
      .map(([pictureId, caption, alt]): unknown => ({ type: "picture", pictureId, caption, credit: "", alt })),
  },
  { weight: 1, arbitrary: fc.constant<unknown>({ type: "cut" }) },
);
/** Two lists next to each other would be one. */
const anyBody = fc.array(anyBlock, { maxLength: 5 }).map((blocks) =>
  body(
    ...blocks.flatMap((block, index) => {
      const before = blocks[index - 1] as { type?: string } | undefined;
      return (block as { type: string }).type === "list" && before?.type === "list" ? [paragraphOf([]), block] : [block];
    }),
  ),
);

/** What a person can do to the copy that stands, as any command of an editor would leave it. */
type Edit = (copy: MarkedBody) => MarkedBody;
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(8), words).map(([at, count, text]): Edit => (copy) => {
    const pieces = piecesOf(copy);
    const from = at % (pieces.length + 1);
    const near = pieces.slice(0, from).findLast((piece) => piece.kind === "unit");
    const typed = [...text].flatMap((letter) =>
      letter.split("").map((unit) => ({
        kind: "unit" as const,
        text: unit,
        // Typing takes on the look and the marks of what it is typed into.
        run: near?.kind === "unit" && near.run.type === "text" ? near.run : { type: "text" as const, format: 0 },
      })),
    );
    return copyOf([...pieces.slice(0, from), ...typed, ...pieces.slice(from + count)]);
  }),
  fc.tuple(fc.nat(), anyBlock).map(
    ([at, block]): Edit =>
      (copy) =>
        copy.toSpliced(at % (copy.length + 1), 0, ...body(block)),
  ),
  fc.nat().map(
    (at): Edit =>
      (copy) =>
        copy.toSpliced(at % (copy.length + 1), 1),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]): Edit => (copy) => {
    const block = copy[from % Math.max(1, copy.length)];
    return block === undefined ? copy : copy.toSpliced(from % copy.length, 1).toSpliced(to % copy.length, 0, block);
  }),
  fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(1, 2)).map(([at, count, bit]): Edit => (copy) => {
    const pieces = piecesOf(copy);
    const from = at % (pieces.length + 1);
    return copyOf(
      pieces.map((piece, index) =>
        index >= from && index < from + count && piece.kind === "unit" && piece.run.type === "text"
          ? { ...piece, run: { ...piece.run, format: piece.run.format ^ bit } }
          : piece,
      ),
    );
  }),
  fc.tuple(fc.nat(), fc.constantFrom("heading", "quote", "paragraph")).map(([at, type]): Edit => (copy) => {
    const index = at % Math.max(1, copy.length);
    const block = copy[index];
    if (block === undefined || block.type === "picture" || block.type === "cut" || block.type === "list") return copy;
    return copy.with(index, safeMarkedBlock({ ...block, type }));
  }),
);

/** Copy as it reads: words, type, links and kinds of lines; not how its runs are cut. */
const reads = (copy: Body): unknown =>
  piecesOf(copy).map((piece) => {
    if (piece.kind === "unit") return [piece.text, piece.run.type, piece.run.format, piece.run.link?.url];
    if (piece.kind === "end") return ["end", piece.line.json.type, piece.line.levels?.map(({ list: { listType } }) => listType)];
    return [piece.block];
  });

describe("any sequence of suggested edits", () => {
  const EDITS = fc.array(fc.tuple(fc.constantFrom("Ada", "Ben"), anyEdit), { minLength: 1, maxLength: 6 });

  it("rejected gives the copy before, accepted the copy as typed; saved and opened again at any point", () => {
    fc.assert(
      fc.property(anyBody, EDITS, (start, edits) => {
        let copy: MarkedBody = start;
        for (const [author, edit] of edits) {
          const typed = edit(copy);
          const suggested = suggestEdit(copy, typed, by(author)).copy;
          expect(acceptedCopy(suggested)).toStrictEqual(acceptedCopy(copy));
          copy = markedBodySchema.parse(JSON.parse(JSON.stringify(suggested)));
          expect(copy).toStrictEqual(suggested);
          expect(copy.map(safeMarkedBlock)).toStrictEqual(copy);
        }
        expect(acceptedCopy(copy)).toStrictEqual(start);
        expect(settled(copy, () => true, "reject")).toStrictEqual(start);
      }),
      { numRuns: 150 },
    );
  });

  it("is known to leave what was passed as it was, and anything else is known not to", () => {
    fc.assert(
      fc.property(anyBody, EDITS, anyEdit, (start, edits, change) => {
        let copy: MarkedBody = start;
        for (const [author, edit] of edits) {
          const after = suggestEdit(copy, edit(copy), by(author)).copy;
          expect(isPassedAlike(copy, after)).toBe(true);
          copy = after;
        }
        for (const other of [change(copy), settled(copy, ({ author }) => author === "Ada", "accept")])
          expect(isPassedAlike(copy, other)).toBe(passedBody(copy) === passedBody(other));
      }),
      { numRuns: 150 },
    );
  });

  it("by one person reads, accepted, as it was typed", () => {
    fc.assert(
      fc.property(anyBody, fc.array(anyEdit, { minLength: 1, maxLength: 5 }), (start, edits) => {
        let copy: MarkedBody = start;
        let typed: Body = start;
        for (const edit of edits) {
          // Each edit is made on what stands when all before it is accepted, and on the marked copy alike.
          typed = bodySchema.parse(edit(typed));
          copy = suggestEdit(copy, typed, by("Ada")).copy;
          expect(reads(finalCopy(copy))).toEqual(reads(typed));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("can be accepted and rejected one by one, in any order", () => {
    fc.assert(
      fc.property(anyBody, EDITS, fc.infiniteStream(fc.boolean()), (start, edits, verdicts) => {
        let copy: MarkedBody = start;
        for (const [author, edit] of edits) copy = suggestEdit(copy, edit(copy), by(author)).copy;
        const open = (): string | undefined => /"id":"(s\d+)"/.exec(JSON.stringify(copy))?.[1];
        for (let id = open(); id !== undefined; id = open()) {
          const chosen = id;
          copy = settled(copy, (mark) => mark.id === chosen, verdicts.next().value === true ? "accept" : "reject");
          expect(JSON.stringify(copy)).not.toContain(`"id":"${chosen}"`);
        }
        expect(acceptedCopy(copy)).toStrictEqual(finalCopy(copy));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the reason of a suggestion", () => {
  const ada = { id: "a", author: "Ada", at: AT };
  const ben = { id: "b", author: "Ben", at: AT };

  it("stands on every piece of it, on none of another, and can be taken back", () => {
    const copy = [
      p(t("One "), marked("two", { removed: ada }), marked("three", { added: ada, removed: ben })),
      p(marked("four", { added: ben })),
    ];
    const given = withReason(copy, "a", "Clearer");
    const why = { ...ada, reason: "Clearer" };
    expect(given).toStrictEqual([
      p(t("One "), marked("two", { removed: why }), marked("three", { added: why, removed: ben })),
      p(marked("four", { added: ben })),
    ]);
    expect(given[1]).toBe(copy[1]);
    expect(withReason(given, "a", "")).toStrictEqual(copy);
    expect(withReason(copy, "nobody's", "Clearer")).toBe(copy);
  });
});
