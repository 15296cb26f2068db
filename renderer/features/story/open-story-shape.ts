import type { LexicalEditor } from "lexical";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { CheckOut } from "../../../shared/contract/stories.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { DrawnEditors } from "../../editor/drawn-editors.ts";
import type { OpenBody } from "../../editor/body-editor.tsx";
import type { FurniturePatch } from "./saving/saver.ts";
import type { StorySnapshot } from "./story-snapshot.ts";
import type { StoryWindow } from "./story-window.ts";
import type { Suggester } from "./suggest/suggester-of-story.ts";

/** What a window can do with one story that is open in it. */
export interface OpenStory {
  readonly id: string;
  /** Its editors that are on the page. */
  readonly drawn: DrawnEditors;
  /** What a body editor starts with. */
  body(): MarkedBody;
  /** It is about to be taken off the screen: the last moment its editors take something in. */
  beforeLeaving(): void;
  /** It is no longer on the screen; the editor it had draws nothing any more. */
  leave(): void;
  snapshot(): StorySnapshot;
  subscribe(listener: () => void): () => void;
  /** A text field changed; its undo is its own. */
  write(patch: FurniturePatch): void;
  /** A choice was made that Ctrl+Z takes back. With `offer`, undo is offered on the screen. */
  choose(label: string, patch: FurniturePatch, offer?: boolean): void;
  undo(): void;
  redo(): void;
  dismissUndo(): void;
  bodyIsReady(body: OpenBody): void;
  bodyEditor(): LexicalEditor | undefined;
  /** Resolves when everything is on the disk; rejects with the failure. */
  flush(): Promise<void>;
  /** Words stand nowhere but here: not saved yet, or lost to another writer and not put away. */
  hasUnsaved(): boolean;
  /** Those words, with all of the story around them; undefined when there are none. */
  unsavedCopy(): string | undefined;
  /** Resolves when there are none any more, however often saving fails before. */
  whenNothingUnsaved(): Promise<void>;
  /** `reason` stays with the version that is kept. */
  move(to: Status, reason?: string): Promise<void>;
  takeOver(): Promise<void>;
  forgetLostCopy(): void;
  /** From now on what is written is suggested; undefined ends it, after what is not marked yet is. */
  suggestWith(suggester: Suggester | undefined): void;
  /** Runs a change that is no suggestion of its own: a verdict on one. */
  judge(work: () => void): void;
  hear(event: DeskEvent): void;
  /** The connection was cut and is back, maybe with a new session. */
  resume(session: string): Promise<void>;
  /** Gives the story back. Only when nothing is unsaved. */
  close(): Promise<void>;
}

export interface OpenStoryOptions extends StoryWindow {
  story: WorkingStory;
  checkOut: CheckOut;
}
