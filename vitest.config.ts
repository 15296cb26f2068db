import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{electron,renderer,shared,build,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Files run side by side on both cores; a file's own tests share its folders and keep their order.
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
    allowOnly: false,
  },
});
