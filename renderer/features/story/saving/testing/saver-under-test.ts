import { vi } from "vitest";
import type { StoryPatch } from "../../../../../shared/contract/stories.ts";
import type { Body } from "../../../../../shared/model/copy.ts";
import type { SaveState } from "../save-state.ts";
import { createSaver, type BodySource, type Saver, type SaverOptions } from "../saver.ts";

export const CUT: Body = [{ type: "cut", version: 1 }];

/** A save under way, answered as the test wants. */
export interface Answer {
  patch: StoryPatch;
  keep(): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A saver whose desk answers when it is told to; call with fake timers. */
export function setUp({
  onFlush = () => undefined,
  mustWait = () => false,
}: Partial<Pick<SaverOptions, "onFlush" | "mustWait">> = {}): {
  saver: Saver;
  calls: Answer[];
  states: SaveState[];
  body: { changed: boolean; calls: string[] };
  lost: string[];
} {
  const calls: Answer[] = [];
  const states: SaveState[] = [];
  const lost: string[] = [];
  const body = { changed: false, calls: [] as string[] };
  const source: BodySource = {
    take: () => {
      body.calls.push("take");
      return body.changed ? { at: 0, remove: 0, insert: CUT } : undefined;
    },
    takeWhole: () => {
      body.calls.push("whole");
      return CUT;
    },
    kept: () => {
      body.calls.push("kept");
      body.changed = false;
    },
    putBack: () => body.calls.push("putBack"),
  };
  let revision = 7;
  const saver = createSaver({
    save: (patch) =>
      new Promise((resolve, reject) => {
        calls.push({
          patch,
          keep: async () => {
            revision += 1;
            resolve({ revision, bodyRevision: revision, savedAt: `2026-03-31T10:00:0${revision - 7}.000Z` });
            await vi.advanceTimersByTimeAsync(0);
          },
          fail: async (error) => {
            reject(error);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    body: () => source,
    bodyRevision: 7,
    savedAt: "2026-03-31T10:00:00.000Z",
    onState: (state) => states.push(state),
    onFlush,
    mustWait,
    onLost: (reason) => lost.push(reason),
  });
  return { saver, calls, states, body, lost };
}
