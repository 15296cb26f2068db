import { randomBytes } from "node:crypto";
import { INERT, pageHeaders, previewHeaders } from "./headers.ts";
import type { RendererFile } from "./renderer-files.ts";

/** An answer to a request, whichever way the host sends it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

export interface AnswerParts {
  files: ReadonlyMap<string, RendererFile>;
  /** The host's entry page among the files: "browser.html". */
  page: string;
  /** Where the page is: "http://127.0.0.1:49152". */
  origin: string;
  /** Where the page's calls go, if not to its origin: "ws://127.0.0.1:49152". */
  calls: string;
  /** What the desk hands out besides calls: pictures and previews, to those who have the key. */
  serve(path: string): Promise<Answer | undefined>;
}

/** What a request asks for; `path` is below the origin, without the first slash. */
export interface Asked {
  method: string;
  path: string;
  ifNoneMatch?: string | undefined;
}

/** Words in place of what was asked for. */
export function inWords(status: number, words: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { ...INERT, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers },
    body: words,
  };
}

/** The desk's page, with a nonce of its own in place of the bundler's mark. */
function page(file: RendererFile, { origin, calls }: AnswerParts): Answer {
  const nonce = randomBytes(16).toString("base64url");
  const body = file.body.toString("utf8").replaceAll("standfirst-nonce", nonce);
  return { status: 200, headers: { ...pageHeaders(origin, calls, nonce), "Content-Type": file.type }, body };
}

function asset(file: RendererFile, ifNoneMatch: string | undefined): Answer {
  const caching = { ETag: file.etag, "Cache-Control": file.lasting ? "public, max-age=31536000, immutable" : "no-cache" };
  if (ifNoneMatch === file.etag) return { status: 304, headers: { ...INERT, ...caching }, body: "" };
  return { status: 200, headers: { ...INERT, ...caching, "Content-Type": file.type }, body: file.body };
}

async function fromDesk(path: string, parts: AnswerParts): Promise<Answer> {
  const served = await parts.serve(path);
  if (served === undefined) return inWords(404, "There is nothing here.");
  // Ours last: what a page may do is the host's to say.
  const ours = path.startsWith("preview/") ? previewHeaders(parts.origin) : INERT;
  return { ...served, headers: { ...served.headers, ...ours } };
}

/** Answers plain requests: the interface's files to all, the desk's to those who have the key. */
export async function answer({ method, path, ifNoneMatch }: Asked, parts: AnswerParts): Promise<Answer> {
  if (method !== "GET" && method !== "HEAD") return inWords(405, "Only GET and HEAD are answered here.", { Allow: "GET, HEAD" });
  if (path.startsWith("pictures/") || path.startsWith("preview/")) return fromDesk(path, parts);
  const file = parts.files.get(path === "" ? parts.page : path);
  if (file === undefined || path.endsWith(".html")) return inWords(404, "There is nothing here.");
  return path === "" ? page(file, parts) : asset(file, ifNoneMatch);
}
