import { defineConfig } from "vitest/config";

/** Tests over real servers, which `npm run test:targets` starts: too slow and too picky for every run. */
export default defineConfig({
  test: {
    include: ["electron/**/*.target.ts"],
    environment: "node",
    pool: "forks",
    // Some tests wait for a time to come, while others can go on; the servers share the machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    allowOnly: false,
  },
});
