import { oc } from "@orpc/contract";
import { z } from "zod";
import { idSchema, instantSchema } from "../model/story.ts";

/** One thing the checklist looks at. */
export const checkSchema = z.object({
  id: z.enum([
    "headline",
    "standfirst",
    "section",
    "byline",
    "body",
    "lead-picture",
    "alt-text",
    "credit",
    "tk",
    "embargo",
    "slug",
    "cards",
    "access",
    "address",
    "paper-name",
    // A line of the paper's own checklist.
    "line",
    "legal",
    // Changes that nobody has accepted or rejected.
    "suggestions",
  ]),
  /** `must` blocks publication, `should` warns, `done` is in order. */
  state: z.enum(["must", "should", "done"]),
  /** What is the matter, or what is in order, in one sentence. */
  text: z.string(),
  /** Accessible name of the field to mend it in: "Headline", "Alt text". */
  field: z.string().optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const publicationSchema = z.object({
  storyId: idSchema,
  state: z.enum(["published", "withdrawn"]),
  firstPublishedAt: instantSchema,
  updatedAt: instantSchema,
  /** Story revision the page was made from: less than the story's means unpublished changes. */
  revision: z.number().int(),
  /** Public address: the paper's base address and the path of the page. */
  address: z.string(),
  /** Address on this machine under which the page can be looked at now. */
  viewAt: z.string(),
});
export type Publication = z.infer<typeof publicationSchema>;

/** As which reader a preview is shown. */
export const READERS = ["subscriber", "at-the-limit"] as const;

export const publishingContract = {
  checklist: oc.input(z.object({ id: idSchema })).output(z.array(checkSchema)),
  /** Publishes or updates. Fails with `checklist` (data.checks) or `publishing`. */
  publish: oc.input(z.object({ id: idSchema })).output(publicationSchema),
  /** Leaves a short notice at the address. */
  withdraw: oc.input(z.object({ id: idSchema })).output(publicationSchema),
  /** What stands on the site; undefined when the story was never published. */
  publication: oc.input(z.object({ id: idSchema })).output(publicationSchema.optional()),
  /** Makes the real page of the story as it is now; `src` is for a sandboxed frame. */
  preview: oc.input(z.object({ id: idSchema, reader: z.enum(READERS) })).output(z.object({ src: z.string() })),
};
