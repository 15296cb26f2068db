import { Temporal } from "temporal-polyfill";
import { v7 } from "uuid";
import { afterEach, describe, expect, test } from "vitest";
import { paragraphOf, textRun } from "../../../shared/editor/safe-copy.ts";
import type { CommentAnchor } from "../../../shared/model/comment.ts";
import type { MarkedBlock } from "../../../shared/model/copy.ts";
import { closeStories, openStories, type StoriesForTests } from "../stories/testing/stories-for-tests.ts";
import { createComments, type Comments } from "./comments.ts";

afterEach(closeStories);

async function openDesk(): Promise<
  StoriesForTests & { comments: Comments; say(comment: { storyId: string; anchor: CommentAnchor; text: string }): string }
> {
  const opened = await openStories();
  const { database, stories, events, profile } = opened;
  let now = 0;
  const service = createComments({
    database,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(1_790_000_000_000 + now++) },
    announce: (event) => void events.push(event),
    story: stories.working,
    contributors: () => [{ name: "Nell Okafor" }],
    name: () => profile.name,
  });
  return {
    ...opened,
    comments: service,
    say(comment) {
      const id = v7();
      service.add({ id, ...comment });
      return id;
    },
  };
}

const marked = (before: string, words: string, id: string): MarkedBlock => ({
  ...paragraphOf([]),
  children: [textRun(before, 0), { ...textRun(words, 0), $: { comments: [id] } }],
});
const onWords = (quotation: string): { kind: "words"; field: "body"; quotation: string } => ({
  kind: "words",
  field: "body",
  quotation,
});

describe("comments", () => {
  test("stand on their words while these are there, and keep the quotation when they are gone", async () => {
    const { stories, comments, say } = await openDesk();
    const { id: storyId } = stories.create({ headline: "Ferry" }, [paragraphOf([textRun("The ferry is late.", 0)])]);
    const id = say({ storyId, anchor: onWords("ferry"), text: "Which one?" });
    const write = (block: MarkedBlock): unknown => stories.save(storyId, { body: { kind: "whole", blocks: [block] } }, "desk");
    write(marked("The ", "ferry", id));
    expect(comments.list(storyId)).toMatchObject([{ id, words: "ferry", isGone: false, author: "Ines Calder" }]);
    write(marked("The old ", "ferryboat", id));
    expect(comments.list(storyId)[0]?.words).toBe("ferryboat");
    write(paragraphOf([textRun("Nothing.", 0)]));
    expect(comments.list(storyId)[0]).toMatchObject({ isGone: true, anchor: { quotation: "ferry" } });
    expect(comments.list(storyId)[0]?.words).toBeUndefined();
    write(marked("The ", "ferry", id));
    expect(comments.list(storyId)[0]).toMatchObject({ isGone: false, words: "ferry" });
  });

  test("made where nobody may write wait for their mark, with the quotation, until it is set", async () => {
    const { stories, comments, say, events } = await openDesk();
    const { id: storyId } = stories.create({ headline: "Ferry" }, [paragraphOf([textRun("The ferry is late.", 0)])]);
    const anchor = { ...onWords("ferry"), around: { before: "The ", after: " is late.", at: 4 } };
    const id = say({ storyId, anchor, text: "Which one?" });
    expect(comments.list(storyId)).toMatchObject([{ id, anchor, isGone: false }]);
    expect(comments.list(storyId)[0]?.words).toBeUndefined();
    stories.save(storyId, { body: { kind: "whole", blocks: [marked("The ", "ferry", id)] } }, "desk");
    events.length = 0;
    comments.wordsAreMarked(id);
    expect(comments.list(storyId)[0]).toMatchObject({ anchor: onWords("ferry"), words: "ferry", isGone: false });
    expect(comments.list(storyId)[0]?.anchor).not.toHaveProperty("around");
    expect(events.map(({ kind }) => kind)).toEqual(["commentsDidChange"]);
    stories.save(storyId, { body: { kind: "whole", blocks: [] } }, "desk");
    expect(comments.list(storyId)[0]?.isGone).toBe(true);
    expect(() => comments.wordsAreMarked(storyId)).toThrow(expect.objectContaining({ code: "not-found" }));
  });

  test("are listed in the order of the page: the whole story, pictures, words, what is gone", async () => {
    const { stories, comments, say } = await openDesk();
    const { id: storyId } = stories.create({ headline: "Ferry" });
    const gone = say({ storyId, anchor: onWords("gone"), text: "1" });
    const second = say({ storyId, anchor: onWords("second"), text: "2" });
    const first = say({ storyId, anchor: onWords("first"), text: "3" });
    const whole = say({ storyId, anchor: { kind: "story" }, text: "4" });
    const picture = say({ storyId, anchor: { kind: "picture", pictureId: "f".repeat(64) }, text: "5" });
    stories.save(
      storyId,
      { body: { kind: "whole", blocks: [marked("", "first", first), marked("", "second", second)] } },
      "desk",
    );
    expect(comments.list(storyId).map(({ id }) => id)).toEqual([whole, first, second, gone, picture]);
  });

  test("are answered, resolved and opened again; an answer opens them too", async () => {
    const { stories, comments, say, profile, events } = await openDesk();
    const { id: storyId } = stories.create();
    const id = say({ storyId, anchor: { kind: "story" }, text: "Too long." });
    profile.name = "Tom Brandt";
    comments.resolve(id);
    expect(comments.list(storyId)[0]?.resolved?.by).toBe("Tom Brandt");
    comments.reopen(id);
    expect(comments.list(storyId)[0]?.resolved).toBeUndefined();
    comments.resolve(id);
    comments.reply(id, "It still is, @Nell Okafor.");
    expect(comments.list(storyId)[0]).toMatchObject({ replies: [{ author: "Tom Brandt", text: "It still is, @Nell Okafor." }] });
    expect(comments.list(storyId)[0]?.resolved).toBeUndefined();
    expect(events.filter(({ kind }) => kind === "commentsDidChange")).toHaveLength(5);
    expect(comments.people()).toEqual(["Ines Calder", "Nell Okafor", "Tom Brandt"]);
    expect(() => comments.reply(storyId, "?")).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});
