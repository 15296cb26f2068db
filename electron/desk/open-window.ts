import type { DeskState, OpenedWindow, StoryToOpen } from "../../shared/contract/desk.ts";
import { isFailure } from "../../shared/contract/failure.ts";
import type { Stories } from "../services/stories/stories.ts";

/**
 * The desk's state with the story a window shows first, taken to write in. A story that cannot
 * be opened is left out: the window asks for it by itself, and is then told why.
 */
export function openWindow(
  stories: Pick<Stories, "checkOut" | "working">,
  state: DeskState,
  wanted: StoryToOpen | undefined,
  session: string,
): OpenedWindow {
  if (state.phase !== "ready" || wanted?.dataFolder !== state.dataFolder) return { state };
  try {
    const checkOut = stories.checkOut(wanted.id, session);
    return { state, opened: { checkOut, story: stories.working(wanted.id) } };
  } catch (error) {
    if (isFailure(error)) return { state };
    throw error;
  }
}
