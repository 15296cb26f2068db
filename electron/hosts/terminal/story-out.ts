import { bodyHtml, escapeHtml, lineHtml } from "../../../shared/editor/html-out.ts";
import { lineText, plainText } from "../../../shared/editor/plain-text.ts";
import type { Contributor } from "../../../shared/model/contributor.ts";
import type { PictureBlock } from "../../../shared/model/copy.ts";
import { inWords } from "../../../shared/model/in-words.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { PlacedPicture, Story } from "../../../shared/model/story.ts";

/** Where the names behind a story's ids stand. */
export interface Names {
  contributors: readonly Contributor[];
  paper: Pick<Paper, "sections">;
}

interface Furniture {
  section: string;
  byline: string;
}

function named(story: Story, { contributors, paper }: Names): Furniture {
  const names = story.byline
    .map((id) => contributors.find((contributor) => contributor.id === id)?.name)
    .filter((name) => name !== undefined);
  return {
    section: paper.sections.find(({ id }) => id === story.section)?.name ?? "",
    byline: inWords(names),
  };
}

function pictureText({ caption, credit, alt }: PlacedPicture): string {
  const words = [lineText(caption), credit === "" ? "" : `(${credit})`].filter((part) => part !== "").join(" ");
  return `[Picture: ${alt === "" ? "no alt text" : alt}]${words === "" ? "" : ` ${words}`}`;
}

/** A story to read: its furniture in the order of the page, parted by empty lines, then the copy. */
export function storyAsText(story: Story, names: Names): string {
  const { section, byline } = named(story, names);
  return [
    section,
    story.kicker,
    story.headline,
    lineText(story.standfirst),
    byline === "" ? "" : `By ${byline}`,
    story.leadPicture === undefined ? "" : pictureText(story.leadPicture),
    story.dateline,
    plainText(story.body),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function pictureHtml({ pictureId, caption, credit, alt }: PlacedPicture | PictureBlock): string {
  const words = [lineHtml(caption), credit === "" ? "" : `<small>${escapeHtml(credit)}</small>`]
    .filter((part) => part !== "")
    .join(" ");
  const below = words === "" ? "" : `<figcaption>${words}</figcaption>`;
  return `<figure data-picture="${escapeHtml(pictureId)}"><img alt="${escapeHtml(alt)}">${below}</figure>`;
}

function element(name: string, html: string): string {
  return html === "" ? "" : `<${name}>${html}</${name}>`;
}

/** The story as one article element: whole, whatever its access, and without the paper around it. */
export function storyAsHtml(story: Story, names: Names): string {
  const { section, byline } = named(story, names);
  const parts = [
    element("p", escapeHtml([section, story.kicker].filter((part) => part !== "").join(" · "))),
    element("h1", escapeHtml(story.headline)),
    element("p", lineHtml(story.standfirst)),
    element("address", byline === "" ? "" : `By ${escapeHtml(byline)}`),
    story.leadPicture === undefined ? "" : pictureHtml(story.leadPicture),
    element("p", escapeHtml(story.dateline)),
    bodyHtml(story.body, { picture: pictureHtml }),
  ];
  return `<article>\n${parts.filter((part) => part !== "").join("\n")}\n</article>`;
}
