import type { Milestone } from "../../../shared/model/version.ts";

/** What happened, as the time line says it. */
export const MILESTONE_WORDS: Readonly<Record<Milestone, string>> = {
  filed: "Filed",
  subbing: "Taken to be subbed",
  revise: "Sent back",
  ready: "Passed",
  scheduled: "Scheduled",
  published: "Published",
  withdrawn: "Withdrawn",
  spiked: "Spiked",
  passed: "As it went out",
  work: "Work",
  kept: "Kept by hand",
  restored: "Restored",
};
