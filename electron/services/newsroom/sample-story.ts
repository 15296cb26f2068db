import type { Block } from "../../../shared/model/copy.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { Access } from "../../../shared/model/story.ts";

export type SampleContributorKey = "nell" | "rafiq" | "iona";

export interface SamplePicture {
  /** Name of a JPEG in `pictures/`. */
  file: string;
  caption: string;
  credit: string;
  alt: string;
}

/** Another sample story, and the line its card shows instead of its standfirst. */
export interface SamplePick {
  key: string;
  line?: string;
}

/** One story of the sample newsroom. Copy fields hold the marks of `copy-in-marks.ts`. */
export interface SampleStory {
  /** How sample stories name each other. */
  key: string;
  status: Extract<Status, "draft" | "filed" | "subbing" | "revise" | "ready" | "published" | "spiked">;
  /** Age of the first and of the last change, in hours before the newsroom is filled. */
  begunHoursAgo: number;
  changedHoursAgo: number;
  section: "britain" | "world" | "features" | "opinion" | "culture" | "sport";
  catchline: string;
  kicker: string;
  headline: string;
  standfirst: string;
  byline: SampleContributorKey[];
  dateline: string;
  leadPicture?: SamplePicture;
  tags: string[];
  access: Access;
  appeal: boolean;
  commissionedWords?: number;
  searchTitle?: string;
  searchDescription?: string;
  slug?: string;
  pinned?: (SamplePick & { place: number })[];
  similar?: SamplePick[];
  /** `idOf` turns the name of a JPEG in `pictures/` into the id it is stored under. */
  body: (idOf: (file: string) => string) => Block[];
}
