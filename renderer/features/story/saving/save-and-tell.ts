import type { DeskEvent } from "../../../../shared/contract/desk.ts";
import type { StoryPatch } from "../../../../shared/contract/stories.ts";
import type { Status } from "../../../../shared/model/status.ts";
import type { StoryWindow } from "../story-window.ts";
import type { SaverOptions } from "./saver.ts";

interface Writer extends Pick<StoryWindow, "client" | "tell"> {
  storyId: string;
  session(): string;
  status(): Status;
}

/**
 * Saves, and tells the window of it once the saver knows: the desk tells the other windows
 * alone, so that what was written does not come back to where it was written.
 */
export function saveAndTell({ client, storyId, session, status, tell }: Writer): SaverOptions["save"] {
  return async (patch: StoryPatch) => {
    const answer = await client.stories.save({ id: storyId, patch });
    const { body, ...fields } = patch;
    const event: DeskEvent = {
      kind: "storyDidChange",
      storyId,
      revision: answer.revision,
      bodyRevision: answer.bodyRevision,
      status: status(),
      words: answer.words,
      changedAt: answer.savedAt,
      session: session(),
      patch: fields,
      ...(body === undefined ? {} : { body }),
    };
    queueMicrotask(() => tell(event));
    return answer;
  };
}
