import { movesFrom } from "../../../../shared/model/rights.ts";
import type { Role, Status } from "../../../../shared/model/status.ts";

/** What a step is called on its button, as the desk says it. */
export function moveWord(from: Status, to: Status): string {
  switch (to) {
    case "draft":
      return from === "spiked" ? "Restore" : "Back to draft";
    case "filed":
      return from === "subbing" ? "Back to filed" : "File";
    case "subbing":
      return from === "filed" || from === "revise" ? "Sub" : "Back to subbing";
    case "revise":
      return "Send back";
    case "ready":
      return from === "scheduled" ? "Unschedule" : "Pass";
    case "spiked":
      return "Spike";
    default:
      return to;
  }
}

const FORWARD: readonly Status[] = ["ready", "subbing", "filed"];
const ORDER: readonly Status[] = [
  "spiked",
  "draft",
  "revise",
  "filed",
  "subbing",
  "ready",
  "scheduled",
  "published",
  "withdrawn",
];

/** The two steps that stand in the bar: the one on, and sending back. The rest is in the menu. */
export function movesInBar(status: Status, role: Role): { back: Status | undefined; on: Status | undefined } {
  const usual = movesFrom(status, role)
    .filter((move) => move.right.may === "usual")
    .map((move) => move.to);
  const forward = FORWARD.filter((to) => ORDER.indexOf(to) > ORDER.indexOf(status));
  const on = status === "spiked" ? usual.find((to) => to === "draft") : forward.find((to) => usual.includes(to));
  return { back: usual.find((to) => to === "revise"), on };
}
