import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { DeskClient } from "../../client/desk-client.ts";

/** What a window opens its stories with. */
export interface StoryWindow {
  client: DeskClient;
  session: string;
  /** Tells all of the window what was saved in it; the desk tells the other windows. */
  tell(event: DeskEvent): void;
}
