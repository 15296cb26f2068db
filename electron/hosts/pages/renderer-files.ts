import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
};

export interface RendererFile {
  body: Buffer;
  type: string;
  etag: string;
  /** True when the name holds a hash of the content, so that it never changes. */
  lasting: boolean;
}

/**
 * The interface's files by their path below the folder. All are read at the start: a request can
 * then only ever reach what stands in this list, and a rebuild never mixes two versions.
 */
export async function readRendererFiles(folder: string): Promise<ReadonlyMap<string, RendererFile>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<[string, RendererFile] | undefined> => {
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
      const type = TYPES[extname(entry.name)];
      if (type === undefined) return undefined;
      const body = await readFile(join(entry.parentPath, entry.name));
      const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
      return [path, { body, type, etag, lasting: path.startsWith("assets/") }];
    });
  return new Map((await Promise.all(read)).filter((file) => file !== undefined));
}
