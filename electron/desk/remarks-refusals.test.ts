import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { paragraphOf, textRun } from "../../shared/editor/safe-copy.ts";
import type { MarkedBody, MarkedInline } from "../../shared/model/copy.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";
import { refused } from "./testing/refused.ts";
import { TRANSPORTS, type Window } from "./testing/transports.ts";

afterEach(closeDesks);

describe.each(TRANSPORTS)("hostile remarks over %s", (_, connect) => {
  let calls: Window["calls"];
  let storyId: string;

  beforeEach(async () => {
    const { desk } = await openDeskForTests();
    ({ calls } = await connect(desk, v7()));
    await calls.desk.begin({ profile: { name: "Mina Rao", role: "sub-editor" }, newsroom: "empty" });
    ({ id: storyId } = await calls.stories.create());
  });

  test("versions are given no names that are none, and none of a story that is not there", async () => {
    await calls.history.keep({ storyId, name: "As filed" });
    for (const name of ["", "  ", "x".repeat(1000)]) await refused(calls.history.rename({ storyId, number: 1, name }), "Name");
    for (const number of [0, -1, 1.5]) await refused(calls.history.rename({ storyId, number, name: "x" }), "Number");
    await refused(calls.history.rename({ storyId: "../story", number: 1, name: "x" }), "Story id");
    await expect(calls.history.rename({ storyId: v7(), number: 1, name: "x" })).rejects.toMatchObject({ code: "not-found" });
    await expect(calls.history.rename({ storyId, number: 2, name: "x" })).rejects.toMatchObject({ code: "not-found" });
    expect(await calls.history.list({ storyId })).toMatchObject([{ number: 1, name: "As filed" }]);
  });

  test("words are marked for no comment that is none", async () => {
    await refused(calls.comments.wordsAreMarked({ id: "'; --" }), "Id");
    await expect(calls.comments.wordsAreMarked({ id: v7() })).rejects.toMatchObject({ code: "not-found" });
  });

  test("suggestions that say too much are refused, and the copy stays as it was", async () => {
    const mark = { id: "a", author: "Ada", at: "2026-03-02T10:00:00.000Z" };
    const saved = (parts: object): Promise<unknown> => {
      const words: MarkedInline = { ...textRun("Nobody crosses.", 0), $: { suggested: { added: { ...mark, ...parts } } } };
      const blocks: MarkedBody = [{ ...paragraphOf([]), children: [words] }];
      return calls.stories.save({ id: storyId, patch: { body: { kind: "whole", blocks } } });
    };
    await calls.stories.checkOut({ id: storyId });
    await saved({ reason: "Not now" });
    const { body } = await calls.stories.get({ id: storyId });
    for (const parts of [{ id: "" }, { id: "x".repeat(65) }, { author: "x".repeat(201) }, { reason: "x".repeat(2001) }])
      await expect(saved(parts)).rejects.toMatchObject({ code: "bad-input" });
    expect((await calls.stories.get({ id: storyId })).body).toEqual(body);
  });
});
