import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { InlineConfig } from "vite";

/**
 * The three hosts, as modules for Node. Pure JavaScript is bundled, because one file starts
 * faster than hundreds; what carries a binary, or is Electron, stays outside.
 */
export function hostsConfig(root: string, outDir: string, stamp: string): InlineConfig {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const hosts = join(root, "electron", "hosts");
  return {
    configFile: false,
    root,
    logLevel: "warn",
    define: { STANDFIRST_VERSION: JSON.stringify(version), STANDFIRST_MADE_FROM: JSON.stringify(stamp) },
    ssr: { noExternal: true, external: ["electron", "sharp", "ssh2", "dictionary-en-gb", "harper.js"], target: "node" },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: "node24",
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: {
          browser: join(hosts, "browser", "main.ts"),
          desktop: join(hosts, "desktop", "main.ts"),
          terminal: join(hosts, "terminal", "main.ts"),
          // A thread of its own in each of them, so it starts from a file of its own.
          "manuscript-worker": join(root, "electron", "services", "manuscripts", "manuscript-worker.ts"),
          "checker-worker": join(root, "electron", "desk", "checker-worker.ts"),
          "grammar-worker": join(root, "electron", "services", "checks", "grammar-worker.ts"),
          "style-worker": join(root, "electron", "services", "style", "style-worker.ts"),
        },
        output: { format: "es", entryFileNames: "[name]/main.js", chunkFileNames: "parts/[name]-[hash].js" },
      },
    },
  };
}
