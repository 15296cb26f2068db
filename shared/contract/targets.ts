import { oc } from "@orpc/contract";
import { z } from "zod";
import {
  deskTargetSchema,
  siteUserSchema,
  targetIdSchema,
  targetSettingsSchema,
  targetTestSchema,
  TARGET_KINDS,
} from "../model/target.ts";

/** Goes in and never comes back: no answer of the desk has a place for it. */
const secret = z.string().min(1, "Give the secret").max(20_000, "Too long");
const name = deskTargetSchema.shape.name;

/** What a site said when it was asked what it is. */
export const recognisedSchema = z.object({
  kind: z.enum(TARGET_KINDS),
  /** Name of the site, in its own words. */
  site: z.string(),
  /** Where its API answers: what goes into the target's settings. */
  address: z.string(),
});
export type Recognised = z.infer<typeof recognisedSchema>;

export const targetsContract = {
  /** The site folder first, then in the order of the desk. */
  list: oc.output(z.array(deskTargetSchema)),
  /**
   * Asks the site at this address ("news.example", "https://news.example/blog") what it is, without
   * credentials. Fails with `target`: `data.trouble` is `offline` when nothing answers, `refused` when
   * it is of no kind that Standfirst knows.
   */
  recognise: oc
    .input(z.object({ address: z.string().trim().min(1, "Give the site's address").max(2000) }))
    .output(recognisedSchema),
  /** The host key an SFTP server shows, "SHA256:…", for a person to compare. Fails with `target`. */
  hostKey: oc
    .input(z.object({ host: z.string().trim().min(1).max(255), port: z.number().int().min(1).max(65_535) }))
    .output(z.object({ hostKey: z.string() })),
  /** Fails with `bad-input` (a name that is taken, secrets kept nowhere yet), `vault-locked` or `disk`; then nothing was added. */
  add: oc.input(z.object({ name, settings: targetSettingsSchema, secret })).output(deskTargetSchema),
  /** What is left out stays. A secret does not follow to another server: give it again. */
  change: oc
    .input(
      z.object({
        id: targetIdSchema,
        name: name.optional(),
        settings: targetSettingsSchema.optional(),
        secret: secret.optional(),
      }),
    )
    .output(deskTargetSchema),
  /**
   * Logs in and says what we may do there; changes nothing. With `settings` these are tried before they
   * are saved, with the secret given, or the kept one where they lead to the same server.
   */
  test: oc
    .input(z.object({ id: targetIdSchema.optional(), settings: targetSettingsSchema.optional(), secret: secret.optional() }))
    .output(targetTestSchema),
  /** Who writes on the site, by name; empty where it has no users or does not show them. */
  users: oc.input(z.object({ id: targetIdSchema })).output(z.array(siteUserSchema)),
  /** Takes it off the list and forgets its secret. What stands on the site stays there. */
  remove: oc.input(z.object({ id: targetIdSchema })).output(z.object({})),
  /** Puts them in this order. */
  arrange: oc.input(z.object({ ids: z.array(targetIdSchema).max(1000) })).output(z.array(deskTargetSchema)),
};
