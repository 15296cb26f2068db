import { join } from "node:path";
import type { InlineConfig } from "vite";

/** The preload script: one CommonJS file, the only form a sandboxed preload may have. */
export function preloadConfig(root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: "warn",
    ssr: { noExternal: true, external: ["electron"], target: "node" },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: "node24",
      sourcemap: false,
      rolldownOptions: {
        input: join(root, "electron", "hosts", "desktop", "preload.ts"),
        output: { format: "cjs", entryFileNames: "preload.cjs" },
      },
    },
  };
}
