import react from "@vitejs/plugin-react";
import { join } from "node:path";
import type { InlineConfig } from "vite";

/** The modules of the two pages themselves. */
const ENTRY = /\/renderer\/app\/(browser|desktop)\.(html|tsx)$/;

/** The interface, with one page for each host that shows it. */
export function rendererConfig(root: string, outDir: string): InlineConfig {
  const from = join(root, "renderer", "app");
  return {
    configFile: false,
    root: from,
    // Relative, so that the same files work on http://127.0.0.1 and app://.
    base: "./",
    logLevel: "warn",
    plugins: [react()],
    // The host puts a fresh random value in its place each time it hands the page out.
    html: { cspNonce: "standfirst-nonce" },
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 1500,
      target: "es2023",
      sourcemap: false,
      // The strict content policy allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      manifest: true,
      rolldownOptions: {
        input: [join(from, "browser.html"), join(from, "desktop.html")],
        // What the first screen needs in one file: two dozen small ones start noticeably later.
        // The entries stay apart, for each reaches the desk in its own way as soon as it runs.
        output: { codeSplitting: { groups: [{ name: "desk", tags: ["$initial"], test: (id) => !ENTRY.test(id) }] } },
      },
    },
  };
}
