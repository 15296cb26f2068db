import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { LineOfCopy } from "../../../../shared/model/copy.ts";
import type { Paper, Section } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";

/** A picture of the story as a site gets it. */
export interface OutgoingPicture {
  pictureId: string;
  /** Names the content, so that a site that has it can be asked for it: "3f9a…c2.jpg". */
  fileName: string;
  type: "image/jpeg";
  width: number;
  height: number;
  caption: LineOfCopy;
  credit: string;
  alt: string;
  bytes(): Promise<Uint8Array>;
}

/** A related story as a link: only such as readers can open. */
export interface OutgoingLink {
  headline: string;
  /** The other story's standfirst, or the pick's own line. */
  line: string;
  address: string;
}

/** What was put right after publication, as the page says it. */
export interface OutgoingCorrection {
  id: string;
  kind: "correction" | "clarification";
  text: string;
  /** Instant. */
  madeAt: string;
}

/** Everything that goes across, resolved: a target asks the desk for nothing more. */
export interface OutgoingStory {
  /** As it was passed: what is typed later is not in it. */
  story: Story;
  /** Decided by the desk and kept: small letters, figures, single hyphens. */
  slug: string;
  paper: Paper;
  section: Section | undefined;
  /** In the order of the byline. */
  contributors: readonly Contributor[];
  /** Lead picture first, then those of the body in their order; one that stands twice comes twice. */
  pictures: readonly OutgoingPicture[];
  moreFromAuthor: readonly OutgoingLink[];
  similar: readonly OutgoingLink[];
  /** Newest first. */
  corrections: readonly OutgoingCorrection[];
  /** Instant of the first publication on this target; of this one when there was none. */
  firstPublishedAt: string;
  updatedAt: string;
  /** Whether the page says that it was updated. */
  showsUpdated: boolean;
}
