import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { CheckOut } from "../../../shared/contract/stories.ts";
import { $readBody } from "../../../shared/editor/nodes.ts";
import { patchFurniture } from "../../../shared/model/patch-furniture.ts";
import type { BodyChange, MarkedBody } from "../../../shared/model/copy.ts";
import type { OpenBody } from "../../editor/body-editor.tsx";
import type { OpenStory, OpenStoryOptions } from "./open-story-shape.ts";
import { createDrawnEditors } from "../../editor/drawn-editors.ts";
import { createFurnitureHistory } from "./furniture-history.ts";
import { heldMoves, type CheckOutMove } from "./held-moves.ts";
import { furnitureOf, valuesOf } from "./furniture.ts";
import { keptCopy } from "./kept-copy.ts";
import { saveAndTell } from "./saving/save-and-tell.ts";
import { createSaver, type FurniturePatch } from "./saving/saver.ts";
import type { StorySnapshot } from "./story-snapshot.ts";
import type { Suggester } from "./suggest/suggester-of-story.ts";

export type { OpenStory, OpenStoryOptions } from "./open-story-shape.ts";

/** How often the count of words is shown anew while somebody types, in milliseconds. */
const WORDS_EVERY = 1000;

function holderOf(checkOut: CheckOut): StorySnapshot["heldElsewhere"] {
  return checkOut.mine ? undefined : { name: checkOut.holder.name };
}

