import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { build } from "vite";

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

export interface ComparisonPages {
  /** "http://127.0.0.1:<port>/" */
  origin: string;
  close(): void;
}

/** Bundles the comparison pages as the desk is bundled, and serves them on loopback. */
export async function serveComparisonPages(folder: string): Promise<ComparisonPages> {
  const root = path.join(import.meta.dirname, "pages");
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: { input: ["raw", "lexical", "prosemirror"].map((name) => path.join(root, `${name}.html`)) },
    },
  });
  const server = createServer((request, response) => {
    const file = path.join(folder, path.normalize(new URL(request.url ?? "/", "http://localhost").pathname));
    readFile(file).then(
      (body) => response.setHeader("content-type", TYPES[path.extname(file)] ?? "text/plain").end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}
