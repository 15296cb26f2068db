import { Failure } from "../../shared/contract/failure.ts";
import type { Correction } from "../../shared/model/correction.ts";
import type { Delivery } from "../../shared/model/delivery.ts";
import { FOLDER_TARGET_ID } from "../../shared/model/folder-target.ts";
import type { DeskServices } from "./desk-services.ts";

type Correcting = Pick<Correction, "storyId" | "kind" | "text"> & { showsUpdated: boolean };

/** Adds a correction, and sends the story to every target where it is live: both, or neither. */
export function correctStory(
  { store, queue, corrections, publishing }: DeskServices,
  { showsUpdated, ...correction }: Correcting,
  session: string,
): { correction: Correction; deliveries: Delivery[] } {
  const { storyId } = correction;
  const live = queue.posts(storyId).filter(({ state }) => state === "live");
  const targets = new Set(live.map(({ targetId }) => targetId));
  // Published before there was a queue.
  if (publishing.standsAt(storyId) !== undefined) targets.add(FOLDER_TARGET_ID);
  if (targets.size === 0)
    throw new Failure("not-from-this-status", "Only a published story can be corrected. This one is nowhere live.");
  return store.database.transaction(() => {
    const made = corrections.add(correction);
    const deliveries = [...targets].map((targetId) => queue.send({ storyId, targetId, deed: "publish", session, showsUpdated }));
    return { correction: made, deliveries };
  });
}
