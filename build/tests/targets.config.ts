import { defineConfig } from "vitest/config";

/** Tests over real servers, which `npm run test:targets` starts: too slow and too picky for every run. */
export default defineConfig({
  test: {
    include: ["electron/**/*.target.ts"],
    environment: "node",
    pool: "forks",
    // The servers share the machine, and some of what is tested goes by their clocks.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    allowOnly: false,
  },
});
