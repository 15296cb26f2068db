/** What is kept beside the versions: one of `migrations.ts`, and like all of them never edited. */
export const HISTORY_TABLES = `
  -- Names given to versions after they were kept. Rows are only ever added, the newest counts; no hash covers them.
  CREATE TABLE version_names (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    version_hash TEXT NOT NULL,              -- of the version that is named
    name TEXT NOT NULL,
    named_by TEXT NOT NULL,
    named_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX version_names_of_story ON version_names (story_id, named_at, id);
  CREATE TRIGGER version_names_stay BEFORE UPDATE ON version_names BEGIN SELECT RAISE(ABORT, 'names of versions never change'); END;
  CREATE TRIGGER version_names_are_kept BEFORE DELETE ON version_names BEGIN SELECT RAISE(ABORT, 'names of versions are kept'); END;

  -- Where each chain ends, so that a missing last version is seen: no hash covers the one after it.
  CREATE TABLE version_heads (
    story_id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,                 -- of the last version
    hash TEXT NOT NULL                       -- of the last version
  ) STRICT, WITHOUT ROWID;
  INSERT INTO version_heads (story_id, number, hash) SELECT story_id, max(number), hash FROM versions GROUP BY story_id;
`;
