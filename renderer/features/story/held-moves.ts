import type { DeskEvent } from "../../../shared/contract/desk.ts";

export type CheckOutMove = Extract<DeskEvent, { kind: "checkOutDidMove" }>;

export interface HeldMoves {
  /**
   * Takes the answer to a check-out, and then the last move heard since it was asked for. The
   * desk tells of the move to this very window too, and its answer says which one that is.
   */
  waitFor<Answer>(asked: Promise<Answer>, take: (answer: Answer) => Promise<void>): Promise<void>;
  hear(move: CheckOutMove): void;
}

/** What the desk tells of a story's check-out, in an order that makes sense to who asks for it meanwhile. */
export function heldMoves(hear: (move: CheckOutMove) => void): HeldMoves {
  let asking = 0;
  let last: CheckOutMove | undefined;
  return {
    waitFor: async (asked, take) => {
      if (asking === 0) last = undefined;
      asking += 1;
      const answer = await asked.finally(() => (asking -= 1));
      // Begun before the move, which is newer; what it goes on to read from the desk may come after.
      const taken = take(answer);
      const move = last;
      // With another answer still to come, the move waits for that one.
      if (asking === 0 && move !== undefined) {
        last = undefined;
        hear(move);
      }
      await taken;
    },
    hear: (move) => {
      if (asking > 0) last = move;
      else hear(move);
    },
  };
}
