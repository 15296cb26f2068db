import { freePart, splitForAppeal } from "../../../../shared/editor/cut.ts";
import { bodyHtml, lineHtml } from "../../../../shared/editor/html-out.ts";
import { blockText } from "../../../../shared/editor/plain-text.ts";
import type { Body, PictureBlock } from "../../../../shared/model/copy.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { Edition } from "./edition.ts";
import { html, trusted } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { KEPT_BACK } from "../../../../shared/formats/json-ld.ts";
import { captionMarkup, imageMarkup } from "./picture-markup.ts";

/** `everyone` is the page that goes on the site; `at-the-limit` what a reader there is left with. */
export type PageReader = "everyone" | "at-the-limit" | "subscriber";

const BODY_SIZES = "(max-width: 700px) calc(100vw - 32px), 660px";

/** Whether the rest of the text is in the page at all. */
export function holdsRest(story: Pick<Story, "access">, reader: PageReader): boolean {
  if (story.access === "free" || reader === "subscriber") return true;
  // The script of a metered page can only hide what is there; a hard limit must not rest on it.
  return story.access === "metered" && reader === "everyone";
}

/** The body with the paper's furniture in it: dateline, appeal, and the place where the free part ends. */
export function storyText(edition: Edition, root: string, story: Story, reader: PageReader): Markup {
  const { paper } = edition;
  const { free, rest, cut } = freePart(story.body, story.access);
  const draw = (blocks: Body, dateline: string): Markup => drawn(edition, root, blocks, dateline);
  const dateline = story.dateline.trim();
  const opensFree = free.some(isParagraph);
  const appeal = story.appeal ? appealMarkup(paper) : undefined;
  const parts = appeal ? splitForAppeal(free) : { before: free, after: [] };
  const opening = parts.before.some(isParagraph) ? dateline : "";
  const shown = [draw(parts.before, opening), appeal, draw(parts.after, opensFree && opening === "" ? dateline : "")];
  if (!cut || reader === "subscriber") return html`${shown}${draw(rest, opensFree ? "" : dateline)}`;
  if (!holdsRest(story, reader))
    return html`${shown}
      <div class="${KEPT_BACK}">${limitMarkup(paper, false)}</div>`;
  return html`${shown}${limitMarkup(paper, true)}
    <div class="${KEPT_BACK}">${draw(rest, opensFree ? "" : dateline)}</div>`;
}

function isParagraph(block: Body[number]): boolean {
  return block.type === "paragraph" && blockText(block).trim() !== "";
}

/** The dateline opens the first paragraph, on the same line. */
function drawn(edition: Edition, root: string, blocks: Body, dateline: string): Markup {
  const drawing = { picture: (picture: PictureBlock): string => pictureInText(edition, root, picture).text };
  const first = dateline === "" ? -1 : blocks.findIndex(isParagraph);
  const paragraph = blocks[first];
  if (paragraph?.type !== "paragraph") return trusted(bodyHtml(blocks, drawing));
  return html`${trusted(bodyHtml(blocks.slice(0, first), drawing))}
    <p><span class="dateline">${dateline}</span> – ${trusted(lineHtml(paragraph.children))}</p>
    ${trusted(bodyHtml(blocks.slice(first + 1), drawing))}`;
}

function pictureInText(edition: Edition, root: string, picture: PictureBlock): Markup {
  const image = imageMarkup(edition, picture.pictureId, { root, alt: picture.alt.trim(), sizes: BODY_SIZES });
  return image ? html`<figure>${image}${captionMarkup(picture.caption, picture.credit)}</figure>` : html``;
}

function appealMarkup(paper: Paper): Markup | undefined {
  const { title, text, linkText, link } = paper.appeal;
  if (title.trim() === "") return undefined;
  return html`
    <aside class="appeal" aria-labelledby="appeal-title">
      <h2 id="appeal-title">${title}</h2>
      ${text.trim() !== "" && html`<p>${text}</p>`}
      ${link !== "" && html`<p><a class="button" href="${link}">${linkText.trim() || `Support ${paper.name}`}</a></p>`}
    </aside>
  `;
}

/** Hidden on a metered page until the script has counted: a reader without script reads on. */
function limitMarkup(paper: Paper, hidden: boolean): Markup {
  const { title, linkText, link } = paper.freeLimit;
  const words = linkText.trim() || "Subscribe to continue reading";
  return html`
    <section class="limit" id="limit" aria-labelledby="limit-title" ${hidden && html` hidden`}>
      <h2 id="limit-title">${title.trim() || "You have reached the free limit"}</h2>
      ${link === "" ? html`<p>${words}</p>` : html`<p><a class="button" href="${link}">${words}</a></p>`}
    </section>
  `;
}