/** One story in one window: what is written in it, who may write, and how it is saved. */
export function createOpenStory({ client, session: firstSession, tell, story, checkOut }: OpenStoryOptions): OpenStory {
  const { id } = story;
  const listeners = new Set<() => void>();
  const history = createFurnitureHistory();
  let session = firstSession;
  let openBody: OpenBody | undefined;
  let onScreen = false;
  let lettingGo = false;
  const moves = heldMoves(hearMove);
  /** For the next editor, where no other one holds the body; and of which revision it is. */
  let startBody = story.body;
  let startRevision = story.bodyRevision;
  /** Changes made in this window, so that an older answer is never shown over them. */
  let writings = 0;
  let wordsToldAt = 0;
  let suggester: Suggester | undefined;
  let now: StorySnapshot = {
    furniture: furnitureOf(story),
    status: story.status,
    heldElsewhere: holderOf(checkOut),
    saveState: { kind: "saved", at: story.changedAt },
    words: story.words,
    lostCopy: undefined,
    undoable: undefined,
    suggesting: undefined,
  };

  function set(change: Partial<StorySnapshot>): void {
    now = { ...now, ...change };
    for (const listener of [...listeners]) listener();
  }

  const saver = createSaver({
    save: saveAndTell({ client, storyId: id, session: () => session, status: () => now.status, tell }),
    body: () => openBody?.blocks,
    mustWait: () => suggester?.mustWait() ?? false,
    bodyRevision: story.bodyRevision,
    savedAt: story.changedAt,
    onState: (saveState) => set({ saveState }),
    onFlush: () => {
      markSuggested();
      if (openBody === undefined) return;
      now = { ...now, words: openBody.blocks.words() };
      if (Date.now() - wordsToldAt < WORDS_EVERY) return;
      wordsToldAt = Date.now();
      set({});
    },
    onLost: () => void checkOutAgain(),
  });

  function quietly(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!isFailure(error)) console.error(error);
    });
  }

  /** Nothing that is only suggested may be saved, or shown to another editor, as if it were passed. */
  function markSuggested(): void {
    if (now.heldElsewhere === undefined) suggester?.settle();
  }

  /** Where the words leave without a save: the next save fails of the same mistake, and says so. */
  function markIfPossible(): void {
    try {
      markSuggested();
    } catch (error) {
      console.error(error);
    }
  }

  function endSuggesting(): void {
    suggester?.stop();
    suggester = undefined;
    set({ suggesting: undefined });
  }

  const bodyNow = (): MarkedBody => openBody?.editor.read($readBody) ?? startBody;

  /** Shows the story as the desk has it. What is unsaved is set aside to be copied. */
  async function showDesks(): Promise<void> {
    const before = writings;
    const latest = await client.stories.get({ id });
    // What was written while the desk answered is newer than its answer.
    if (writings !== before && now.heldElsewhere === undefined) return readAgain();
    if (!onScreen) {
      // An editor that is not drawn takes nothing in; the next one starts with this.
      openBody = undefined;
      startBody = latest.body;
    } else if (openBody !== undefined && latest.bodyRevision !== saver.bodyRevision()) {
      openBody.blocks.followWhole(latest.body);
    }
    if (!onScreen || openBody !== undefined) saver.heldBodyRevision(latest.bodyRevision);
    set({
      furniture: furnitureOf(latest),
      status: latest.status,
      words: latest.words,
      ...(saver.hasUnsaved() ? {} : { saveState: { kind: "saved", at: latest.changedAt } }),
    });
  }

  const hasUnsaved = (): boolean => now.lostCopy !== undefined || (now.heldElsewhere === undefined && saver.hasUnsaved());

  function unsavedCopy(): string | undefined {
    const unsaved = now.heldElsewhere === undefined && saver.hasUnsaved() ? keptCopy(now.furniture, bodyNow()) : undefined;
    return unsaved === undefined || now.lostCopy === undefined ? (unsaved ?? now.lostCopy) : `${now.lostCopy}\n\n${unsaved}`;
  }

  /** At once, without waiting for the screen: a key pressed now would be in nobody's hands. */
  function lockBody(locked: boolean): void {
    openBody?.editor.setEditable(!locked);
    // The page is drawn a moment later: until then the browser would still take letters that no editor reads.
    openBody?.editor.getRootElement()?.setAttribute("contenteditable", String(!locked));
  }

  function lose(name: string | undefined): void {
    const unsaved = now.heldElsewhere === undefined && saver.hasUnsaved();
    if (unsaved) set({ lostCopy: unsavedCopy() });
    endSuggesting();
    lettingGo = false;
    lockBody(true);
    saver.stop();
    saver.forget();
    // What is on the screen is no body the desk ever had: the next look at the desk's replaces it.
    if (unsaved) saver.heldBodyRevision(-1);
    set({ heldElsewhere: { name } });
    if (unsaved) quietly(showDesks());
  }

  async function becomeWriter(): Promise<void> {
    saver.forget();
    await showDesks();
    history.clear();
    saver.resume();
    lockBody(false);
    set({ heldElsewhere: undefined, undoable: undefined });
  }

  /** After a save was refused or the connection came back: is the story still ours? */
  const checkOutAgain = (): Promise<void> => moves.waitFor(client.stories.checkOut({ id }), takeCheckOut);

  async function takeCheckOut(again: CheckOut): Promise<void> {
    if (!again.mine) {
      lose(again.holder.name);
      return showDesks();
    }
    // A new connection has a new session, and this answer may be the first to tell it.
    session = again.holder.session;
    if (now.heldElsewhere !== undefined) return becomeWriter();
    if (lettingGo) lockBody(false);
    lettingGo = false;
    saver.resume();
    if (!saver.hasUnsaved()) await showDesks();
  }

  /** Another process changed the story under our hands: show it once nothing is unsaved. */
  async function readAgain(): Promise<void> {
    await saver.flush();
    if (!saver.hasUnsaved()) await showDesks();
  }

  /** False when changes were missed and the whole must be read. */
  function followBody({ blocks }: OpenBody, change: BodyChange): boolean {
    if (change.kind === "splice") return change.base === saver.bodyRevision() && blocks.follow(change);
    blocks.followWhole(change.blocks);
    return true;
  }

  function hearChange(event: Extract<DeskEvent, { kind: "storyDidChange" }>): void {
    if (event.session === session) {
      if (event.status !== now.status) set({ status: event.status });
      return;
    }
    if (now.heldElsewhere === undefined) {
      set({ status: event.status });
      if (event.body !== undefined || Object.keys(event.patch).length > 0) quietly(readAgain());
      return;
    }
    if (event.body !== undefined && openBody !== undefined) {
      if (!followBody(openBody, event.body)) return quietly(showDesks());
      saver.heldBodyRevision(event.bodyRevision);
    }
    set({
      furniture: patchFurniture(now.furniture, event.patch),
      status: event.status,
      words: event.words,
      saveState: { kind: "saved", at: event.changedAt },
    });
  }

  function hearMove({ holder }: CheckOutMove): void {
    if (holder !== undefined && holder.session !== session) lose(holder.name);
    if (holder !== undefined) return;
    // The one who wrote has closed it: whoever reads it here can go on.
    if (now.heldElsewhere !== undefined || lettingGo) quietly(checkOutAgain());
  }

  async function letGo(): Promise<void> {
    // The desk gives the story away after its patience whatever happens; then saving fails and says so.
    lettingGo = true;
    lockBody(true);
    try {
      await saver.flush();
      await client.stories.checkIn({ id });
    } catch (error) {
      // It may never be taken. Unless it was already, it can be written in.
      if (lettingGo) lockBody(false);
      lettingGo = false;
      throw error;
    }
  }

  function apply(written: FurniturePatch): void {
    const patch = suggester?.patch(now.furniture, written) ?? written;
    writings += 1;
    saver.change(patch);
    set({ furniture: patchFurniture(now.furniture, patch) });
  }

  return {
    id,
    drawn: createDrawnEditors(),
    body: () => {
      startRevision = saver.bodyRevision();
      return bodyNow();
    },
    beforeLeaving: markIfPossible,
    leave: () => {
      onScreen = false;
    },
    snapshot: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (written) => {
      const patch = suggester?.patch(now.furniture, written) ?? written;
      // Shown already where it was typed: the others hear of it when it is saved.
      now = { ...now, furniture: patchFurniture(now.furniture, patch) };
      writings += 1;
      saver.change(patch);
    },
    choose: (label, written, offer = false) => {
      const patch = suggester?.patch(now.furniture, written) ?? written;
      history.add({ label, before: valuesOf(now.furniture, patch) });
      apply(patch);
      set({ undoable: offer ? label : undefined });
    },
    undo: () => {
      const choice = history.undo((fields) => valuesOf(now.furniture, fields));
      if (choice !== undefined) apply(choice.before);
      set({ undoable: undefined });
    },
    redo: () => {
      const choice = history.redo((fields) => valuesOf(now.furniture, fields));
      if (choice !== undefined) apply(choice.before);
    },
    dismissUndo: () => set({ undoable: undefined }),
    bodyIsReady: (body) => {
      // An editor before this one left words behind that are still to be saved.
      if (saver.hasUnsaved()) saver.sendWhole();
      // The desk's body moved on between the start of this editor and its being drawn.
      else if (openBody === undefined && startRevision !== saver.bodyRevision()) body.blocks.followWhole(startBody);
      openBody = body;
      onScreen = true;
      body.blocks.onChange(() => {
        writings += 1;
        saver.bodyDidChange();
      });
      set({ words: body.blocks.words() });
      if (now.heldElsewhere !== undefined) quietly(showDesks());
    },
    bodyEditor: () => openBody?.editor,
    flush: () => (now.heldElsewhere === undefined ? saver.flush() : Promise.resolve()),
    hasUnsaved,
    unsavedCopy,
    whenNothingUnsaved: async () => {
      if (now.heldElsewhere === undefined) await saver.flush().catch(() => undefined);
      if (!hasUnsaved()) return;
      await new Promise<void>((resolve) => {
        const check = (): void => {
          // The state, because a save that is just ending still counts as under way.
          if (now.lostCopy !== undefined || (now.heldElsewhere === undefined && now.saveState.kind !== "saved")) return;
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
      });
    },
    move: async (to, reason) => {
      await saver.flush();
      const moved = await client.stories.move({ id, to, ...(reason === undefined ? {} : { reason }) });
      set({ status: moved.status });
    },
    takeOver: async () => {
      const taken = await client.stories.takeOver({ id });
      if (taken.mine) await becomeWriter();
    },
    forgetLostCopy: () => set({ lostCopy: undefined }),
    suggestWith: (next) => {
      // Whoever ends it after it failed wants the words as they stand.
      markIfPossible();
      endSuggesting();
      suggester = next;
      set({ suggesting: next?.author });
    },
    judge: (work) => (suggester === undefined ? work() : suggester.aside(work)),
    hear: (event) => {
      if (!("storyId" in event) || event.storyId !== id) return;
      if (event.kind === "storyDidChange") hearChange(event);
      else if (event.kind === "checkOutWillMove" && event.from === session) quietly(letGo());
      else if (event.kind === "checkOutDidMove") moves.hear(event);
    },
    resume: async (nextSession) => {
      session = nextSession;
      await checkOutAgain();
    },
    close: async () => {
      saver.stop();
      if (now.heldElsewhere === undefined) await client.stories.checkIn({ id });
    },
  };
}
