import { oc } from "@orpc/contract";
import { z } from "zod";
import { idSchema, instantSchema, pickSchema, pictureIdSchema } from "../model/story.ts";

/** A related story as its card will show it: derived from that story's published version. */
export const cardSchema = z.object({
  storyId: idSchema,
  headline: z.string(),
  /** Name of its section. */
  section: z.string(),
  publishedAt: instantSchema,
  /** The override line, else the standfirst, else the headline. Never a caption. */
  line: z.string(),
  picture: z.object({ pictureId: pictureIdSchema, alt: z.string() }).optional(),
  /** Set when the story cannot stand as a card, in words: "has no alt text". */
  problem: z.string().optional(),
  /** Where its page lies below the base address: "features/2026/03/slug/". */
  path: z.string(),
});
export type Card = z.infer<typeof cardSchema>;

export const relatedContract = {
  /** The four cards the page will show now, each with how it came there. */
  moreFromAuthor: oc
    .input(z.object({ storyId: idSchema }))
    .output(z.array(cardSchema.extend({ pinned: z.boolean(), place: z.number().int() }))),
  /** Published stories with these words, best first; never the story itself. */
  find: oc.input(z.object({ storyId: idSchema, query: z.string().max(200) })).output(z.array(cardSchema)),
  /** Cards of these picks, in their order; a story no longer published has a `problem`. */
  cards: oc.input(z.object({ picks: z.array(pickSchema).max(50) })).output(z.array(cardSchema)),
};
