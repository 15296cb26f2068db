import { isDeepStrictEqual } from "node:util";
import type { Story } from "../../../shared/model/story.ts";

/** What is typed and chosen, without what the desk notes about it. */
function copyIn(story: Story): unknown {
  const { status: _status, revision: _revision, bodyRevision: _body, ...copy } = story;
  const { changedAt: _at, changedBy: _by, createdAt: _created, words: _words, ...rest } = copy;
  // As it comes back from the desk's file: what is undefined is not there.
  return JSON.parse(JSON.stringify(rest));
}

/** Whether two states of a story would make the same page. */
export function sameCopy(one: Story, other: Story): boolean {
  return isDeepStrictEqual(copyIn(one), copyIn(other));
}

/** The story with every word and picture taken out: what is kept of one that was taken down. */
export function withoutCopy({ section, ...story }: Story): Story {
  const { id, status, revision, bodyRevision, createdAt, changedAt, changedBy, access } = story;
  return {
    id,
    status,
    revision,
    bodyRevision,
    createdAt,
    changedAt,
    changedBy,
    access,
    ...(section === undefined ? {} : { section }),
    catchline: "",
    kicker: "",
    headline: "",
    standfirst: [],
    byline: [],
    dateline: "",
    authorPicks: { pinned: [], dropped: [] },
    similar: [],
    tags: [],
    appeal: false,
    searchTitle: "",
    searchDescription: "",
    slug: "",
    body: [],
    words: 0,
  };
}
