import type { Check } from "../../../shared/contract/publishing.ts";
import type { Deed, DeliveryState } from "../../../shared/model/delivery.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Role, Status } from "../../../shared/model/status.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { Abilities } from "../../../shared/model/target.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";

/** What the schedule asks of the queue. */
export interface ScheduleQueue {
  /**
   * Notes a wish in the transaction under way; work on it begins once that is on the disk. `snapshot`
   * is the story as it was passed when it was scheduled: it goes out, and nothing that was typed since.
   */
  enqueue(wish: ScheduledWish): { id: string };
  delivery(id: string): DeliveryNews | undefined;
  /** The newest of a story on a target, whoever asked for it. */
  deliveryOf(storyId: string, targetId: string): DeliveryNews | undefined;
  /** Takes back what was not sent yet; false when it is too late for that. */
  cancel(id: string): boolean;
  /** Whether readers find it on this target, as far as the desk knows: what is live is never held. */
  isLive(storyId: string, targetId: string): boolean;
  /** Asks the site what became of the story's post. Fails as the target does. */
  lookUp(storyId: string, targetId: string): Promise<HeldPost | undefined>;
}

export interface ScheduledWish {
  storyId: string;
  targetId: string;
  deed: Extract<Deed, "publish" | "hold" | "release" | "go-live">;
  snapshot: Story;
  /** Hash of the version that holds it: see `services/history`. */
  version: string;
  /** For `hold`: the instant at which the site publishes it. */
  heldUntil?: string;
  session: string;
}

export interface DeliveryNews {
  id: string;
  deed: Deed;
  state: DeliveryState;
  /** Ready to be read. */
  problem?: string | undefined;
  createdAt: string;
}

/** A story's post as the site has it now. */
export interface HeldPost {
  state: "draft" | "held" | "live" | "withdrawn";
  /** Instant at which the site will publish it by itself; only when held. */
  heldUntil?: string | undefined;
}

export interface ScheduleTarget {
  id: string;
  name: string;
  abilities: Abilities;
}

/** What the schedule asks of the stories. */
export interface SchedulableStories {
  get(id: string): Story;
  /** Brings the story there, with its milestone, in the transaction under way. */
  arrive(id: string, to: Status, session: string): Story;
}

export interface ScheduleParts {
  database: Database;
  clock: Clock;
  log: Log;
  announce: Announce;
  stories: SchedulableStories;
  queue: ScheduleQueue;
  paper(): Paper;
  /** In the order of lists; targets that were removed are not among them. */
  targets(): readonly ScheduleTarget[];
  /** Name of a target, also of one that was removed; undefined when there never was one. */
  nameOf(targetId: string): string | undefined;
  checklist(storyId: string): readonly Check[];
  /** Keeps a version of the story as it stands, in the transaction under way; answers its hash. */
  keepPassed(storyId: string): string;
  profile(): { name: string; role: Role };
}
