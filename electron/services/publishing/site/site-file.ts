import type { Page } from "../page/list-pages.ts";

/** One file of the site, below its root. */
export interface SiteFile {
  /** With forward slashes, without a leading one: "features/2026/03/slug/index.html". */
  path: string;
  /**
   * True when the path names the content (a hash is part of it): a file of that name that is
   * already on the site is the same, so `content` need not be asked for.
   */
  lasting: boolean;
  content(): Promise<Uint8Array> | Uint8Array;
}

export function htmlFile({ path, html }: Page): SiteFile {
  return textFile(`${path}index.html`, html);
}

export function textFile(path: string, text: string): SiteFile {
  return { path, lasting: false, content: () => Buffer.from(text, "utf8") };
}

/** Content types of what a site is made of, by extension. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
  webp: "image/webp",
  jpg: "image/jpeg",
};

/** undefined for a kind of file that a site has not. */
export function contentTypeOf(path: string): string | undefined {
  return CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)];
}
