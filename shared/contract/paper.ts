import { oc } from "@orpc/contract";
import { z } from "zod";
import { paperSchema } from "../model/paper.ts";

export const paperContract = {
  get: oc.output(paperSchema),
  /** Replaces the paper's settings, and rebuilds the site where one is published. */
  save: oc.input(paperSchema).output(paperSchema),
  /** Folder the site is published to, as set; empty means `<data>/site`. */
  siteFolder: oc.output(z.object({ set: z.string(), inUse: z.string() })),
  saveSiteFolder: oc.input(z.object({ folder: z.string().max(4096) })).output(z.object({ set: z.string(), inUse: z.string() })),
};
