import { buildEditorFromExtensions } from "@lexical/extension";
import { RichTextExtension } from "@lexical/rich-text";
import { $getRoot, defineExtension } from "lexical";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import { $writeBody } from "../../../shared/editor/nodes.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import type { OpenBody } from "../../editor/body-editor.tsx";
import { trackChangedBlocks } from "../../editor/extensions/changed-blocks.ts";
import { acquireStory, anythingUnsaved, hearInAll, releaseStory, resumeAll, unsavedCopy } from "./open-stories.ts";
import { ADA, body, deskWithStory, INES, windowOf, type FakeDesk } from "./testing/desk-with-story.ts";

function editorOf(start: MarkedBody): OpenBody {
  const extension = defineExtension({
    name: "test",
    $initialEditorState: () => $writeBody(start),
    dependencies: [RichTextExtension],
  });
  const editor = buildEditorFromExtensions(extension);
  const blocks = trackChangedBlocks(editor);
  blocks.hold(start.length);
  return { editor, blocks };
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5000);
const taken = (desk: FakeDesk): DeskEvent => ({ kind: "checkOutDidMove", storyId: desk.id, holder: INES });
const disk = new Failure("disk", "The disk is full.");

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("words that could not be saved before somebody else took the story", () => {
  it("are kept when the story is left, warn before the window goes, and are there on coming back", async () => {
    const desk = deskWithStory();
    const story = await acquireStory(windowOf(desk), desk.id);
    const drawn = editorOf(story.body());
    story.bodyIsReady(drawn);
    desk.failure = disk;
    story.write({ headline: "Never saved", kicker: "Nor this" });
    drawn.editor.update(() => $getRoot().selectEnd().insertText(" And more."), { discrete: true });
    await settled();
    desk.holder = INES;
    hearInAll(taken(desk));
    await settled();
    expect(story.snapshot().lostCopy).toBe("Kicker: Nor this\n\nNever saved\n\nAs it was. And more.");

    void releaseStory(desk.id);
    await settled();
    expect(anythingUnsaved()).toBe(true);

    desk.story = { ...desk.story, headline: "By Ines", body: body("By Ines."), revision: 5, bodyRevision: 5 };
    const again = await acquireStory(windowOf(desk), desk.id);
    expect(again.snapshot().lostCopy).toContain("Never saved");
    expect(again.snapshot().furniture.headline).toBe("By Ines");
    expect(again.body()).toEqual(body("By Ines."));

    const left = releaseStory(desk.id);
    again.forgetLostCopy();
    await left;
    expect(anythingUnsaved()).toBe(false);
  });

  it("are not shown as if the desk had them, and no key falls between the last save and the hand-over", async () => {
    const desk = deskWithStory();
    const story = await acquireStory(windowOf(desk), desk.id);
    const drawn = editorOf(story.body());
    story.bodyIsReady(drawn);
    drawn.editor.update(() => $getRoot().selectEnd().insertText(" And more."), { discrete: true });
    desk.failure = disk;
    hearInAll({ kind: "checkOutWillMove", storyId: desk.id, from: "ada", to: "ines" });
    expect(drawn.editor.isEditable()).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn.editor.isEditable(), "saving failed: the story is still ours").toBe(true);

    desk.holder = INES;
    hearInAll(taken(desk));
    expect(drawn.editor.isEditable()).toBe(false);
    await settled();
    expect(story.snapshot().lostCopy).toContain("As it was. And more.");
    expect(story.body(), "the desk's, though its revision is the same").toEqual(body("As it was."));
    story.forgetLostCopy();
    await releaseStory(desk.id);
  });

  it("do not take the story back for a window that does not show it", async () => {
    const desk = deskWithStory();
    const story = await acquireStory(windowOf(desk), desk.id);
    desk.failure = disk;
    story.write({ headline: "Never saved" });
    const left = releaseStory(desk.id);
    await settled();
    desk.holder = INES;
    hearInAll(taken(desk));
    await settled();
    desk.calls.length = 0;
    desk.holder = ADA;
    hearInAll({ kind: "checkOutDidMove", storyId: desk.id });
    resumeAll("ada");
    await settled();
    expect(desk.calls).toEqual([]);
    story.forgetLostCopy();
    await left;
  });
});

