import type { SlotTime } from "./slots.ts";

/** Whether a story that goes then is in the slot. */
export function isInSlot(story: { at: string; section?: string | undefined }, slot: SlotTime): boolean {
  return story.at === slot.at && (slot.section === undefined || slot.section === story.section);
}
