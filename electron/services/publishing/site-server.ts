import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { contentTypeOf } from "./site/site-file.ts";

export interface SiteServer {
  /** Address of a page of the site on this machine. Starts the server when it is first asked. */
  addressOf(path: string): Promise<string>;
  close(): Promise<void>;
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // "View page" must show what was published a moment ago.
  "Cache-Control": "no-cache",
};

/** Shows the published site to the people at this machine, as a web server would. */
export function createSiteServer(siteFolder: () => string): SiteServer {
  let started: Promise<{ server: Server; origin: string }> | undefined;

  async function start(): Promise<{ server: Server; origin: string }> {
    const server = createServer((request, response) => {
      answer(siteFolder(), hostsOf(server), request, response).catch(() => {
        // The reader went away, or the file did, in the middle of it.
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    // It must not keep a command line alive that is done.
    server.unref();
    return { server, origin: `http://127.0.0.1:${portOf(server)}` };
  }

  return {
    async addressOf(path) {
      started ??= start().catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return `${(await started).origin}/${path}`;
    },
    async close() {
      const running = await started?.catch(() => undefined);
      started = undefined;
      if (!running) return;
      running.server.closeAllConnections();
      await new Promise<void>((resolve) => running.server.close(() => resolve()));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function hostsOf(server: Server): readonly string[] {
  return [`127.0.0.1:${portOf(server)}`, `localhost:${portOf(server)}`];
}

async function answer(
  folder: string,
  hosts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Another name for this machine means that a page elsewhere is trying to read through it.
  if (!hosts.includes(request.headers.host ?? "")) return refuse(response, 421);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, { Allow: "GET, HEAD" });
  const path = pathOf(request.url ?? "");
  const { root, found } = await inStandingVersion(folder, (version) =>
    path === undefined ? undefined : findFile(version, path),
  );
  if (path === undefined || root === undefined) return refuse(response, 404);
  if (found === "folder") return refuse(response, 301, { Location: `/${path.split("/").map(encodeURIComponent).join("/")}/` });
  if (found !== undefined) return send(response, 200, found, request.method === "HEAD");
  const notFound = await findFile(root, "404.html");
  if (typeof notFound !== "object") return refuse(response, 404);
  await send(response, 404, notFound, request.method === "HEAD");
}

/** Looks in the version that stands; once more where another has taken its place meanwhile. */
async function inStandingVersion<Found>(
  folder: string,
  look: (version: string) => Promise<Found | undefined> | undefined,
): Promise<{ root: string | undefined; found: Found | undefined }> {
  const standing = (): Promise<string | undefined> => realpath(folder).catch(() => undefined);
  const root = await standing();
  const found = root === undefined ? undefined : await look(root);
  const now = found === undefined ? await standing() : root;
  return now === root || now === undefined ? { root, found } : { root: now, found: await look(now) };
}

/** Path below the site, decoded; undefined where it could lead anywhere else. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "").replace(/^\//, "");
    const safe = path
      .split("/")
      .every((part, index, all) => (part === "" ? index === all.length - 1 : !/^\.|[\\:\0]/.test(part)));
    return safe ? path : undefined;
  } catch {
    return undefined;
  }
}

interface FoundFile {
  path: string;
  size: number;
  type: string;
}

async function findFile(root: string, path: string): Promise<FoundFile | "folder" | undefined> {
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const real = await realpath(join(root, ...name.split("/"))).catch(() => undefined);
  // A symbolic link inside the site may lead out of it.
  if (real === undefined || !real.startsWith(root + sep)) return undefined;
  const found = await stat(real);
  if (found.isDirectory()) return "folder";
  const type = contentTypeOf(name);
  return found.isFile() && type !== undefined ? { path: real, size: found.size, type } : undefined;
}

async function send(response: ServerResponse, status: number, file: FoundFile, headOnly: boolean): Promise<void> {
  response.writeHead(status, { ...HEADERS, "Content-Type": file.type, "Content-Length": file.size });
  if (headOnly) response.end();
  else await pipeline(createReadStream(file.path), response);
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8", ...headers });
  response.end(status === 404 ? "There is no page here.\n" : "");
}
