import type { MissedRule } from "./schedule.ts";

/** Until the paper says otherwise. */
export const USUAL_MISSED_RULE: MissedRule = { rule: "publish", minutes: 15 };
