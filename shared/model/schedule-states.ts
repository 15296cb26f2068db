/**
 * Where a scheduled story stands on one target: `waiting` (goes from this desk at its time); `holding`
 * (on its way to a site that will hold it) and `held` (the site publishes it by itself); `fired` (its
 * time has come, the queue has it); `done`; `missed` (its time went by while nobody could send it),
 * `stopped` (something stands in the way) and `failed`: a person decides; `releasing` (being taken back
 * from the site); `cancelled`.
 */
export const SCHEDULE_STATES = [
  "waiting",
  "holding",
  "held",
  "fired",
  "missed",
  "stopped",
  "failed",
  "releasing",
  "done",
  "cancelled",
] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** Its time is still to come. */
export const COMING_STATES: readonly ScheduleState[] = ["waiting", "holding", "held"];
/** Nothing more happens until a person decides. */
export const ASKING_STATES: readonly ScheduleState[] = ["missed", "stopped", "failed"];
