import { countWords } from "../editor/count-words.ts";
import type { Body } from "../model/copy.ts";
import type { FieldRow, FurnitureField, Piece, Redline } from "../model/redline.ts";
import type { Furniture, Pick } from "../model/story.ts";
import { compareBodies, comparePictures } from "./compare-bodies.ts";
import { compareLines, compareText, isChanged } from "./compare-words.ts";

/** A story as a version holds it. */
export interface HeldCopy {
  furniture: Furniture;
  body: Body;
}

/** What ids in the furniture stand for; undefined where the desk no longer knows. */
export interface NamesForRedline {
  contributor(id: string): string | undefined;
  section(id: string): string | undefined;
  headline(storyId: string): string | undefined;
}

type Said = (furniture: Furniture, names: NamesForRedline) => string;

const list = (lines: readonly string[]): string => lines.join("\n");
const pickSaid = ({ storyId, line }: Pick, names: NamesForRedline): string => {
  const headline = names.headline(storyId) ?? "A story that is not on the desk";
  return line === "" ? headline : `${headline}: ${line}`;
};

/** What is said of each field, where it is not copy or a picture; in the order of the page. */
const FIELDS: readonly { field: FurnitureField; name: string; said?: Said }[] = [
  { field: "catchline", name: "Catchline", said: ({ catchline }) => catchline },
  { field: "section", name: "Section", said: ({ section }, names) => (section && (names.section(section) ?? section)) ?? "" },
  { field: "kicker", name: "Kicker", said: ({ kicker }) => kicker },
  { field: "headline", name: "Headline", said: ({ headline }) => headline },
  { field: "standfirst", name: "Standfirst" },
  {
    field: "byline",
    name: "Byline",
    said: ({ byline }, names) => list(byline.map((id) => names.contributor(id) ?? "A contributor the desk no longer knows")),
  },
  { field: "leadPicture", name: "Lead picture" },
  { field: "dateline", name: "Dateline", said: ({ dateline }) => dateline },
  {
    field: "authorPicks",
    name: "More from this author",
    said: ({ authorPicks: { pinned, dropped } }, names) =>
      list([
        ...pinned.map((pick) => `Place ${pick.place + 1}: ${pickSaid(pick, names)}`),
        ...dropped.map((storyId) => `Not shown: ${pickSaid({ storyId, line: "" }, names)}`),
      ]),
  },
  { field: "similar", name: "Similar stories", said: ({ similar }, names) => list(similar.map((pick) => pickSaid(pick, names))) },
  { field: "tags", name: "Tags", said: ({ tags }) => list(tags) },
  { field: "access", name: "Access", said: ({ access }) => access },
  { field: "appeal", name: "Appeal", said: ({ appeal }) => (appeal ? "shown" : "not shown") },
  { field: "searchTitle", name: "Search title", said: ({ searchTitle }) => searchTitle },
  { field: "searchDescription", name: "Search description", said: ({ searchDescription }) => searchDescription },
  { field: "slug", name: "Address", said: ({ slug }) => slug },
  {
    field: "commissionedWords",
    name: "Commissioned words",
    said: ({ commissionedWords }) => (commissionedWords === undefined ? "" : String(commissionedWords)),
  },
  { field: "embargo", name: "Embargo", said: ({ embargo }) => embargo ?? "" },
];

/** The way from one state of a story to another. Never alters what it is given. */
export function redlineOf(before: HeldCopy, after: HeldCopy, names: NamesForRedline): Redline {
  const fields = FIELDS.flatMap((field) => rowOf(field, before.furniture, after.furniture, names));
  const blocks = compareBodies(before.body, after.body);
  const words = { added: 0, removed: 0 };
  const count = (pieces: readonly Piece[]): void => {
    for (const { kind, text } of pieces) if (kind !== "same") words[kind] += countWords(text);
  };
  for (const { pieces, picture } of [...fields, ...blocks.filter(({ kind }) => kind !== "left")]) {
    count(pieces);
    if (picture) for (const part of [picture.caption, picture.credit, picture.alt]) count(part);
  }
  return { fields, blocks, words };
}

function rowOf(
  { field, name, said }: (typeof FIELDS)[number],
  before: Furniture,
  after: Furniture,
  names: NamesForRedline,
): FieldRow[] {
  if (field === "standfirst") {
    const pieces = compareLines(before.standfirst, after.standfirst);
    return isChanged(pieces) ? [{ field, name, pieces }] : [];
  }
  if (field === "leadPicture") {
    const picture = comparePictures(before.leadPicture, after.leadPicture);
    const isOther = picture.before !== picture.after || [picture.caption, picture.credit, picture.alt].some(isChanged);
    return isOther ? [{ field, name, pieces: [], picture }] : [];
  }
  const [was, is] = [said?.(before, names) ?? "", said?.(after, names) ?? ""];
  return was === is ? [] : [{ field, name, pieces: compareText(was, is) }];
}
