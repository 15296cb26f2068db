import type { PublishingKind } from "../publishing-jobs.ts";
import type { PublishingStep } from "../publishing-parts.ts";
import { DESK_SESSION, openTestDesk } from "./test-desk.ts";

// Run as a process of its own by the crash tests: it ends at one step of the work as a power
// cut would end it, with no chance to clean up.
const [folder, storyId, kind, fatal] = process.argv.slice(2) as [string, string, PublishingKind, PublishingStep];

const desk = openTestDesk(folder, {
  reached: (step) => {
    if (step === fatal) process.kill(process.pid, "SIGKILL");
  },
});
desk.setClock("2026-04-01T09:00:00Z");
const deeds = { publish: desk.publishing.publish, withdraw: desk.publishing.withdraw, "take-down": desk.publishing.takeDown };
await deeds[kind](storyId, DESK_SESSION);
