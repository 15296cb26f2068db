import react from "@vitejs/plugin-react";
import { join } from "node:path";
import type { InlineConfig } from "vite";
import { firstScreen } from "./first-screen.ts";

/** The modules of the two pages themselves. */
const ENTRY = /\/renderer\/app\/(browser|desktop)\.(html|tsx)$/;

/** The interface, with one page for each host that shows it. */ /** Its parts for dates and times, and what only they are made of. */
const DATES =
  /\/node_modules\/(@internationalized\/date|react-stately\/.*\/(datepicker|calendar)|react-aria\/.*\/(datepicker|calendar)|react-aria-components\/.*(DateField|DatePicker|Calendar))/;
/** The library of controls and what it is made of. */
const ARIA = /\/node_modules\/(react-aria|react-aria-components|react-stately|@internationalized)\//;

export function rendererConfig(root: string, outDir: string): InlineConfig {
  const from = join(root, "renderer", "app");
  const first = firstScreen(join(from, "start-app.tsx"));
  return {
    configFile: false,
    root: from,
    // Relative, so that the same files work on http://127.0.0.1 and app://.
    base: "./",
    logLevel: "warn",
    plugins: [react(), first.plugin],
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
        // The way to the desk in a small file of its own, so that the page asks before the interface
        // is there. The entries stay apart, for each reaches the desk in its own way.
        output: {
          codeSplitting: {
            groups: [
              { name: "way", priority: 4, tags: ["$initial"], test: (id) => !ENTRY.test(id) },
              { name: "desk", priority: 3, test: first.has },
              // Menus, choosers, dialogs: one file is packed tighter than six that share their parts.
              { name: "controls", priority: 2, test: (id) => ARIA.test(id) && !DATES.test(id), minShareCount: 2 },
              // Date and time fields apart from them: the first screen has none.
              { name: "dates", priority: 1, test: DATES, minShareCount: 2 },
            ],
          },
        },
      },
    },
  };
}
