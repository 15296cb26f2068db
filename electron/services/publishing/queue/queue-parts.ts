import type { Check } from "../../../../shared/contract/publishing.ts";
import type { StoryPatch } from "../../../../shared/contract/stories.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Abilities, TargetKindName } from "../../../../shared/model/target.ts";
import type { Announce } from "../../../ports/announce.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";
import type { Http } from "../../../ports/http.ts";
import type { Log } from "../../../ports/log.ts";
import type { PublishableStories, RelatedCards } from "../publishing-parts.ts";
import type { SitePictures } from "../site/plan-site.ts";
import type { OutgoingCorrection } from "../targets/outgoing-story.ts";
import type { Target } from "../targets/target.ts";

/** A target as the queue needs it. */
export interface QueueTarget {
  id: string;
  name: string;
  kind: TargetKindName;
  abilities: Abilities;
  connect(): Target;
}

/** What the queue asks of the stories. */
export interface QueueStories extends PublishableStories {
  /** Takes the site's words into the story; `session` is whoever chose them. */
  save(id: string, patch: StoryPatch, session: string): unknown;
}

/** Moments of a delivery, in their order; the crash tests end the process there. */
export type DeliveryStep = "noted" | "begun" | "looked" | "put" | "settled" | "read" | "checked";

export interface QueueParts {
  database: Database;
  clock: Clock;
  log: Log;
  announce: Announce;
  http: Http;
  stories: QueueStories;
  /** Keeps the story as it stands as a version, in the transaction under way; answers its hash. */
  keepPassed(storyId: string): string;
  related: RelatedCards;
  pictures: SitePictures;
  paper(): Paper;
  contributors(): readonly Contributor[];
  corrections(storyId: string): readonly OutgoingCorrection[];
  checklist(storyId: string): Check[];
  /** Why nothing of this story may leave the desk now; undefined when it may. */
  stops?(storyId: string): string | undefined;
  /** Public address of the story on the paper's own site, while it stands there. */
  folderAddress(storyId: string): string | undefined;
  /** Every target that is not removed. */
  targets(): readonly QueueTarget[];
  /** Who sits here. */
  name(): string;
  /** Keeps what a reader finds now, before it goes for good. */
  keepEvidence(evidence: { storyId: string; targetId: string; address: string; page: Uint8Array | undefined }): void;
  /**
   * Holds a target for this process, so that it has one writer. Fails with `desk-in-use` at once
   * while another has it. The hold must end with the process, however that ends.
   */
  holdTarget(targetId: string): () => void;
  /** 0 to 1; for the chance in pauses. */
  random?(): number;
  reached?(step: DeliveryStep): void;
}
