import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import type { Check, Publication } from "../../../shared/contract/publishing.ts";
import { idSchema } from "../../../shared/model/story.ts";
import type { StoryRow } from "../../../shared/model/story.ts";
import { archiveDesk } from "./archive.ts";
import type { Verb } from "./arguments.ts";
import { check } from "./check-verb.ts";
import type { DeskCalls } from "./desk-calls.ts";
import { exportStories } from "./export.ts";
import { verifyHistory } from "./history-verbs.ts";
import { listQueue, sendTo } from "./queue-verbs.ts";
import { listSchedule, schedule, unschedule } from "./schedule-verbs.ts";
import type { Voice } from "./voice.ts";

/** Largest manuscript taken, in bytes. The service has limits of its own: this keeps a disk image out of memory. */
const LARGEST_MANUSCRIPT = 60 * 1024 * 1024;
/** Stories asked for at once: the most the contract gives. */
const A_PAGE = 200;

function rowInWords({ id, status, headline, catchline, byline, words }: StoryRow): string {
  const title = headline || catchline || "(no headline)";
  return [id, status, `${words} words`, byline === "" ? title : `${title}, by ${byline}`].join("  ");
}

async function stories(desk: DeskCalls, voice: Voice): Promise<void> {
  if ((await desk.desk.state()).phase === "first-start")
    return voice.mention("Nobody has begun this desk: there are no stories.");
  for (let offset = 0; ; offset += A_PAGE) {
    const { rows } = await desk.stories.list({ offset, limit: A_PAGE });
    for (const row of rows) voice.say(rowInWords(row), row);
    if (rows.length < A_PAGE) return;
  }
}

async function readManuscript(path: string): Promise<File> {
  try {
    const bytes = await readFile(path);
    if (bytes.byteLength > LARGEST_MANUSCRIPT)
      throw new Failure("bad-file", `${basename(path)} is larger than a manuscript may be (60 MB).`);
    return new File([bytes], basename(path), { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  } catch (error) {
    if (isFailure(error)) throw error;
    throw new Failure("bad-file", `${path} cannot be read: no such file, or none that you may read.`, { cause: error });
  }
}

async function open(desk: DeskCalls, voice: Voice, path: string): Promise<void> {
  const file = await readManuscript(path);
  const opened = await desk.manuscripts.open({ file });
  for (const thing of opened.leftOut) voice.mention(`Left out: ${thing}`);
  voice.say(opened.storyId, { id: opened.storyId, leftOut: opened.leftOut });
}

async function show(
  desk: DeskCalls,
  voice: Voice,
  { id, format }: Extract<Verb, { verb: "show" }>,
  json: boolean,
): Promise<void> {
  if (format === "json") {
    const story = await desk.stories.get({ id });
    return voice.sayPlainly(JSON.stringify(story, undefined, json ? undefined : 2));
  }
  const { file } = await desk.exports.stories({ ids: [id], format, part: "whole" });
  const content = await file.text();
  voice.say(content, { id, format, content });
}

/** What can only be an id: the desk would refuse anything else as badly written, not as unknown. */
function knownForm(id: string): string {
  if (!idSchema.safeParse(id).success) throw new Failure("not-found", `There is no story with the id “${id}”.`);
  return id;
}

/**
 * What came of publishing, for programs. The address to look at the page is left out: the desk
 * serves it while it runs, and this one ends with its answer. The page's file stays.
 */
async function lasting(desk: DeskCalls, publication: Publication): Promise<Omit<Publication, "viewAt"> & { file: string }> {
  const { viewAt, ...facts } = publication;
  const { inUse } = await desk.paper.siteFolder();
  return { ...facts, file: join(inUse, decodeURIComponent(new URL(viewAt).pathname), "index.html") };
}

const isCheck = (value: unknown): value is Check =>
  typeof value === "object" && value !== null && "state" in value && "text" in value;

/** Says what of the checklist blocks, then fails as the desk did. */
async function publish(desk: DeskCalls, voice: Voice, id: string): Promise<void> {
  try {
    const facts = await lasting(desk, await desk.publishing.publish({ id }));
    voice.say(`${facts.address}\n${facts.file}`, facts);
  } catch (error) {
    const checks = isFailure(error, "checklist") && Array.isArray(error.data.checks) ? error.data.checks.filter(isCheck) : [];
    for (const { state, text } of checks) if (state === "must") voice.mention(`Missing: ${text}`);
    throw error;
  }
}

/**
 * A desk nobody has sat down at yet. A script that files copy should not wait for somebody to:
 * the desk is begun empty, under the name of the account; name and role can be changed later.
 */
async function beginIfNew(desk: DeskCalls, voice: Voice, accountName: string): Promise<void> {
  const { phase } = await desk.desk.state();
  if (phase !== "first-start") return;
  voice.mention(`This desk was new: it was begun empty, for ${accountName}.`);
  await desk.desk.begin({ profile: { name: accountName, role: "journalist" }, newsroom: "empty" });
}

/** Does what was asked over the desk's calls. Fails as they do. */
export async function doVerb(
  asked: Verb,
  desk: DeskCalls,
  voice: Voice,
  { json, accountName, toTerminal }: { json: boolean; accountName: string; toTerminal: boolean },
): Promise<void> {
  switch (asked.verb) {
    case "help":
      return;
    case "restore":
      throw new Error("A desk is restored before one is opened");
    case "archive":
      return archiveDesk(desk, voice, asked.file, json);
    case "stories":
      return stories(desk, voice);
    case "open":
      await beginIfNew(desk, voice, accountName);
      return open(desk, voice, asked.file);
    case "show":
      return show(desk, voice, { ...asked, id: knownForm(asked.id) }, json);
    case "check":
      await beginIfNew(desk, voice, accountName);
      return check(desk, voice, asked.what);
    case "export":
      return exportStories(desk, voice, { ...asked, ids: asked.ids.map(knownForm) }, { json, toTerminal });
    case "schedule":
      return asked.wish === undefined
        ? listSchedule(desk, voice)
        : schedule(desk, voice, { ...asked.wish, id: knownForm(asked.wish.id) });
    case "unschedule":
      return unschedule(desk, voice, { ...asked, id: knownForm(asked.id) });
    case "history":
      return verifyHistory(desk, voice, asked.id === undefined ? undefined : knownForm(asked.id));
    case "queue":
      return listQueue(desk, voice);
    case "publish":
      if (asked.to !== undefined) return sendTo(desk, voice, { id: knownForm(asked.id), to: asked.to, deed: "publish" });
      return publish(desk, voice, knownForm(asked.id));
    case "withdraw": {
      if (asked.to !== undefined) return sendTo(desk, voice, { id: knownForm(asked.id), to: asked.to, deed: "withdraw" });
      const facts = await lasting(desk, await desk.publishing.withdraw({ id: knownForm(asked.id) }));
      return voice.say(`Withdrawn: a notice stands at ${facts.address}\n${facts.file}`, facts);
    }
  }
}
