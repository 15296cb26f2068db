import { ASKING_STATES, type ScheduleState } from "../../../shared/model/schedule-states.ts";

/** What becomes of it, after the time and the target. */
export const STATE_WORDS: Readonly<Record<ScheduleState, string>> = {
  waiting: "Sent from this desk",
  holding: "On its way to the site, which will hold it",
  held: "Held by the site",
  fired: "Going out now",
  missed: "Missed",
  stopped: "Stopped",
  failed: "Failed",
  releasing: "Being taken back",
  done: "Gone out",
  cancelled: "Unscheduled",
};

/** How it is coloured: what asks for a person in red, what is under way in blue. */
export function toneOf(state: ScheduleState): "asking" | "moving" | "past" | "calm" {
  if (ASKING_STATES.includes(state)) return "asking";
  if (state === "fired" || state === "releasing" || state === "holding") return "moving";
  return state === "done" || state === "cancelled" ? "past" : "calm";
}
