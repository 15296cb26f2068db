import type { Delivery, StandingPost } from "../../../shared/model/delivery.ts";

const DEEDS: Readonly<Record<Delivery["deed"], string>> = {
  publish: "Publish",
  hold: "Schedule",
  release: "Unschedule",
  "go-live": "Go live",
  withdraw: "Withdraw",
  "take-down": "Take down",
};

/** "Publish to Main site" */
export function deedInWords({ deed, targetName }: Pick<Delivery, "deed" | "targetName">): string {
  const preposition = deed === "publish" ? "to" : deed === "withdraw" || deed === "take-down" ? "from" : "on";
  return `${DEEDS[deed]} ${preposition} ${targetName}`;
}

export type DeliveryTone = "quiet" | "working" | "good" | "bad" | "ask";

/** How a delivery stands, in a word or two, and how grave that is. */
export function stateInWords({ state, deed, nextAt, differs, fromArchive }: Delivery): { text: string; tone: DeliveryTone } {
  switch (state) {
    case "waiting":
      return { text: nextAt === undefined ? "Waiting" : "Trying again soon", tone: "working" };
    case "sending":
      return { text: "Sending…", tone: "working" };
    case "sent":
      return { text: "Sent, being checked", tone: "working" };
    case "checked":
      if (differs === true) return { text: "The page differs", tone: "bad" };
      if (differs === undefined) return { text: deed === "hold" ? "The site holds it" : "Done", tone: "good" };
      return { text: "Checked", tone: "good" };
    case "failed":
      if (fromArchive === true) return { text: "Held", tone: "ask" };
      return { text: "Not done", tone: "bad" };
    case "changed-there":
      return { text: "Edited on the site", tone: "ask" };
    case "cancelled":
      return { text: "Cancelled", tone: "quiet" };
  }
}

export interface OutcomeWords {
  going: string;
  done: string;
  stuck: string;
}

/** What came of sending to several sites, as one: done only when each has it. */
export function outcomeInWords(
  deliveries: readonly Pick<Delivery, "state">[],
  words: OutcomeWords,
): { text: string; isStuck: boolean } {
  const isStuck = deliveries.some(({ state }) => state === "failed" || state === "changed-there" || state === "cancelled");
  if (isStuck) return { text: words.stuck, isStuck };
  const isDone = deliveries.every(({ state }) => state === "sent" || state === "checked");
  return { text: isDone ? words.done : words.going, isStuck };
}

export const STANDING_WORDS: Readonly<Record<StandingPost["state"], string>> = {
  draft: "A draft there",
  held: "Held until its time",
  live: "Live",
  withdrawn: "Withdrawn",
  gone: "Taken down",
};
