import { v7 as uuidv7 } from "uuid";
import { Failure } from "../../../shared/contract/failure.ts";
import { commentedWords } from "../../../shared/editor/comments/commented-words.ts";
import type { Comment, CommentAnchor } from "../../../shared/model/comment.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";

/** `shared/contract/comments.ts` says what each call promises. */
export interface Comments {
  list(storyId: string): Comment[];
  add(comment: { id: string; storyId: string; anchor: CommentAnchor; text: string }): void;
  wordsAreMarked(id: string): void;
  reply(id: string, text: string): void;
  resolve(id: string): void;
  reopen(id: string): void;
  people(): string[];
}

export interface CommentsParts {
  database: Database;
  clock: Clock;
  announce: Announce;
  story(id: string): WorkingStory;
  contributors(): readonly { name: string }[];
  /** Who sits here. */
  name(): string;
}

interface Row {
  [column: string]: string | null;
  id: string;
  story_id: string;
  anchor: string;
  text: string;
  author: string;
  made_at: string;
  resolved_by: string | null;
  resolved_at: string | null;
}

interface ReplyRow {
  [column: string]: string;
  id: string;
  comment_id: string;
  text: string;
  author: string;
  made_at: string;
}

export function createComments({ database, clock, announce, story, contributors, name }: CommentsParts): Comments {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const didChange = (storyId: string): void => database.afterCommit(() => announce({ kind: "commentsDidChange", storyId }));
  const mustFind = (id: string): Row => {
    const row = database.get<Row>("SELECT * FROM comments WHERE id = ?", id);
    if (row === undefined) throw new Failure("not-found", "This comment is not on the desk.");
    return row;
  };
  const setResolved = (id: string, by: string | null, at: string | null): void => {
    const { story_id: storyId } = mustFind(id);
    database.run("UPDATE comments SET resolved_by = ?, resolved_at = ? WHERE id = ?", by, at, id);
    didChange(storyId);
  };

  function repliesOf(storyId: string): Map<string, Comment["replies"]> {
    const replies = new Map<string, Comment["replies"]>();
    for (const row of database.all<ReplyRow>(
      `SELECT r.* FROM comment_replies r JOIN comments c ON c.id = r.comment_id
       WHERE c.story_id = ? ORDER BY r.made_at, r.id`,
      storyId,
    )) {
      const reply = { id: row.id, text: row.text, author: row.author, at: row.made_at };
      replies.set(row.comment_id, [...(replies.get(row.comment_id) ?? []), reply]);
    }
    return replies;
  }

  return {
    list(storyId) {
      const working = story(storyId);
      const words = commentedWords(working);
      const places = [...words.keys()];
      const replies = repliesOf(storyId);
      const place = ({ id, anchor, isGone }: Comment): number => {
        if (isGone) return Number.MAX_SAFE_INTEGER;
        if (anchor.kind === "words") return places.indexOf(id);
        return anchor.kind === "story" ? -2 : -1;
      };
      return database
        .all<Row>("SELECT * FROM comments WHERE story_id = ? ORDER BY made_at, id", storyId)
        .map((row) => commentOf(row, replies.get(row.id) ?? [], words.get(row.id), working))
        .toSorted((one, other) => place(one) - place(other));
    },
    add: ({ id, storyId, anchor, text }) =>
      database.transaction(() => {
        story(storyId);
        if (database.get("SELECT id FROM comments WHERE id = ?", id) !== undefined)
          throw new Failure("bad-input", "There is a comment with this id already.");
        database.run(
          "INSERT INTO comments (id, story_id, anchor, text, author, made_at) VALUES (?, ?, ?, ?, ?, ?)",
          id,
          storyId,
          JSON.stringify(anchor),
          text,
          name(),
          now(),
        );
        didChange(storyId);
      }),
    wordsAreMarked: (id) =>
      database.transaction(() => {
        const { anchor, story_id: storyId } = mustFind(id);
        const { around: _, ...marked } = JSON.parse(anchor) as CommentAnchor & { around?: unknown };
        database.run("UPDATE comments SET anchor = ? WHERE id = ?", JSON.stringify(marked), id);
        didChange(storyId);
      }),
    reply: (id, text) =>
      database.transaction(() => {
        setResolved(id, null, null);
        database.run(
          "INSERT INTO comment_replies (id, comment_id, text, author, made_at) VALUES (?, ?, ?, ?, ?)",
          uuidv7(),
          id,
          text,
          name(),
          now(),
        );
      }),
    resolve: (id) => database.transaction(() => setResolved(id, name(), now())),
    reopen: (id) => database.transaction(() => setResolved(id, null, null)),
    people() {
      const known = database.all<{ name: string }>(
        "SELECT author AS name FROM comments UNION SELECT author FROM comment_replies UNION SELECT author FROM versions",
      );
      const names = new Set([name(), ...contributors().map((each) => each.name), ...known.map((each) => each.name)]);
      return [...names].filter((each) => each.trim() !== "").toSorted((one, other) => one.localeCompare(other, "en-GB"));
    },
  };
}

function commentOf(row: Row, replies: Comment["replies"], words: string | undefined, story: WorkingStory): Comment {
  const anchor = JSON.parse(row.anchor) as CommentAnchor;
  const { resolved_by: by, resolved_at: at } = row;
  return {
    id: row.id,
    storyId: row.story_id,
    anchor,
    text: row.text,
    author: row.author,
    at: row.made_at,
    replies,
    ...(by !== null && at !== null ? { resolved: { by, at } } : {}),
    ...(words === undefined ? {} : { words }),
    isGone: isGone(anchor, words, story),
  };
}

function isGone(anchor: CommentAnchor, words: string | undefined, { leadPicture, body }: WorkingStory): boolean {
  if (anchor.kind === "story") return false;
  if (anchor.kind === "words") return (words === undefined && anchor.around === undefined) || words?.trim() === "";
  const { pictureId } = anchor;
  return leadPicture?.pictureId !== pictureId && !body.some((block) => block.type === "picture" && block.pictureId === pictureId);
}
