import type { Story } from "../../../../shared/model/story.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";
import type { RemotePost } from "../targets/target.ts";

/** What stands, or is held, on one target, as it was when we last wrote or read it. */
export interface TargetPost {
  storyId: string;
  targetId: string;
  slug: string;
  /** `gone`: taken down, or taken back before it went live. */
  state: RemotePost["state"] | "gone";
  post: RemotePost;
  /** The story as it was sent. */
  snapshot: Story;
  revision: number;
  firstLiveAt: string | undefined;
  changedAt: string;
}

export interface TargetPosts {
  find(storyId: string, targetId: string): TargetPost | undefined;
  of(storyId: string): TargetPost[];
  /** Whether another story has, or had, this slug there. */
  isTaken(slug: string, targetId: string, storyId: string): boolean;
  /** Whether readers of any target can read it now. */
  isLive(storyId: string): boolean;
  /** Joins the transaction under way. */
  put(post: Omit<TargetPost, "changedAt">): void;
}

interface Row {
  [column: string]: string | number | null;
  story_id: string;
  target_id: string;
  slug: string;
  state: string;
  post: string;
  snapshot: string;
  revision: number;
  first_live_at: string | null;
  changed_at: string;
}

export function createTargetPosts(database: Database, clock: Clock): TargetPosts {
  return {
    find(storyId, targetId) {
      const row = database.get<Row>("SELECT * FROM target_posts WHERE story_id = ? AND target_id = ?", storyId, targetId);
      return row && postOf(row);
    },
    of: (storyId) => database.all<Row>("SELECT * FROM target_posts WHERE story_id = ? ORDER BY target_id", storyId).map(postOf),
    isTaken: (slug, targetId, storyId) =>
      database.get(
        "SELECT 1 AS taken FROM target_posts WHERE target_id = ? AND slug = ? AND story_id <> ? LIMIT 1",
        targetId,
        slug,
        storyId,
      ) !== undefined,
    isLive: (storyId) =>
      database.get("SELECT 1 AS live FROM target_posts WHERE story_id = ? AND state = 'live' LIMIT 1", storyId) !== undefined,
    put: ({ storyId, targetId, slug, state, post, snapshot, revision, firstLiveAt }) =>
      void database.run(
        `INSERT INTO target_posts (story_id, target_id, slug, state, post, snapshot, revision, first_live_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (story_id, target_id) DO UPDATE SET slug = excluded.slug, state = excluded.state, post = excluded.post,
           snapshot = excluded.snapshot, revision = excluded.revision, first_live_at = excluded.first_live_at,
           changed_at = excluded.changed_at`,
        storyId,
        targetId,
        slug,
        state,
        JSON.stringify(post),
        JSON.stringify(snapshot),
        revision,
        firstLiveAt ?? null,
        clock.now().toString({ smallestUnit: "millisecond" }),
      ),
  };
}

function postOf(row: Row): TargetPost {
  return {
    storyId: row.story_id,
    targetId: row.target_id,
    slug: row.slug,
    state: row.state as TargetPost["state"],
    post: JSON.parse(row.post) as RemotePost,
    snapshot: JSON.parse(row.snapshot) as Story,
    revision: row.revision,
    firstLiveAt: row.first_live_at ?? undefined,
    changedAt: row.changed_at,
  };
}
