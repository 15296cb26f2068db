import type { OpenedWindow, StoryToOpen } from "../../shared/contract/desk.ts";
import { isFailure } from "../../shared/contract/failure.ts";
import type { DeskClient } from "./desk-client.ts";

/** The window's first question to the desk: asked before there is anything that could show the answer. */
export interface Opening {
  /** Resolves when it was answered, or will never be. */
  readonly settled: Promise<void>;
  /** The answer, once it is here. */
  answer(): OpenedWindow | undefined;
  /** Why there is none, where the desk has refused it. A cut is no refusal: it is asked again after it. */
  failure(): unknown;
}

/** Asks for the desk, and for the story that was in view last with it. */
export function openWindow(client: DeskClient, story: StoryToOpen | undefined): Opening {
  let answer: OpenedWindow | undefined;
  let failure: unknown;
  const settled = client.desk.open(story === undefined ? {} : { story }).then(
    (given) => {
      answer = given;
    },
    (error: unknown) => {
      if (!isFailure(error, "no-connection")) failure = error;
    },
  );
  return {
    settled,
    answer: () => answer,
    failure: () => failure,
  };
}
