import { z } from "zod";
import type { Rule } from "./rule.ts";

/** What a rule may be at most: a guide is written by people, and read at every start. */
const text = z.string().trim().min(1).max(1000);
const words = z.string().trim().min(1).max(200);
const oneOrMore = <Each extends z.ZodType<string>>(each: Each): z.ZodType<string[], string | string[]> =>
  z.union([each.transform((only) => [only]), z.array(each).max(500)]) as z.ZodType<string[], string | string[]>;

const PLACES = [
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
  "crosshead",
  "quote",
] as const;

/** One rule as it stands in a guide's file. Keys that nobody knows are refused: they are slips. */
export const ruleEntrySchema = z
  .strictObject({
    id: z
      .string()
      .max(100)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, figures and single hyphens only"),
    /** Wrong words and phrases, for all of which `replace` is right. */
    find: oneOrMore(words).optional(),
    /** Wrong words, each with its own right one. */
    pairs: z.record(words, z.string().trim().max(200)).optional(),
    /** A regular expression of JavaScript, read with the flag `u`, and `i` unless the case is exact. */
    pattern: z.string().min(1).max(1000).optional(),
    replace: oneOrMore(z.string().max(200)).optional(),
    why: text,
    /** A page of the guide: web address. */
    link: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .optional(),
    severity: z.enum(["must", "should", "hint"]),
    where: z.array(z.enum(PLACES)).min(1).optional(),
    except: oneOrMore(words).optional(),
    case: z.enum(["any", "exact"]).optional(),
    quotes: z.enum(["check", "skip"]).optional(),
    /** Switched off by somebody. Its examples are tested all the same. */
    off: z.boolean().optional(),
    examples: z.strictObject({
      wrong: z
        .array(z.strictObject({ text, right: text.optional() }))
        .min(1, "at least one example of wrong")
        .max(50),
      right: z.array(text).min(1, "at least one example of right").max(50),
    }),
  })
  .refine((rule) => rule.find !== undefined || rule.pairs !== undefined || rule.pattern !== undefined, {
    error: "says nothing to find: it needs find, pairs or pattern",
  });
export type RuleEntry = z.infer<typeof ruleEntrySchema>;

/** The rule that an entry of a file stands for. */
export function ruleOf(entry: RuleEntry, topic: string): Rule {
  const { id, find = [], pairs = {}, pattern, replace = [], why, link, severity, where, except = [], examples } = entry;
  return {
    id,
    topic,
    find: {
      words: find,
      pairs: Object.entries(pairs).map(([wrong, right]) => ({ wrong, right })),
      ...(pattern === undefined ? {} : { pattern }),
    },
    replace,
    why,
    ...(link === undefined ? {} : { link }),
    severity,
    ...(where === undefined ? {} : { where }),
    except,
    case: entry.case ?? "any",
    quotes: entry.quotes ?? "check",
    examples: {
      wrong: examples.wrong.map(({ text, right }) => (right === undefined ? { text } : { text, right })),
      right: examples.right,
    },
  };
}
