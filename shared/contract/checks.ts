import { oc } from "@orpc/contract";
import { z } from "zod";
import { idSchema, instantSchema } from "../model/story.ts";

const count = z.number().int().min(0);

export const severitySchema = z.enum(["must", "should", "hint"]);

/** `Place` of `shared/style/finding.ts`. */
export const placeSchema = z.object({
  field: z.enum([
    "headline",
    "standfirst",
    "kicker",
    "body",
    "caption",
    "alt",
    "credit",
    "dateline",
    "searchTitle",
    "searchDescription",
  ]),
  block: count.optional(),
  picture: z.union([z.literal("lead"), count]).optional(),
});

/** `Finding` of `shared/style/finding.ts`: `start` and `end` are UTF-16 units of the text at `place`. */
export const findingSchema = z.object({
  rule: z.string().max(200),
  severity: severitySchema,
  place: placeSchema,
  start: count,
  end: count,
  text: z.string(),
  why: z.string(),
  link: z.string().optional(),
  replacements: z.array(z.string()).readonly(),
});

/** A finding as it is shown: with the words around it, a few on each side, empty at the ends of the text. */
export const shownFindingSchema = findingSchema.extend({ before: z.string(), after: z.string() });
export type ShownFinding = z.infer<typeof shownFindingSchema>;

/** How the grammar checker stands; it is started late and can fail without the other checks. */
export const grammarStateSchema = z.object({
  /** `off`: not asked yet. `working`: more may come, and an event then says so. */
  state: z.enum(["off", "starting", "working", "ready", "unavailable"]),
  /** Of `unavailable`: a sentence. */
  problem: z.string().optional(),
});
export type GrammarState = z.infer<typeof grammarStateSchema>;

export const storyChecksSchema = z.object({
  /** Of the story that was checked: ranges are of its texts. */
  revision: count,
  bodyRevision: count,
  /** In the order of the page, without the ignored ones. */
  findings: z.array(shownFindingSchema),
  /** Findings behind the last one listed. */
  more: count,
  /** Rules of the house style that ran away and are off until the desk starts again, in words. */
  faults: z.array(z.string()),
  grammar: grammarStateSchema,
});
export type StoryChecks = z.infer<typeof storyChecksSchema>;

/** A finding that somebody chose not to see: this one, or what its rule says of these words anywhere in the story. */
export const ignoredSchema = z.object({
  id: idSchema,
  scope: z.enum(["here", "story"]),
  rule: z.string(),
  text: z.string(),
  ignoredBy: z.string(),
  ignoredAt: instantSchema,
});
export type Ignored = z.infer<typeof ignoredSchema>;

/** A word of the paper: as long as a name of a body may be. */
export const paperWordSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{M}\p{N}]+(?:[ '’‑-][\p{L}\p{M}\p{N}]+)*$/u, "a word of letters, with hyphens and apostrophes inside");

const wordSchema = z.object({ word: z.string(), addedBy: z.string(), addedAt: instantSchema });
export type PaperWord = z.infer<typeof wordSchema>;

const findingInStory = z.object({
  storyId: idSchema,
  rule: z.string().min(1).max(200),
  place: placeSchema,
  start: count,
  end: count,
  text: z.string().max(20_000),
});

export const checksContract = {
  /**
   * Checks the story as it is on the disk. What grammar and the search for replacements have not
   * found yet follows: `checksDidChange` says when to ask again. With `wait` it is waited for.
   */
  story: oc.input(z.object({ id: idSchema, wait: z.boolean().optional() })).output(storyChecksSchema),
  /** Checks a text that is no story; its paragraphs are the blocks of a body. `from` is where each begins in the text. */
  text: oc
    .input(z.object({ text: z.string().max(1_000_000) }))
    .output(storyChecksSchema.pick({ findings: true, grammar: true, faults: true }).extend({ from: z.array(count) })),
  /** Fails with `bad-input` when the words are no longer there. */
  ignore: oc.input(findingInStory.extend({ scope: z.enum(["here", "story"]) })).output(ignoredSchema),
  ignored: oc.input(z.object({ storyId: idSchema })).output(z.array(ignoredSchema)),
  /** Shows it again. */
  bringBack: oc.input(z.object({ id: idSchema })).output(z.object({})),
  /** The paper's own words, in the order of the alphabet. */
  words: oc.output(z.array(wordSchema)),
  addWord: oc.input(z.object({ word: paperWordSchema })).output(wordSchema),
  removeWord: oc.input(z.object({ word: z.string().max(60) })).output(z.object({})),
};
