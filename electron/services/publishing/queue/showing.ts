import type { Delivery, Receipt, StandingPost } from "../../../../shared/model/delivery.ts";
import { FOLDER_TARGET_ID } from "../../../../shared/model/folder-target.ts";
import type { DeliveryRow } from "./deliveries.ts";
import type { QueueParts } from "./queue-parts.ts";
import type { KeptReceipt, Receipts } from "./receipts.ts";
import type { TargetPost, TargetPosts } from "./target-posts.ts";

/** What the queue keeps, as windows and the command line get to see it. */
export interface Showing {
  /** Also of a target that was removed: then it says so. */
  nameOf(targetId: string): string;
  delivery(row: DeliveryRow): Delivery;
  receipt(kept: KeptReceipt): Receipt;
  post(standing: TargetPost): StandingPost;
}

export function createShowing(
  parts: Pick<QueueParts, "targets" | "folderAddress">,
  posts: TargetPosts,
  receipts: Receipts,
): Showing {
  const nameOf = (id: string): string => parts.targets().find((each) => each.id === id)?.name ?? "A removed target";
  /** The folder's pages are read on this machine, and have a public address beside. */
  const publicAddressOf = (storyId: string, targetId: string, address: string | undefined): string | undefined =>
    targetId === FOLDER_TARGET_ID ? parts.folderAddress(storyId) : address;

  return {
    nameOf,
    delivery(row) {
      const { id, storyId, targetId, deed, state, attempts, nextAt, problem, askedBy, createdAt, changedAt, payload } = row;
      const { headline, catchline } = payload.snapshot;
      const isThere = state === "sent" || state === "checked";
      const address = isThere ? publicAddressOf(storyId, targetId, posts.find(storyId, targetId)?.post.address) : undefined;
      const receipt = state === "checked" ? receipts.newestOf(id) : undefined;
      return {
        id,
        storyId,
        title: headline.trim() || catchline.trim() || "Untitled",
        targetId,
        targetName: nameOf(targetId),
        deed,
        state,
        attempts,
        askedBy,
        createdAt,
        changedAt,
        ...(nextAt === undefined ? {} : { nextAt }),
        ...(payload.heldUntil === undefined ? {} : { heldUntil: payload.heldUntil }),
        ...(problem.text === undefined ? {} : { problem: problem.text }),
        ...(problem.fromArchive === true ? { fromArchive: true as const } : {}),
        ...(address === undefined ? {} : { address }),
        ...(receipt === undefined ? {} : { differs: !receipt.same }),
      };
    },
    receipt: (kept) => ({ ...kept, targetName: nameOf(kept.targetId) }),
    post({ storyId, targetId, state, post, revision, changedAt }) {
      const address = publicAddressOf(storyId, targetId, post.address);
      return {
        targetId,
        targetName: nameOf(targetId),
        state,
        revision,
        changedAt,
        ...(address === undefined ? {} : { address }),
        ...(state === "held" && post.heldUntil !== undefined ? { heldUntil: post.heldUntil } : {}),
      };
    },
  };
}
