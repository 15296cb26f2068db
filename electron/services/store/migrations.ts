import { COMMENT_TABLES } from "./comment-tables.ts";
import { HISTORY_TABLES } from "./history-tables.ts";

/**
 * The desk's tables, one entry a schema version; `PRAGMA user_version` counts those applied.
 * An entry that has shipped is never edited: add another. Instants are ISO 8601 text in UTC,
 * ids UUIDv7 text, JSON columns hold the shapes of `shared/model`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE stories (
    number INTEGER PRIMARY KEY,              -- rowid, shared with story_search
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    section TEXT,
    catchline TEXT NOT NULL,
    headline TEXT NOT NULL,
    byline_names TEXT NOT NULL,              -- names in order, ready to read; derived
    words INTEGER NOT NULL,                  -- derived from body
    revision INTEGER NOT NULL,
    body_revision INTEGER NOT NULL,
    indexed_revision INTEGER NOT NULL,       -- revision that story_search knows; < revision = stale
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    -- The long ones last: SQLite reads a row from its front, so lists never touch them.
    furniture TEXT NOT NULL,                 -- JSON: Furniture
    body TEXT NOT NULL                       -- JSON: Body
  ) STRICT;
  CREATE INDEX stories_by_change ON stories (changed_at DESC, id);
  CREATE INDEX stories_by_status ON stories (status, changed_at DESC, id);
  CREATE INDEX stories_to_index ON stories (number) WHERE indexed_revision < revision;

  CREATE VIRTUAL TABLE story_search USING fts5 (
    headline, catchline, byline, copy,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  );

  CREATE TABLE contributors (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    page_name TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    picture_id TEXT
  ) STRICT;

  CREATE TABLE pictures (
    id TEXT PRIMARY KEY,                     -- SHA-256 of the file's bytes
    type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX pictures_by_time ON pictures (added_at DESC);

  CREATE TABLE paper (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    settings TEXT NOT NULL                   -- JSON: Paper
  ) STRICT;

  -- Milestones. Rows are only ever added; each hash covers its predecessor's.
  CREATE TABLE versions (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    milestone TEXT NOT NULL,                 -- 'filed', 'published', 'work' …; see services/history
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,             -- empty for the first version of a story
    hash TEXT NOT NULL,
    furniture TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (story_id, number)
  ) STRICT;
  CREATE TRIGGER versions_stay BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions never change'); END;
  CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;

  -- What stands on the site. The page is made from the snapshot, never from the draft.
  CREATE TABLE publications (
    story_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,                     -- 'published' or 'withdrawn'
    path TEXT NOT NULL UNIQUE,               -- 'features/2026/03/slug/'
    earlier_paths TEXT NOT NULL,             -- JSON: string[], addresses that now lead to path
    first_published_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    snapshot TEXT NOT NULL                   -- JSON: Story as it was passed
  ) STRICT;
  CREATE INDEX publications_by_time ON publications (state, first_published_at DESC);

  -- Who wrote what stands on the site: one row a name in the byline of a published snapshot; derived.
  CREATE TABLE publication_authors (
    contributor_id TEXT NOT NULL,
    first_published_at TEXT NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (contributor_id, first_published_at, story_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX publication_authors_by_story ON publication_authors (story_id);

  -- Work that can fail half-way, done once however often it is begun.
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                -- idempotency key
    kind TEXT NOT NULL,
    story_id TEXT,
    payload TEXT NOT NULL,                   -- JSON
    state TEXT NOT NULL,                     -- 'waiting', 'running', 'done', 'failed'
    problem TEXT NOT NULL,                   -- words for people; empty unless failed
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX jobs_open ON jobs (created_at) WHERE state IN ('waiting', 'running');
  `,
  // Targets, and what is sent to them.
  `
  CREATE TABLE targets (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,                  -- JSON: TargetSettings; secrets are in the vault
    place INTEGER NOT NULL,                  -- order in lists
    added_at TEXT NOT NULL,
    removed_at TEXT                          -- rows stay for the receipts that name them
  ) STRICT;

  -- What a target remembers of its site: ids of pictures, tags, users.
  CREATE TABLE target_memory (
    target_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (target_id, key)
  ) STRICT, WITHOUT ROWID;

  -- What stands, or is held, on which site, as it was when we last wrote or read it.
  CREATE TABLE target_posts (
    story_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    slug TEXT NOT NULL,
    state TEXT NOT NULL,                     -- RemotePost.state, or 'gone'
    post TEXT NOT NULL,                      -- JSON: RemotePost as we last knew it
    snapshot TEXT NOT NULL,                  -- JSON: Story as it was sent
    revision INTEGER NOT NULL,               -- of the story as sent
    first_live_at TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (story_id, target_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX target_posts_by_slug ON target_posts (target_id, slug);

  -- The queue: one row a wish, done once however often it is begun.
  CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                -- idempotency key
    story_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    deed TEXT NOT NULL,                      -- 'publish', 'hold', 'release', 'go-live', 'withdraw', 'take-down'
    payload TEXT NOT NULL,                   -- JSON: snapshot and what was decided; '{}' once ended
    state TEXT NOT NULL,                     -- 'waiting', 'sending', 'sent', 'checked', 'failed', 'changed-there', 'cancelled'
    step TEXT NOT NULL,                      -- while sending: 'looking', then 'putting', which cannot be stopped any more
    attempts INTEGER NOT NULL,
    next_at TEXT,                            -- not before this instant
    problem TEXT NOT NULL,                   -- JSON: trouble and words for people; '{}' when there is none
    asked_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX deliveries_open ON deliveries (target_id, created_at) WHERE state IN ('waiting', 'sending', 'sent');
  CREATE INDEX deliveries_of_story ON deliveries (story_id, created_at DESC);
  CREATE INDEX deliveries_by_change ON deliveries (changed_at DESC);

  -- What a reader found there, compared with what was passed. Rows are only ever added.
  CREATE TABLE receipts (
    id TEXT PRIMARY KEY,
    delivery_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    version TEXT NOT NULL,                   -- hash of the version it proves
    address TEXT NOT NULL,
    same INTEGER NOT NULL,                   -- 1 when nothing differs
    compared TEXT NOT NULL,                  -- JSON: Comparison[]
    made_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX receipts_of_story ON receipts (story_id, made_at DESC);
  `,
  // What readers found before a story was taken down for good. Rows are only ever added.
  `
  CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    address TEXT NOT NULL,
    page BLOB,                               -- as it came over the wire; NULL when it could not be read
    page_hash TEXT NOT NULL,                 -- SHA-256, hexadecimal; empty without a page
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX evidence_of_story ON evidence (story_id, kept_at DESC);
  CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence never changes'); END;
  CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;
  `,
  // What was put right after publication. One that is taken back stays, with who took it back.
  `
  CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- 'correction' or 'clarification'
    text TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    taken_back_at TEXT,
    taken_back_by TEXT
  ) STRICT;
  CREATE INDEX corrections_of_story ON corrections (story_id, made_at DESC);
  `,
  // What goes out by itself, and when.
  `
  CREATE TABLE schedule (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    at TEXT NOT NULL,                        -- the instant it goes
    wall TEXT NOT NULL,                      -- what the wall shows then, as chosen: '2026-03-31T06:00'
    time_zone TEXT NOT NULL,                 -- the zone it was chosen in
    state TEXT NOT NULL,                     -- see shared/model/schedule-states.ts
    problem TEXT NOT NULL,                   -- words for people; empty when there is nothing to say
    snapshot TEXT NOT NULL,                  -- JSON: Story as it was scheduled; '{}' once ended
    revision INTEGER NOT NULL,               -- of the story as scheduled
    version TEXT NOT NULL,                   -- hash of the version that was kept of it then
    on_site INTEGER NOT NULL,                -- 1 from the moment a site is asked to hold it until it was taken back
    delivery_id TEXT,                        -- what the queue was last asked to do for it
    after_release TEXT NOT NULL,             -- state it comes to when the site has let go: 'cancelled' or 'stopped'
    looked_at TEXT,                          -- when the site was last asked whether it holds it
    asked_by TEXT NOT NULL,
    session TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX schedule_open ON schedule (story_id, target_id) WHERE state NOT IN ('done', 'cancelled');
  CREATE INDEX schedule_by_time ON schedule (at);
  `,
  // What pages show of each other, so that a publication makes only those that change.
  `
  -- All of it is derived from the snapshots of published stories; rows that are missing are made again.
  CREATE TABLE publication_cards (
    story_id TEXT PRIMARY KEY,
    section TEXT,
    card TEXT NOT NULL                       -- JSON: PublishedCard
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE publication_picks (           -- story_id shows a card of picked_id below it
    picked_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (picked_id, story_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX publication_picks_by_story ON publication_picks (story_id);
  CREATE TABLE publication_pictures (        -- in the part of the story that its page shows
    picture_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (picture_id, story_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX publication_pictures_by_story ON publication_pictures (story_id);

  -- The version in the folder that shows just what publications says. No row: make it anew.
  CREATE TABLE site_standing (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    folder TEXT NOT NULL,
    version TEXT NOT NULL,
    made_with TEXT NOT NULL                  -- JSON: MadeWith
  ) STRICT;
  -- Pages in it that do not yet show the newest stories.
  CREATE TABLE site_behind (
    page TEXT PRIMARY KEY                    -- JSON: SitePage
  ) STRICT, WITHOUT ROWID;
  `,
  // What people say of a version: part of its hash where it is not empty.
  `
  ALTER TABLE versions ADD COLUMN name TEXT NOT NULL DEFAULT '';
  ALTER TABLE versions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
  `,
  // Checks: what is right at this paper, and what somebody chose not to see. In no output of a story.
  `
  CREATE TABLE paper_words (
    word TEXT PRIMARY KEY,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ignored_findings (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    scope TEXT NOT NULL,                     -- 'here' or 'story'
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    place TEXT NOT NULL,                     -- field of the story; empty for 'story'
    around TEXT NOT NULL,                    -- JSON: [before, after]; empty for 'story'
    ignored_by TEXT NOT NULL,
    ignored_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ignored_findings_by_story ON ignored_findings (story_id, ignored_at, id);

  -- Names in published stories, and how far these have been read; derived.
  CREATE TABLE seen_names (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE seen_names_up_to (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    updated_at TEXT NOT NULL,
    story_id TEXT NOT NULL
  ) STRICT;
  CREATE INDEX publications_by_update ON publications (updated_at, story_id);
  `,
  // What stands between a story and its next step.
  `
  CREATE TABLE ready_ticks (
    story_id TEXT NOT NULL,
    line TEXT NOT NULL,                      -- id of a line of the paper's checklist
    ticked_by TEXT NOT NULL,
    ticked_at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (story_id, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE legal_flags (
    story_id TEXT PRIMARY KEY,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    read_by TEXT,                            -- the lawyer; NULL until it is signed off
    signed_by TEXT,
    signed_at TEXT,
    version INTEGER                          -- number of the version that was read
  ) STRICT, WITHOUT ROWID;
  `,
  // What people say of a story beside its copy. Never part of any output.
  COMMENT_TABLES,
  // What the queue asks for after each delivery, however long it is and however much it has sent.
  `
  DROP INDEX deliveries_open;
  CREATE INDEX deliveries_due ON deliveries (target_id, (state = 'sent'), created_at, id, next_at, state)
    WHERE state IN ('waiting', 'sending', 'sent');
  CREATE INDEX deliveries_unended ON deliveries (state) WHERE state NOT IN ('checked', 'cancelled');
  CREATE INDEX receipts_differing ON receipts (story_id, target_id, made_at, id) WHERE same = 0;
  `,
  HISTORY_TABLES,
];
