import { oc } from "@orpc/contract";
import { z } from "zod";
import { contributorSchema } from "../model/contributor.ts";

export const contributorsContract = {
  /** All contributors by name. */
  list: oc.output(z.array(contributorSchema)),
  /** Adds one (page name made from the name unless given) or changes the one with this id. */
  save: oc.input(contributorSchema.partial({ id: true, pageName: true, email: true })).output(contributorSchema),
};
