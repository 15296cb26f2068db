import { z } from "zod";
import { FOLDER_TARGET_ID } from "./folder-target.ts";

/** What a story can be sent to. Each kind is a folder under `electron/services/publishing/targets/`. */
export const TARGET_KINDS = ["folder", "wordpress", "ghost", "sftp", "outlet"] as const;
export type TargetKindName = (typeof TARGET_KINDS)[number];

export const targetIdSchema = z.union([z.literal(FOLDER_TARGET_ID), z.uuid()]);

const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((address) => !/^https?:\/*[^/?#]*@/i.test(address), "Leave user name and password out of the address");
/** Contributor ids of the desk to ids of the site's users, set by hand; others are found by e-mail or name. */
const authors = z.record(z.uuid(), z.string().max(200));

/** What the desk knows of a target and may show. Secrets are in the vault and never in here. */
export const targetSettingsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folder") }),
  z.object({
    kind: z.literal("wordpress"),
    address: webAddress,
    userName: z.string().trim().min(1).max(200),
    /** WordPress itself keeps nothing back: send the free part alone, or all of it behind a more-tag. */
    keptBack: z.enum(["free-part-only", "whole-with-more-tag"]),
    /** Whether sections and tags the site does not have are made there. */
    makeTags: z.boolean(),
    authors,
  }),
  z.object({ kind: z.literal("ghost"), address: webAddress, makeTags: z.boolean(), authors }),
  z.object({
    kind: z.literal("sftp"),
    host: z.string().trim().min(1).max(255),
    port: z.number().int().min(1).max(65_535),
    userName: z.string().trim().min(1).max(200),
    /** Absolute path on the server; what stands there becomes a link to the newest version. */
    folder: z.string().min(2).max(1000).regex(/^\//, "a whole path, from the top of the server's disk"),
    /** "SHA256:…" of the server's host key, shown and agreed to when the target was added. */
    hostKey: z.string().max(200),
  }),
  z.object({ kind: z.literal("outlet"), address: webAddress }),
]);
export type TargetSettings = z.infer<typeof targetSettingsSchema>;
export type SettingsOf<Kind extends TargetKindName> = Extract<TargetSettings, { kind: Kind }>;

/** A target as the interface sees it. */
export const deskTargetSchema = z.object({
  id: targetIdSchema,
  name: z.string().trim().min(1).max(120),
  settings: targetSettingsSchema,
  /** Whether the vault has its secret. The secret itself never leaves the main process. */
  secret: z.enum(["set", "not set", "locked", "none needed"]),
});
export type DeskTarget = z.infer<typeof deskTargetSchema>;

/** What a kind of target can do; what it cannot is left out of the interface, or said before it matters. */
export const abilitiesSchema = z.object({
  /** The site itself can hold a post until its time, so a closed laptop does not matter. */
  holds: z.boolean(),
  /** Whether a held post goes live only once somebody visits the site. */
  needsVisit: z.boolean(),
  /** Whether somebody can edit a post there, so that it may be newer than ours. */
  editable: z.boolean(),
  /** Whether its pages can be read back and compared. */
  readable: z.boolean(),
  /** What becomes of the address after a withdrawal. */
  withdrawn: z.enum(["notice", "nothing"]),
  /** Whether it keeps text behind the cut from readers who may not have it. */
  keepsBack: z.boolean(),
});
export type Abilities = z.infer<typeof abilitiesSchema>;

/** Somebody who writes on a site, whom a contributor can be mapped to. */
export const siteUserSchema = z.object({ id: z.string(), name: z.string() });
export type SiteUser = z.infer<typeof siteUserSchema>;

/** What came of asking a site who we are and what we may do there. */
export const targetTestSchema = z.object({
  /** Name of the site, in its own words. */
  site: z.string(),
  /** Under which name we are known there; empty where the target has no users. */
  user: z.string(),
  /** "can publish: yes", "can upload pictures: no": in the order in which they are shown. */
  may: z.array(z.object({ what: z.string(), yes: z.boolean() })),
});
export type TargetTest = z.infer<typeof targetTestSchema>;
