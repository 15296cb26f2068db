import type { Failure, FailureCode } from "../../../../shared/contract/failure.ts";
import { isFailure } from "../../../../shared/contract/failure.ts";
import type { StoryPatch } from "../../../../shared/contract/stories.ts";
import type { BodyChange, MarkedBody } from "../../../../shared/model/copy.ts";
import { patchKeys, refusedKey, saidOf, type PatchKey } from "./refusal.ts";
import type { SaveState } from "./save-state.ts";

/** Longest wait from the first unsaved key until its save begins, in milliseconds. */
export const THROTTLE = 250;
/**
 * Rest after the last save before it is called saved, in milliseconds: while somebody types it
 * stays "Saving…", instead of changing with every pause between two words.
 */
export const SETTLE = 150;
/** Waits before a failed save is tried again; the last repeats. In milliseconds. */
export const RETRIES = [250, 500, 1000, 2000] as const;

/** Rest before it is tried again where nothing can be saved at a moment, in milliseconds. */
const WAIT = 50;

/** Furniture still to be saved; the body is asked for when the save begins. */
export type FurniturePatch = Omit<StoryPatch, "body">;

/** Where the saver gets the body from. The editor's `ChangedBlocks` is one. */
export interface BodySource {
  take(): { at: number; remove: number; insert: MarkedBody } | undefined;
  takeWhole(): MarkedBody;
  kept(): void;
  putBack(): void;
}

export interface SaverOptions {
  save(patch: StoryPatch): Promise<{ revision: number; bodyRevision: number; savedAt: string }>;
  /** Undefined while the body has no editor yet. */
  body(): BodySource | undefined;
  /** Nothing can be saved at this moment; it is tried again soon. */
  mustWait?(): boolean;
  /** Of the body as it was opened. */
  bodyRevision: number;
  /** Instant of the last commit, for the first state. */
  savedAt: string;
  onState(state: SaveState): void;
  /** Runs when a save begins, after the throttle: the time to count words. Where it throws nothing is saved, and that is said. */
  onFlush(): void;
  /** Somebody else writes now. What is unsaved stays here and is not tried again. */
  onLost(reason: string): void;
}

export interface Saver {
  state(): SaveState;
  /** Fields to save; a later value of a field takes the place of an earlier one. */
  change(patch: FurniturePatch): void;
  bodyDidChange(): void;
  /** Begins at once and resolves when nothing is unsaved, or rejects with the failure: what can be saved is saved before. */
  flush(): Promise<void>;
  hasUnsaved(): boolean;
  /** Of the body as the desk holds it, for a window that follows. */
  bodyRevision(): number;
  heldBodyRevision(revision: number): void;
  /** Writing is possible (again). */
  resume(): void;
  /** The next save of the body sends all of it. */
  sendWhole(): void;
  /** Gives up what is unsaved: the desk's copy is shown in its place. */
  forget(): void;
  /** No more saves. What is unsaved stays unsaved. */
  stop(): void;
}

/** Failures that go away by themselves or by somebody's hand: worth trying again. */
const PASSING: ReadonlySet<FailureCode> = new Set<FailureCode>(["disk", "no-connection", "internal"]);

/**
 * Brings what is written to the desk: at most one save under way, the next at most 250 ms
 * after the first key it must hold. Keeps all of it until the desk has said it is on the disk.
 */
