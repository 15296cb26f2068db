/** Comments on a story and the replies to them: one of `migrations.ts`, and like all of them never edited. */
export const COMMENT_TABLES = `
  CREATE TABLE comments (
    id TEXT PRIMARY KEY,                     -- also in the copy, on the words it is about
    story_id TEXT NOT NULL,
    anchor TEXT NOT NULL,                    -- JSON: CommentAnchor
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    resolved_by TEXT,
    resolved_at TEXT
  ) STRICT;
  CREATE INDEX comments_of_story ON comments (story_id, made_at);
  CREATE TABLE comment_replies (
    id TEXT PRIMARY KEY,
    comment_id TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX replies_of_comment ON comment_replies (comment_id, made_at);
`;
