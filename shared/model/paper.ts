import { z } from "zod";
import { readinessSchema } from "./readiness.ts";
import { missedRuleSchema } from "./schedule.ts";
import { slotSchema } from "./slots.ts";
import { slugSchema } from "./story.ts";

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour like #a31919");
const webAddress = z.union([z.literal(""), z.url({ protocol: /^https?$/ })]);

export const sectionSchema = z.object({
  /** Never changes, so stories keep their section when it is renamed. */
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  slug: slugSchema.min(1),
});
export type Section = z.infer<typeof sectionSchema>;

/** What is the same on every page of the paper. */
export const paperSchema = z.object({
  name: z.string().trim().min(1).max(120),
  /** The name as the top of the page sets it; empty means the name. */
  masthead: z.string().max(120),
  sections: z.array(sectionSchema).min(1).max(40),
  colours: z.object({ accent: colour, ink: colour, paper: colour }),
  /** The banner after the third paragraph. */
  appeal: z.object({ title: z.string().max(200), text: z.string().max(1000), linkText: z.string().max(100), link: webAddress }),
  freeLimit: z.object({
    /** Metered stories one browser may read in a calendar month. A soft limit. */
    storiesAMonth: z.number().int().min(0).max(100),
    title: z.string().max(200),
    linkText: z.string().max(100),
    link: webAddress,
  }),
  headings: z.object({ moreFromAuthor: z.string().max(100), similar: z.string().max(100) }),
  /** Where readers find the site, with a final slash: "https://www.example.org/". */
  baseAddress: z.url({ protocol: /^https?$/ }),
  /** IANA zone of the paper's clock: "Europe/London". */
  timeZone: z.string().min(1).max(60),
  /** What becomes of a story whose time went by; `USUAL_MISSED_RULE` until the paper says otherwise. */
  missed: missedRuleSchema.optional(),
  /** Times the paper publishes at, again and again; none until the paper says otherwise. */
  slots: z.array(slotSchema).max(60).optional(),
  /** Checklists by stage; `USUAL_READINESS` until the paper says otherwise. */
  readiness: readinessSchema.optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** What a paper is called until somebody names it. */
export const UNNAMED_PAPER = "The Paper";
