import { STATUSES, type Role, type Status } from "./status.ts";

/**
 * Who may do what with a story. On one desk a role is a hat, not a lock: `unusual` is allowed
 * and said in the interface, with its reason in words; only `never`, a step the story's
 * status does not have, is refused.
 */
export type Right = { may: "usual" } | { may: "unusual"; reason: string } | { may: "never"; reason: string };

/** What is done to a story besides moving it by hand. */
export type Deed = "edit" | "publish" | "schedule" | "withdraw" | "spike" | "restore";

/** One step a person can take from the interface. */
export interface Move {
  to: Status;
  right: Exclude<Right, { may: "never" }>;
}

const EVERYBODY: readonly Role[] = ["journalist", "sub-editor", "editor"];
const DESK: readonly Role[] = ["sub-editor", "editor"];
const EDITOR: readonly Role[] = ["editor"];
const NOBODY: readonly Role[] = [];

const UNSUBBED = "Nobody has subbed this story yet.";
const UNFILED = "The writer has not filed this story yet.";
const SUBS_DO = "Usually a sub-editor does this.";
const EDITORS_DO = "Usually an editor does this.";
const ON_THE_PAGE = "Readers see the published page until it is published again.";

/** For whom a step is usual, and why it is not for the others. */
interface Step {
  usual: readonly Role[];
  reason: string;
}
const step = (usual: readonly Role[], reason: string = ""): Step => ({ usual, reason });

/** Every step there is. A story moves along the rows; what is not here is never done. */
const STEPS: Record<Status, Partial<Record<Status, Step>>> = {
  draft: {
    filed: step(EVERYBODY),
    subbing: step(NOBODY, UNFILED),
    ready: step(NOBODY, UNSUBBED),
    scheduled: step(NOBODY, UNSUBBED),
    published: step(NOBODY, UNSUBBED),
    spiked: step(EVERYBODY),
  },
  filed: {
    draft: step(EVERYBODY),
    subbing: step(DESK, SUBS_DO),
    revise: step(DESK, SUBS_DO),
    ready: step(NOBODY, UNSUBBED),
    scheduled: step(NOBODY, UNSUBBED),
    published: step(NOBODY, UNSUBBED),
    spiked: step(DESK, EDITORS_DO),
  },
  subbing: {
    filed: step(DESK, SUBS_DO),
    revise: step(DESK, SUBS_DO),
    ready: step(DESK, SUBS_DO),
    scheduled: step(EDITOR, EDITORS_DO),
    published: step(NOBODY, "The subbing of this story is not finished."),
    spiked: step(EDITOR, EDITORS_DO),
  },
  revise: {
    filed: step(EVERYBODY),
    subbing: step(DESK, SUBS_DO),
    ready: step(NOBODY, "This story was sent back and has not been filed again."),
    scheduled: step(NOBODY, "This story was sent back and has not been filed again."),
    published: step(NOBODY, "This story was sent back and has not been filed again."),
    spiked: step(DESK, EDITORS_DO),
  },
  ready: {
    subbing: step(DESK, SUBS_DO),
    revise: step(DESK, SUBS_DO),
    scheduled: step(EDITOR, EDITORS_DO),
    published: step(EDITOR, EDITORS_DO),
    spiked: step(EDITOR, EDITORS_DO),
  },
  scheduled: {
    ready: step(EDITOR, EDITORS_DO),
    subbing: step(NOBODY, "This story is scheduled; taking it back to be subbed stops that."),
    published: step(EDITOR, EDITORS_DO),
    spiked: step(EDITOR, EDITORS_DO),
  },
  published: {
    // Publishing again: the page is brought up to date.
    published: step(EDITOR, EDITORS_DO),
    withdrawn: step(EDITOR, EDITORS_DO),
  },
  withdrawn: {
    subbing: step(DESK, SUBS_DO),
    draft: step(EDITOR, EDITORS_DO),
    published: step(EDITOR, EDITORS_DO),
  },
  spiked: {
    draft: step(EVERYBODY),
  },
};

const USUAL: Right = { may: "usual" };
const unusual = (reason: string): Right => ({ may: "unusual", reason });
const never = (reason: string): Right => ({ may: "never", reason });

/** May somebody with this hat move a story from one status to another? */
export function rightToMove(from: Status, to: Status, role: Role): Right {
  const found = STEPS[from][to];
  if (found === undefined) return never(whyNever(from, to));
  return found.usual.includes(role) ? USUAL : unusual(found.reason);
}

/** May somebody with this hat do this to a story in this status? */
export function rightTo(deed: Deed, status: Status, role: Role): Right {
  switch (deed) {
    case "edit":
      return rightToEdit(status, role);
    case "publish":
      return rightToMove(status, "published", role);
    case "schedule":
      // One that is scheduled is moved; a published one keeps its status: what goes out is an update.
      return rightToMove(status, status === "scheduled" || status === "published" ? "published" : "scheduled", role);
    case "withdraw":
      return rightToMove(status, "withdrawn", role);
    case "spike":
      return rightToMove(status, "spiked", role);
    case "restore":
      return status === "spiked" ? rightToMove("spiked", "draft", role) : never("Only a spiked story is restored.");
  }
}

/** May somebody with this hat record that a lawyer has read a story? The one hat that is a lock: somebody answers for it. */
export function rightToSignOff(role: Role): Exclude<Right, { may: "unusual" }> {
  return role === "editor" ? { may: "usual" } : { may: "never", reason: "Only an editor signs off what a lawyer has read." };
}

/**
 * The steps a person can take by hand from here, in the order of work. Publishing,
 * withdrawing and scheduling are actions of their own and not among them: see `rightTo`.
 */
export function movesFrom(status: Status, role: Role): Move[] {
  return STATUSES.flatMap((to) => {
    if (to === "published" || to === "withdrawn" || to === "scheduled") return [];
    const right = rightToMove(status, to, role);
    return right.may === "never" ? [] : [{ to, right }];
  });
}

function rightToEdit(status: Status, role: Role): Right {
  if (status === "spiked") return unusual("This story is spiked. Restore it to work on it.");
  if (status === "published") return unusual(ON_THE_PAGE);
  if (role !== "journalist") return USUAL;
  if (status === "filed") return unusual("This story is filed: a sub-editor may be about to take it.");
  if (status === "subbing") return unusual("This story is being subbed.");
  if (status === "ready" || status === "scheduled") return unusual("This story has been subbed.");
  return USUAL;
}

function whyNever(from: Status, to: Status): string {
  if (from === to) return `The story is ${from} already.`;
  if (from === "spiked") return "This story is spiked. Restore it first.";
  if (from === "published") return "This story is published. Withdraw it first.";
  if (from === "withdrawn" && to === "spiked") return "The notice at the story's address belongs to it: a withdrawn story stays.";
  if (to === "withdrawn") return "Only a published story can be withdrawn.";
  return `A story that is ${from} does not go to ${to} directly.`;
}
