import { escapeHtml, lineHtml } from "../editor/html-out.ts";
import { plainLine } from "../editor/plain-text.ts";
import { inWords } from "../model/in-words.ts";
import { figureHtml, markedBody } from "./figure-html.ts";
import { descriptionOf, KEPT_BACK } from "./json-ld.ts";
import { storyFacts } from "./story-facts.ts";
import type { Fact } from "./story-facts.ts";
import { sectionToWrite, uriOf } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";

const STYLE = `body{font:1.1rem/1.55 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1c1a17;background:#fff}
h1{line-height:1.15}h2{font-size:1.15rem}.standfirst{font-size:1.2rem}.kicker,.byline,figcaption,dl{font-family:sans-serif;font-size:.85rem}
figure{margin:1.5rem 0}img{max-width:100%;height:auto}blockquote{border-left:3px solid #999;margin-left:0;padding-left:1rem}
.${KEPT_BACK}{border-top:1px dashed #767676}dl{border-top:1px solid #999;margin-top:2rem;padding-top:1rem}dt{font-weight:bold}dd{margin:0 0 .5rem;overflow-wrap:anywhere}`;

/**
 * The story as one HTML document that needs nothing else, provided that its pictures are given with `data:`
 * addresses. It runs no script and says so to the browser.
 */
export function storyHtml(toWrite: StoryToWrite): string {
  const { story, address } = toWrite;
  const headline = story.headline.trim();
  const label = [sectionToWrite(toWrite)?.name ?? "", story.kicker.trim()].filter((part) => part !== "").join(" · ");
  const names = inWords(toWrite.contributors.map(({ name }) => name));
  const description = descriptionOf(story);
  const head = [
    '<meta charset="utf-8"/>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: https: http:; style-src 'unsafe-inline'"/>`,
    `<title>${escapeHtml(story.searchTitle.trim() || headline)}</title>`,
    description === "" ? "" : `<meta name="description" content="${escapeHtml(description)}"/>`,
    ...toWrite.contributors.map(({ name }) => `<meta name="author" content="${escapeHtml(name)}"/>`),
    address === undefined ? "" : `<link rel="canonical" href="${escapeHtml(uriOf(address))}"/>`,
    `<style>${STYLE}</style>`,
  ];
  const article = [
    label === "" ? "" : `<p class="kicker">${escapeHtml(label)}</p>`,
    `<h1>${escapeHtml(headline)}</h1>`,
    plainLine(story.standfirst) === "" ? "" : `<p class="standfirst">${lineHtml(story.standfirst)}</p>`,
    names === "" ? "" : `<p class="byline">By ${escapeHtml(names)}</p>`,
    story.leadPicture ? figureHtml(story.leadPicture, toWrite.pictureFiles(story.leadPicture.pictureId)) : "",
    story.dateline.trim() === "" ? "" : `<p class="dateline">${escapeHtml(story.dateline.trim())}</p>`,
    markedBody(toWrite),
    facts(storyFacts(toWrite)),
  ];
  const lines = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");
  return `<!doctype html>
<html lang="en-GB">
<head>
${lines(head)}
</head>
<body>
<article>
${lines(article)}
</article>
</body>
</html>
`;
}

function facts(all: readonly Fact[]): string {
  return `<dl>\n${all.map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join("\n")}\n</dl>`;
}
