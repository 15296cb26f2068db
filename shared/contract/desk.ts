import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { paperSchema } from "../model/paper.ts";
import { profileSchema } from "../model/profile.ts";
import { STATUSES } from "../model/status.ts";
import { idSchema, instantSchema, storySchema } from "../model/story.ts";
import { bodyChangeSchema } from "../model/copy.ts";
import { checkOutSchema, storyPatchSchema } from "./stories.ts";

/** What this host can do. What is missing is left out of the interface. */
export const capabilitiesSchema = z.object({
  /** The host can open a folder or a page in the system's own program. */
  openOutside: z.boolean(),
  /** Native application menu. */
  applicationMenu: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** One good copy of the desk's file. */
export const backupSchema = z.object({
  name: z.string(),
  madeAt: instantSchema,
  stories: z.number().int(),
});
export type Backup = z.infer<typeof backupSchema>;

export const deskStateSchema = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("first-start"), capabilities: capabilitiesSchema }),
  /** The desk's file is damaged; `backups` are the good copies, newest first. */
  z.object({ phase: z.literal("damaged"), capabilities: capabilitiesSchema, backups: z.array(backupSchema) }),
  z.object({
    phase: z.literal("ready"),
    capabilities: capabilitiesSchema,
    profile: profileSchema,
    paper: paperSchema,
    /** Id of this connection: the holder named in check-outs. */
    session: z.string(),
    /** Where `<img src>` finds pictures: `${picturesAt}/<id>/<width>`; ends without a slash. */
    picturesAt: z.string(),
    /** Folder with the desk's data, for people. */
    dataFolder: z.string(),
    version: z.string(),
  }),
]);
export type DeskState = z.infer<typeof deskStateSchema>;
export type ReadyDesk = Extract<DeskState, { phase: "ready" }>;

/** The story that was in view when a window was last open, and the desk it lay on. */
export const storyToOpenSchema = z.object({ dataFolder: z.string().max(4096), id: idSchema });
export type StoryToOpen = z.infer<typeof storyToOpenSchema>;

/** What a window shows first. `opened` is the story asked for, where it could be opened. */
export const openedWindowSchema = z.object({
  state: deskStateSchema,
  opened: z.object({ checkOut: checkOutSchema, story: storySchema }).optional(),
});
export type OpenedWindow = z.infer<typeof openedWindowSchema>;

export const deskEventSchema = z.discriminatedUnion("kind", [
  /** A story was changed; `body` and `patch` hold what changed, where the writer's words did. */
  z.object({
    kind: z.literal("storyDidChange"),
    storyId: idSchema,
    revision: z.number().int(),
    bodyRevision: z.number().int(),
    status: z.enum(STATUSES),
    words: z.number().int(),
    changedAt: instantSchema,
    /** Session that made the change; empty when another process did. */
    session: z.string(),
    patch: storyPatchSchema.omit({ body: true }),
    body: bodyChangeSchema.optional(),
  }),
  /** Rows or counts of the list may have changed in ways no single event tells. */
  z.object({ kind: z.literal("storiesDidChange") }),
  z.object({ kind: z.literal("contributorsDidChange") }),
  z.object({ kind: z.literal("paperDidChange"), paper: paperSchema }),
  z.object({ kind: z.literal("profileDidChange"), profile: profileSchema }),
  /** The story has another holder now; undefined when nobody has it. */
  z.object({
    kind: z.literal("checkOutDidMove"),
    storyId: idSchema,
    holder: z.object({ session: z.string(), name: z.string() }).optional(),
  }),
  /** Somebody asks the holder for the story: save what is unsaved, then `stories.checkIn`. */
  z.object({ kind: z.literal("checkOutWillMove"), storyId: idSchema, from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("publicationDidChange"), storyId: idSchema }),
  /** A delivery of this story was asked for, moved on or ended; or a reader's look was taken. */
  z.object({ kind: z.literal("deliveryDidChange"), storyId: idSchema }),
  z.object({ kind: z.literal("correctionsDidChange"), storyId: idSchema }),
  /** A comment was made, answered, resolved or opened again. */
  z.object({ kind: z.literal("commentsDidChange"), storyId: idSchema }),
  /** A line of a checklist was ticked, or the legal flag raised, lowered or signed off. */
  z.object({ kind: z.literal("readinessDidChange"), storyId: idSchema }),
  /** A version of this story was kept. */
  z.object({ kind: z.literal("historyDidChange"), storyId: idSchema }),
  /** The list of targets, or whether one's secret is set. */
  z.object({ kind: z.literal("targetsDidChange") }),
  /** Where secrets are kept, whether they are locked, or which there are. */
  z.object({ kind: z.literal("vaultDidChange") }),
  /** Other rules of the house style are in use, or their files changed. */
  z.object({ kind: z.literal("styleDidChange") }),
  /** When this story goes, or what became of that. */
  z.object({ kind: z.literal("scheduleDidChange"), storyId: idSchema }),
  /** The checks of this story, or of every story, would say something else now. */
  z.object({ kind: z.literal("checksDidChange"), storyId: idSchema.optional() }),
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;

/** What a window is told: what happened, or in a flood all of a moment together, in order, nothing said twice. */
const deskNewsSchema = z.union([
  deskEventSchema,
  z.object({ kind: z.literal("severalDidHappen"), events: z.array(deskEventSchema) }),
]);
export type DeskNews = z.infer<typeof deskNewsSchema>;

export const deskContract = {
  state: oc.output(deskStateSchema),
  /** `state`, `stories.checkOut` and `stories.get` in one: a new window's first question. */
  open: oc.input(z.object({ story: storyToOpenSchema.optional() })).output(openedWindowSchema),
  /** First start: who sits here, and what lies on the desk. */
  begin: oc.input(z.object({ profile: profileSchema, newsroom: z.enum(["sample", "empty"]) })).output(deskStateSchema),
  saveProfile: oc.input(profileSchema).output(profileSchema),
  /** Puts a good copy in the place of the damaged file, which is kept beside it. */
  recover: oc.input(z.object({ backup: z.string().max(200) })).output(deskStateSchema),
  /** Everything that happens, from now on, in order, but the saves of this session: each has its answer. */
  changes: oc.output(eventIterator(deskNewsSchema)),
};
