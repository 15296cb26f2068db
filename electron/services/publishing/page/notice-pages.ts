import { publicAddress, rootFrom } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { framed } from "./frame.ts";
import type { Page } from "./list-pages.ts";
import { html } from "./markup.ts";

const NOINDEX = html`<meta name="robots" content="noindex" />`;

/** What stays at the address of a story that was withdrawn: nothing of the story, not its headline. */
export function withdrawnPage(edition: Edition, path: string): Page {
  const main = html`<div class="notice">
    <h1>This story has been withdrawn</h1>
    <p>${edition.paper.name} has withdrawn the story that stood at this address.</p>
    <p><a href="${rootFrom(path)}">Go to the front page</a></p>
  </div>`;
  return { path, html: framed(edition, { path, title: "This story has been withdrawn", head: NOINDEX, main, kind: "notice" }) };
}

/** Leads from an earlier address of a story to the one it has now. Works without script and server. */
export function redirectPage(edition: Edition, from: string, to: string): Page {
  const target = `${rootFrom(from)}${to}`;
  const head = html`${NOINDEX}
    <link rel="canonical" href="${publicAddress(edition.paper, to)}" />
    <meta http-equiv="refresh" content="0; url=${target}" />`;
  const main = html`<div class="notice">
    <h1>This story has moved</h1>
    <p><a href="${target}">Read it at its new address</a></p>
  </div>`;
  return { path: from, html: framed(edition, { path: from, title: "This story has moved", head, main, kind: "notice" }) };
}

/** Shown for any address that leads nowhere, at any depth: so its links start at the site's own root. */
export function notFoundPage(edition: Edition): string {
  const root = new URL(publicAddress(edition.paper, "")).pathname;
  const main = html`<div class="notice">
    <h1>There is no page here</h1>
    <p>The address may have been mistyped, or the page has gone.</p>
    <p><a href="${root}">Go to the front page</a></p>
  </div>`;
  return framed(edition, { path: "", root, title: "There is no page here", head: NOINDEX, main, kind: "notice" });
}
