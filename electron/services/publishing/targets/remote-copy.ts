import type { Body, LineOfCopy } from "../../../../shared/model/copy.ts";
import type { Access } from "../../../../shared/model/story.ts";

/**
 * What a post on a site says, read back into the desk's terms. A field is undefined where the target
 * has no such thing, or cannot give it back. Only what an editor of the site can change is in here: no
 * kicker, which neither WordPress nor Ghost has a place for, as `losses` says before it is sent.
 */
export interface RemoteCopy {
  headline: string;
  standfirst: LineOfCopy | undefined;
  /** Without furniture the desk adds (related links, corrections, the mark). */
  body: Body | undefined;
  /** Names as the site shows them. */
  byline: readonly string[] | undefined;
  /** Without the dash behind it; empty where none stands. */
  dateline: string | undefined;
  /** Name as the site shows it. */
  section: string | undefined;
  tags: readonly string[] | undefined;
  access: Access | undefined;
  searchTitle: string | undefined;
  searchDescription: string | undefined;
  leadPicture: { caption: LineOfCopy; credit: string; alt: string; address: string } | undefined;
}
