import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { isFailure } from "../../../shared/contract/failure.ts";
import { createOpenStory, type OpenStory, type OpenStoryOptions } from "./open-story.ts";
import type { StoryWindow } from "./story-window.ts";

interface Kept {
  opened: Promise<OpenStory>;
  story: OpenStory | undefined;
  users: number;
  /** Set once the story is being given back: it can no longer be used again. */
  ending: Promise<void> | undefined;
  /** It came with the window's first answer and has not been shown yet. */
  isFresh: boolean;
}

/**
 * The stories this window has open. One whose words cannot be saved stays open after it was
 * left, and is tried again until they are on the disk; so does one whose words were lost to
 * another writer, until they are put away. Coming back finds it as it was.
 */
const kept = new Map<string, Kept>();

async function open({ client, session, tell }: StoryWindow, id: string): Promise<OpenStory> {
  const checkOut = await client.stories.checkOut({ id });
  const story = await client.stories.get({ id });
  return createOpenStory({ client, session, tell, story, checkOut });
}

/** A failure is said where the story is shown, and the next connection tries again. */
async function resume(story: OpenStory, session: string): Promise<void> {
  try {
    await story.resume(session);
  } catch (error) {
    if (!isFailure(error)) console.error(error);
  }
}

/** Takes in the story that came with the window's first answer, so that the first picture shows it. */
export function keepOpened(options: OpenStoryOptions): void {
  const story = createOpenStory(options);
  kept.set(story.id, { opened: Promise.resolve(story), story, users: 0, ending: undefined, isFresh: true });
}

/** A story as the desk has it at this moment: what can be drawn without asking for anything. */
export function freshStory(id: string): OpenStory | undefined {
  const entry = kept.get(id);
  return entry?.isFresh === true ? entry.story : undefined;
}

/** Stories that came with the first answer and are not shown after all are given back. */
export function releaseUnused(): void {
  for (const [id, entry] of kept) {
    if (!entry.isFresh || entry.users > 0) continue;
    entry.users += 1;
    releaseStory(id).catch((error: unknown) => console.error(error));
  }
}

export async function acquireStory(window: StoryWindow, id: string): Promise<OpenStory> {
  const known = kept.get(id);
  if (known?.ending !== undefined) {
    await known.ending;
    return acquireStory(window, id);
  }
  if (known !== undefined) {
    known.users += 1;
    const { isFresh } = known;
    known.isFresh = false;
    if (known.users === 1 && known.story !== undefined && !isFresh) await resume(known.story, window.session);
    return known.opened;
  }
  const entry: Kept = { opened: open(window, id), story: undefined, users: 1, ending: undefined, isFresh: false };
  kept.set(id, entry);
  try {
    entry.story = await entry.opened;
    return entry.story;
  } catch (error) {
    kept.delete(id);
    throw error;
  }
}

/** The story is no longer on the screen. It is given back once everything of it is saved. */
export async function releaseStory(id: string): Promise<void> {
  const entry = kept.get(id);
  if (entry === undefined) return;
  entry.users -= 1;
  const story = await entry.opened.catch(() => undefined);
  if (story === undefined) return;
  if (entry.users === 0) story.leave();
  await story.whenNothingUnsaved();
  if (entry.users > 0 || entry.ending !== undefined) return;
  entry.ending = story
    .close()
    .catch((error: unknown) => console.error(error))
    .finally(() => kept.delete(id));
  await entry.ending;
}

/** One that is read only and not on the screen must not take the story: coming back brings it up to date. */
function follows({ users, story }: Kept): boolean {
  return users > 0 || story?.snapshot().heldElsewhere === undefined;
}

export function hearInAll(event: DeskEvent): void {
  for (const entry of kept.values()) {
    if (follows(entry)) entry.story?.hear(event);
  }
}

/** The connection was cut and is back, maybe with a new session. */
export function resumeAll(session: string): void {
  for (const entry of kept.values()) {
    if (!follows(entry)) continue;
    void entry.opened.then(
      (story) => resume(story, session),
      () => undefined,
    );
  }
}

/** Something that was written in this window is not on the disk yet. */
export function anythingUnsaved(): boolean {
  return [...kept.values()].some((entry) => entry.story?.hasUnsaved() === true);
}

/** All of it, to be copied by hand; undefined when there is none. */
export function unsavedCopy(): string | undefined {
  const copies = [...kept.values()].map(({ story }) => story?.unsavedCopy()).filter((copy) => copy !== undefined);
  return copies.length === 0 ? undefined : copies.join("\n\n* * *\n\n");
}

/** Begins to save everything at once; for the moment before a window goes. */
export function saveEverything(): void {
  for (const { story } of kept.values()) story?.flush().catch(() => undefined);
}
