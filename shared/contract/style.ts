import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { houseStyleSchema, rehearsalSchema, triedOutSchema } from "../style/house-style.ts";
import { ruleEntrySchema } from "../style/rule-file.ts";

const ruleId = z.string().min(1).max(100);

/** The house style: guides are folders of YAML files, which people may also edit by hand while the desk runs. */
export const styleContract = {
  /** All rules, with what is wrong with those that are not used. Fails with `disk`. */
  guide: oc.output(houseStyleSchema),
  /** One rule as it stands in its file. Fails with `not-found`. */
  rule: oc.input(z.object({ id: ruleId })).output(ruleEntrySchema),
  /**
   * Writes a rule into the file of the one it replaces, or, without one, to the paper's own rules; comments in the file
   * stay. It is written even when its examples fail; then it is not used. Fails with `bad-input` when the id is taken,
   * `not-found`, `bad-file` when the file is not in order, or `disk`.
   */
  save: oc.input(z.object({ rule: ruleEntrySchema, replaces: ruleId.optional() })).output(houseStyleSchema),
  /** Switches a rule on or off, in its file. Fails as `save` does. */
  turn: oc.input(z.object({ id: ruleId, isOn: z.boolean() })).output(houseStyleSchema),
  /** What a rule would find in a text. Nothing is kept. */
  tryOut: oc.input(z.object({ rule: ruleEntrySchema, text: z.string().max(20_000) })).output(triedOutSchema),
  /** Runs a rule over every story of the desk. Whoever stops listening stops it. */
  rehearse: oc.input(z.object({ rule: ruleEntrySchema })).output(eventIterator(rehearsalSchema)),
};
