import { z } from "zod";
import { instantSchema } from "./story.ts";

/**
 * Moments a version is kept for good: the status a story came to, what was passed to a site, ten
 * minutes of work, one kept by hand, and one after something older was brought back.
 */
export const MILESTONES = [
  "filed",
  "subbing",
  "revise",
  "ready",
  "scheduled",
  "published",
  "withdrawn",
  "spiked",
  "passed",
  "work",
  "kept",
  "restored",
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Longest name and reason a version is given, in UTF-16 units. */
export const LONGEST_NAME = 200;
export const LONGEST_REASON = 2000;

/** A version as the time line shows it. */
export const versionRowSchema = z.object({
  /** 1, 2, 3 … within the story. */
  number: z.number().int(),
  milestone: z.enum(MILESTONES),
  author: z.string(),
  madeAt: instantSchema,
  /** Given by hand. */
  name: z.string().optional(),
  /** Why it was sent back; what was restored. */
  reason: z.string().optional(),
  /** What is wrong with it, in words, where its hash or its place in the chain does not hold. It is shown all the same. */
  broken: z.string().optional(),
  /** False when nothing of its copy can be read any more. */
  readable: z.boolean(),
});
export type VersionRow = z.infer<typeof versionRowSchema>;

/** A place where the chain of a story does not hold. */
export const chainBreakSchema = z.object({ number: z.number().int(), why: z.string() });
export type ChainBreak = z.infer<typeof chainBreakSchema>;

/** Who did what, as the versions have it; undefined where nobody has yet. */
export const handsSchema = z.object({
  wrote: z.object({ name: z.string(), at: instantSchema }).optional(),
  subbed: z.object({ name: z.string(), at: instantSchema }).optional(),
  passed: z.object({ name: z.string(), at: instantSchema }).optional(),
});
export type Hands = z.infer<typeof handsSchema>;
