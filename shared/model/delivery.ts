import { z } from "zod";
import { targetIdSchema } from "./target.ts";
import { idSchema, instantSchema } from "./story.ts";

/**
 * What is done with a story on a target: make it live or bring it up to date; have the site hold it
 * until its time; take a held one back; make one that is due go live; take it down with a notice or
 * nothing; take it down for legal reasons, so that nothing of it is left.
 */
export const DEEDS = ["publish", "hold", "release", "go-live", "withdraw", "take-down"] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * `waiting` (also for the network, or for another try), `sending`, `sent` (the site has it; a reader's
 * look at it is to come), `checked` (a reader finds what was passed, or the receipt says what not),
 * `failed` (a person has to do something), `changed-there` (somebody edited it on the site: a person
 * has to choose), `cancelled`.
 */
export const DELIVERY_STATES = ["waiting", "sending", "sent", "checked", "failed", "changed-there", "cancelled"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** States in which the desk still has something to do. */
export const OPEN_STATES: readonly DeliveryState[] = ["waiting", "sending", "sent"];

export const deliverySchema = z.object({
  id: idSchema,
  storyId: idSchema,
  /** Headline of what was passed, or its catchline. */
  title: z.string(),
  targetId: targetIdSchema,
  targetName: z.string(),
  deed: z.enum(DEEDS),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** When it is tried again; only while it waits for that. */
  nextAt: instantSchema.optional(),
  /** For `hold`: when the site shall publish it. */
  heldUntil: instantSchema.optional(),
  /** What is the matter, ready to be read. */
  problem: z.string().optional(),
  /** It waited when the archive was made that this desk was brought back from: a person says whether it is sent. */
  fromArchive: z.literal(true).optional(),
  /** Where readers find it; once sent. */
  address: z.string().optional(),
  /** Whether the receipt found a difference; once checked. */
  differs: z.boolean().optional(),
  askedBy: z.string(),
  createdAt: instantSchema,
  changedAt: instantSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;

/** A field of a post that says something else on the site than what the desk last sent. */
export const differenceSchema = z.object({
  /** "Headline", "Body" …: the field's accessible name in the story. */
  field: z.string(),
  /** What the desk would send now. */
  ours: z.string(),
  /** What the desk last sent; empty when it never did. */
  sent: z.string(),
  /** What stands there. */
  theirs: z.string(),
  /** Whether the desk can take the site's value into the story. */
  canTake: z.boolean(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** One thing a reader's look at the page compared. */
export const comparisonSchema = z.object({
  /** "Headline", "Text", "Alt text" … */
  what: z.string(),
  /** `absent`: this site's pages do not show such a thing, which is no fault of theirs. */
  outcome: z.enum(["same", "differs", "absent"]),
  passed: z.string(),
  found: z.string(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const receiptSchema = z.object({
  id: idSchema,
  storyId: idSchema,
  targetId: targetIdSchema,
  targetName: z.string(),
  deliveryId: idSchema,
  /** Story revision that was passed. */
  revision: z.number().int(),
  /** Hash of the version it proves: see `services/history`. */
  version: z.string(),
  address: z.string(),
  same: z.boolean(),
  compared: z.array(comparisonSchema),
  madeAt: instantSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A page that was kept before it was taken down, and when. */
export const evidenceSchema = z.object({
  id: idSchema,
  targetId: targetIdSchema,
  targetName: z.string(),
  address: z.string(),
  /** SHA-256 of the page, hexadecimal; empty when it could not be read. */
  hash: z.string(),
  keptBy: z.string(),
  keptAt: instantSchema,
});
export type ShownEvidence = z.infer<typeof evidenceSchema>;

/** What stands, or is held, on one target, as the desk last knew it. */
export const standingPostSchema = z.object({
  targetId: targetIdSchema,
  targetName: z.string(),
  state: z.enum(["draft", "held", "live", "withdrawn", "gone"]),
  address: z.string().optional(),
  heldUntil: instantSchema.optional(),
  /** Story revision that stands there: less than the story's means unpublished changes. */
  revision: z.number().int(),
  changedAt: instantSchema,
});
export type StandingPost = z.infer<typeof standingPostSchema>;
