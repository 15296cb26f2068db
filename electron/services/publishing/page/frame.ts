import { mastheadOf } from "../../../../shared/model/masthead.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import { rootFrom, sectionPath } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { html } from "./markup.ts";
import type { Fragment, Markup } from "./markup.ts";

export interface FrameParts {
  /** Path of the page below the root of the site, with a final slash; "" is the front page. */
  path: string;
  /** Words of the browser's tab, without the paper's name. */
  title: string;
  /** What stands in the head besides title, style and character set. */
  head?: Fragment;
  main: Fragment;
  /** Id of the section that this page belongs to. */
  sectionId?: string | undefined;
  /** Class of the body, for the style of this kind of page. */
  kind: "story" | "list" | "notice";
  /** Where the root of the site lies, when it does not follow from `path`: a page for every address. */
  root?: string;
}

/** The whole page: what is the same on each of them, in the order in which it is read. */
export function framed(edition: Edition, parts: FrameParts): string {
  const { paper, assets } = edition;
  const root = parts.root ?? rootFrom(parts.path);
  const title = parts.title === "" || parts.title === paper.name ? paper.name : `${parts.title} – ${paper.name}`;
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="preload" href="${root}${assets.serif}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${root}${assets.style}" />
        <link rel="alternate" type="application/rss+xml" title="${mastheadOf(paper)}" href="${root}feed.xml" />
        <link rel="alternate" type="application/atom+xml" title="${mastheadOf(paper)}" href="${root}atom.xml" />
        ${parts.head}
      </head>
      <body class="${parts.kind}">
        <a class="skip" href="#main">Skip to main content</a>
        <header class="top">
          <p class="masthead">
            <a href="${root}" ${parts.path === "" && parts.root === undefined && html` aria-current="page"`}
              >${mastheadOf(paper)}</a
            >
          </p>
          ${sectionNav(paper, root, parts)}
        </header>
        <main id="main" tabindex="-1">${parts.main}</main>
        <footer class="foot">
          <p class="masthead"><a href="${root}">${mastheadOf(paper)}</a></p>
          <p><a href="#main">Back to the top</a></p>
        </footer>
      </body>
    </html> `;
  return page.text;
}

function sectionNav(paper: Paper, root: string, parts: FrameParts): Markup {
  const items = paper.sections.map((section) => {
    const path = sectionPath(section);
    const current = section.id === parts.sectionId && (path === parts.path ? "page" : "true");
    return html`<li><a href="${root}${path}" ${current && html` aria-current="${current}"`}>${section.name}</a></li>`;
  });
  return html`<nav class="sections" aria-label="Sections">
    <ul>
      ${items}
    </ul>
  </nav>`;
}