export function createSaver(options: SaverOptions): Saver {
  let state: SaveState = { kind: "saved", at: options.savedAt };
  let waiting: FurniturePatch = {};
  let bodyWaits = false;
  let sendWhole = false;
  let bodyRevision = options.bodyRevision;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** What the desk refused as it stands, and why: nothing else waits for it, and it is sent again once it is changed. */
  const refused = new Map<PatchKey, Failure>();
  /** A save was refused without a word which part of it: until all are through, each goes by itself. */
  let oneByOne = false;
  /** The last failure is no reason to wait: what is sent next is another save. */
  let goesOn = false;
  let stopped = false;
  /** When the oldest waiting change was made, and when the desk last kept something. */
  let waitingSince = 0;
  let keptAt = options.savedAt;

  const hasWaiting = (): boolean => bodyWaits || Object.keys(waiting).length > 0;

  const firstRefusal = (): Failure | undefined => refused.values().next().value;
  const hasUnsaved = (): boolean => hasWaiting() || refused.size > 0;

  function tell(next: SaveState): void {
    clearTimeout(settling);
    if (next.kind === state.kind && next.reason === state.reason && next.at === state.at) return;
    state = next;
    options.onState(next);
  }

  const restOfThrottle = (): number => Math.max(0, THROTTLE - (Date.now() - waitingSince));
  const retryWait = (): number => RETRIES[Math.min(failures, RETRIES.length) - 1] ?? THROTTLE;

  /** Everything that the desk takes is on the disk; it is said when nothing more comes for a moment. */
  function settle(): void {
    oneByOne = false;
    const refusal = firstRefusal();
    if (refusal !== undefined) return tell({ kind: "unsaved", reason: saidOf(refusal) });
    if (state.kind !== "saving") return tell({ kind: "saved", at: keptAt });
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (!hasWaiting() && underWay === undefined) tell({ kind: "saved", at: keptAt });
    }, SETTLE);
  }

  function schedule(wait: number): void {
    if (stopped || timer !== undefined || underWay !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void begin().catch(() => undefined);
    }, wait);
  }

  function noteChange(): void {
    if (!hasWaiting()) waitingSince = Date.now();
    // A failure stays said until a save has worked; new words do not make it untrue.
    if (state.kind === "saved") tell({ kind: "saving" });
    schedule(THROTTLE);
  }

  function takeBody(): BodyChange | undefined {
    const source = options.body();
    if (!bodyWaits || source === undefined) return undefined;
    if (sendWhole) return { kind: "whole", blocks: source.takeWhole() };
    const splice = source.take();
    return splice === undefined ? undefined : { kind: "splice", base: bodyRevision, ...splice };
  }

  function begin(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    underWay ??= save().finally(() => {
      underWay = undefined;
      if (hasWaiting()) schedule(failures === 0 ? restOfThrottle() : retryWait());
    });
    return underWay;
  }

  /** Takes the fields of the next save out of those that wait: all, or the first, after the body. */
  function takeFields(besideBody: boolean): FurniturePatch {
    const all = waiting;
    if (!oneByOne) {
      waiting = {};
      return all;
    }
    const [first] = patchKeys(all);
    if (besideBody || first === undefined) return {};
    waiting = Object.fromEntries(Object.entries(all).filter(([key]) => key !== first));
    return Object.fromEntries(Object.entries(all).filter(([key]) => key === first));
  }

  async function save(): Promise<void> {
    if (options.mustWait?.() === true) {
      await new Promise((resolve) => setTimeout(resolve, WAIT));
      return;
    }
    try {
      options.onFlush();
    } catch (error) {
      failed(error, {});
      throw error;
    }
    const body = takeBody();
    const fields = takeFields(body !== undefined);
    const hadBody = bodyWaits;
    bodyWaits = false;
    const patch: StoryPatch = body === undefined ? fields : { ...fields, body };
    if (Object.keys(patch).length === 0) {
      settle();
      return;
    }
    if (state.kind !== "unsaved") tell({ kind: "saving" });
    try {
      const answer = await options.save(patch);
      if (body !== undefined) {
        options.body()?.kept();
        bodyRevision = answer.bodyRevision;
        sendWhole = false;
      }
      failures = 0;
      keptAt = answer.savedAt;
      if (!hasWaiting()) settle();
      else if (refused.size === 0) tell({ kind: "saving" });
    } catch (error) {
      const newer = waiting;
      const newerBody = bodyWaits;
      waiting = { ...fields, ...waiting };
      bodyWaits ||= hadBody;
      if (body !== undefined) options.body()?.putBack();
      const key = refusedKey(error, patch);
      goesOn = true;
      if (key === undefined || !isFailure(error)) failed(error, patch);
      // What was changed meanwhile is another value than the one that was refused.
      else if (key === "body" ? !newerBody : !(key in newer)) setAside(key, error);
      throw error;
    }
  }

  function setAside(key: PatchKey, failure: Failure): void {
    refused.set(key, failure);
    if (key === "body") bodyWaits = false;
    else waiting = Object.fromEntries(Object.entries(waiting).filter(([field]) => field !== key));
    failures = 0;
    tell({ kind: "unsaved", reason: saidOf(failure) });
  }

  function failed(error: unknown, patch: StoryPatch): void {
    const code = isFailure(error) ? error.code : "internal";
    const reason = isFailure(error) ? error.message : "Standfirst made a mistake. What you wrote is kept on the screen.";
    failures += 1;
    if (code === "body-out-of-step" && !sendWhole) {
      sendWhole = true;
      failures = 0;
      return;
    }
    tell({ kind: "unsaved", reason });
    if (code === "bad-input" && patchKeys(patch).length > 1) {
      oneByOne = true;
      failures = 0;
      return;
    }
    goesOn = false;
    if (code === "checked-out-elsewhere") {
      stopped = true;
      options.onLost(reason);
    } else if (!PASSING.has(code)) {
      // Trying again the same way cannot help; the next key will try with what is then there.
      failures = RETRIES.length;
    }
  }

  async function flush(): Promise<void> {
    for (;;) {
      if (stopped && hasUnsaved()) throw new Error("The story is written elsewhere.");
      if (underWay === undefined && !hasWaiting()) break;
      try {
        await begin();
      } catch (error) {
        if (!goesOn) throw error;
      }
    }
    const refusal = firstRefusal();
    if (refusal !== undefined) throw refusal;
  }

  return {
    state: () => state,
    change: (patch) => {
      noteChange();
      for (const key of patchKeys(patch)) refused.delete(key);
      waiting = { ...waiting, ...patch };
    },
    bodyDidChange: () => {
      noteChange();
      refused.delete("body");
      bodyWaits = true;
    },
    flush,
    hasUnsaved: () => hasUnsaved() || underWay !== undefined,
    bodyRevision: () => bodyRevision,
    heldBodyRevision: (revision) => {
      bodyRevision = revision;
    },
    resume: () => {
      stopped = false;
      failures = 0;
      if (hasWaiting()) schedule(0);
    },
    sendWhole: () => {
      sendWhole = true;
      bodyWaits = true;
      refused.delete("body");
    },
    forget: () => {
      waiting = {};
      bodyWaits = false;
      sendWhole = false;
      oneByOne = false;
      refused.clear();
      tell({ kind: "saved", at: keptAt });
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
