import { z } from "zod";

/** A rule in the list of the house style. */
export const ruleLineSchema = z.object({
  id: z.string(),
  /** Name of the guide's folder. */
  guide: z.string(),
  topic: z.string(),
  severity: z.enum(["must", "should", "hint"]),
  /** What it finds and writes, in a few words: "advisor → adviser". */
  summary: z.string(),
  why: z.string(),
  /** Switched off by somebody. */
  isOff: z.boolean(),
  /** Why it is not used although it is on: its examples fail, it fights another … A sentence. */
  fault: z.string().optional(),
});
export type RuleLine = z.infer<typeof ruleLineSchema>;

/** A file of a guide, or an entry of one, that is no rule; or a rule that is not used. */
export const guideProblemSchema = z.object({
  guide: z.string(),
  file: z.string(),
  /** Counted from 1; absent where the file as a whole is meant. */
  line: z.number().int().optional(),
  /** The rule's id, where it can be told. */
  rule: z.string().optional(),
  message: z.string(),
});
export type GuideProblem = z.infer<typeof guideProblemSchema>;

export const houseStyleSchema = z.object({
  /** Where the guides lie on this computer. */
  folder: z.string(),
  /** In the order of guides, files and entries. */
  rules: z.array(ruleLineSchema),
  /** What cannot be read at all. */
  problems: z.array(guideProblemSchema),
});
export type HouseStyle = z.infer<typeof houseStyleSchema>;

/** What a rule finds in a text that somebody tries it on. */
export const triedOutSchema = z.object({
  found: z.array(z.object({ start: z.number().int(), end: z.number().int(), replacements: z.array(z.string()) })),
  /** Why the rule would not be used; absent where its examples hold. */
  fault: z.string().optional(),
});
export type TriedOut = z.infer<typeof triedOutSchema>;

export const rehearsalSchema = z.discriminatedUnion("kind", [
  /** How far it is, in stories. */
  z.object({ kind: z.literal("progress"), done: z.number().int(), total: z.number().int(), found: z.number().int() }),
  z.object({
    kind: z.literal("done"),
    stories: z.number().int(),
    /** How often it would have fired, and in how many stories. */
    found: z.number().int(),
    inStories: z.number().int(),
    /** The newest of them, with the words around. */
    examples: z.array(
      z.object({
        storyId: z.string(),
        /** Headline, or catchline where there is none. */
        title: z.string(),
        before: z.string(),
        text: z.string(),
        after: z.string(),
        replacement: z.string().optional(),
      }),
    ),
    /** Why it could not be rehearsed to the end: its pattern ran away. */
    fault: z.string().optional(),
  }),
]);
export type Rehearsal = z.infer<typeof rehearsalSchema>;