it("hands out what is not saved of every story, shown or left, and nothing when all is saved", async () => {
  const shown = deskWithStory();
  const other = deskWithStory();
  const saved = deskWithStory();
  const stories = [];
  for (const desk of [shown, other, saved]) stories.push(await acquireStory(windowOf(desk), desk.id));
  expect(unsavedCopy()).toBeUndefined();
  shown.failure = disk;
  other.failure = disk;
  stories[0]?.write({ headline: "On the screen" });
  stories[1]?.write({ headline: "Left behind" });
  const left = [releaseStory(other.id)];
  await settled();
  expect(unsavedCopy()).toBe("On the screen\n\nAs it was.\n\n* * *\n\nLeft behind\n\nAs it was.");
  shown.failure = undefined;
  other.failure = undefined;
  left.push(releaseStory(shown.id), releaseStory(saved.id));
  await settled();
  await Promise.all(left);
  expect(unsavedCopy()).toBeUndefined();
});

it("is written on where the one who asked for it went away before it was handed over", async () => {
  const desk = deskWithStory();
  const story = await acquireStory(windowOf(desk), desk.id);
  const drawn = editorOf(story.body());
  story.bodyIsReady(drawn);
  hearInAll({ kind: "checkOutWillMove", storyId: desk.id, from: "ada", to: "ines" });
  await settled();
  expect([desk.calls.at(-1), drawn.editor.isEditable()]).toEqual(["checkIn", false]);
  hearInAll({ kind: "checkOutDidMove", storyId: desk.id });
  await settled();
  expect(desk.calls).toContain("checkOut");
  expect(drawn.editor.isEditable()).toBe(true);
  await releaseStory(desk.id);
});

it("is saved after a restart of the desk, also where the news of its check-out is here before the new session", async () => {
  const desk = deskWithStory();
  const story = await acquireStory(windowOf(desk), desk.id);
  story.bodyIsReady(editorOf(story.body()));
  desk.failure = new Failure("no-connection", "The desk does not answer.");
  story.write({ headline: "Written while it was away" });
  await settled();

  desk.failure = undefined;
  desk.holder = { ...ADA, session: "ada again" };
  const answer = Promise.withResolvers<void>();
  desk.beforeCheckOut = answer.promise;
  resumeAll("ada");
  await vi.advanceTimersByTimeAsync(0);
  hearInAll({ kind: "checkOutDidMove", storyId: desk.id, holder: desk.holder });
  answer.resolve();
  await settled();
  expect(story.snapshot()).toMatchObject({ lostCopy: undefined, heldElsewhere: undefined, saveState: { kind: "saved" } });
  expect(desk.story.headline).toBe("Written while it was away");
  hearInAll(taken(desk));
  expect(story.snapshot().heldElsewhere).toEqual({ name: "Ines" });
  desk.holder = INES;
  await releaseStory(desk.id);
});

it("reads along where somebody took the story while its check-out was answered", async () => {
  const desk = deskWithStory();
  const story = await acquireStory(windowOf(desk), desk.id);
  story.bodyIsReady(editorOf(story.body()));
  const answer = Promise.withResolvers<void>();
  desk.beforeCheckOut = answer.promise;
  resumeAll("ada");
  await vi.advanceTimersByTimeAsync(0);
  hearInAll(taken(desk));
  answer.resolve();
  await settled();
  expect(story.snapshot().heldElsewhere).toEqual({ name: "Ines" });
  desk.holder = INES;
  await releaseStory(desk.id);
});

describe("a story left with something unsaved", () => {
  it("hears of its own saves under the new session after a reconnect, and reads nothing again for them", async () => {
    const desk = deskWithStory();
    const story = await acquireStory(windowOf(desk), desk.id);
    desk.failure = disk;
    story.write({ headline: "Still to be saved" });
    void releaseStory(desk.id);
    await settled();
    desk.holder = { ...ADA, session: "ada again" };
    resumeAll("ada again");
    await settled();
    await acquireStory({ ...windowOf(desk), session: "ada again" }, desk.id);
    desk.failure = undefined;
    await settled();
    desk.calls.length = 0;
    const { revision, bodyRevision, status, words, changedAt } = desk.story;
    hearInAll({
      kind: "storyDidChange",
      storyId: desk.id,
      revision,
      bodyRevision,
      status,
      words,
      changedAt,
      session: "ada again",
      patch: { headline: "Still to be saved" },
    });
    await settled();
    expect(desk.calls).toEqual([]);
    expect(story.snapshot().saveState.kind).toBe("saved");
    await releaseStory(desk.id);
  });

  it("checks itself out again after a cut although it is not on the screen", async () => {
    const desk = deskWithStory();
    const story = await acquireStory(windowOf(desk), desk.id);
    desk.failure = disk;
    story.write({ headline: "Still to be saved" });
    const left = releaseStory(desk.id);
    await settled();
    desk.calls.length = 0;
    resumeAll("ada again");
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.calls[0]).toBe("checkOut");
    desk.failure = undefined;
    await settled();
    await left;
    expect(desk.story.headline).toBe("Still to be saved");
    expect(anythingUnsaved()).toBe(false);
  });
});
