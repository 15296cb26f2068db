import type { Stage } from "./readiness.ts";
import type { Status } from "./status.ts";

/** Which checklist stands before this step by hand; undefined for steps that have none. */
export function stageOf(from: Status, to: Status): Stage | undefined {
  // Back to filed from subbing, or to ready from the schedule, is no handing in.
  if (to === "filed" && (from === "draft" || from === "revise")) return "file";
  if (to === "ready" && from !== "scheduled") return "pass";
  return undefined;
}
