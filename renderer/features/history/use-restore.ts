import { $getRoot } from "lexical";
import { useState } from "react";
import type { BlockRow, FieldRow } from "../../../shared/model/redline.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import type { StoryPatch } from "../../../shared/contract/stories.ts";
import type { MarkedBlock } from "../../../shared/model/copy.ts";
import type { WorkingFurniture } from "../../../shared/model/story.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { handsOf, type StoryHands } from "../../client/story-hands.ts";
import { putBlocks } from "../../editor/put-blocks.ts";

type FurniturePatch = Omit<StoryPatch, "body">;

interface HeldVersion {
  furniture: WorkingFurniture;
  body: readonly MarkedBlock[];
}

export interface Restoring {
  isBusy: boolean;
  whole(number: number): Promise<boolean>;
  field(number: number, row: FieldRow): Promise<boolean>;
  /** One block, brought back to where it stood; one that was added is taken out. */
  block(number: number, row: BlockRow, rows: readonly BlockRow[]): Promise<boolean>;
  /** Caption, credit and alt text of a picture that stayed. */
  pictureWords(number: number, row: BlockRow): Promise<boolean>;
}

const HELD = "Somebody else has this story. Take it over to restore something in it.";

/**
 * Puts back what a version holds, in the open story: it is saved like anything that is typed, and
 * undone like it. The story as it was is a version before, what came of it one after.
 */
export function useRestore(storyId: string): Restoring {
  const client = useClient();
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);

  async function restore(number: number, part: string, put: (hands: StoryHands, held: HeldVersion) => void): Promise<boolean> {
    const hands = handsOf(storyId);
    if (isBusy) return false;
    if (hands === undefined || !hands.mayWrite()) {
      notice.say(HELD, "failure");
      return false;
    }
    setIsBusy(true);
    try {
      await hands.flush();
      const held = await client.history.version({ storyId, number });
      await client.history.willRestore({ storyId });
      put(hands, held);
      await hands.flush();
      await client.history.didRestore({ storyId, number, part });
      notice.say(`${part} from version ${number} is back. Nothing was lost: the story as it was is kept as a version.`, "done");
      return true;
    } catch (error) {
      notice.fail(error);
      return false;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    isBusy,
    whole: (number) =>
      restore(number, "The whole story", (hands, { furniture, body }) => {
        hands.choose("The story was restored.", wholePatch(hands.furniture(), furniture));
        splice(hands, 0, Number.MAX_SAFE_INTEGER, body);
      }),
    field: (number, { field, name }) =>
      restore(number, name, (hands, { furniture }) =>
        hands.choose(`${name} was restored.`, { [field]: furniture[field] ?? null }, true),
      ),
    block: (number, row, rows) =>
      restore(number, WHAT[row.type], (hands, { body }) => {
        if (!isInStep(rows, hands, body)) throw new Failure("bad-input", UNSETTLED);
        const old = row.before === undefined ? undefined : body[row.before];
        if (row.kind === "removed" && old !== undefined) splice(hands, placeOf(row, rows), 0, [old]);
        else if (row.after !== undefined && row.kind !== "left") splice(hands, row.after, 1, old === undefined ? [] : [old]);
      }),
    pictureWords: (number, { before, after }) =>
      restore(number, "The caption", (hands, { body }) => {
        const old = before === undefined ? undefined : body[before];
        const editor = hands.bodyEditor();
        if (old?.type !== "picture" || after === undefined || editor === undefined) return;
        splice(hands, after, 1, [old]);
      }),
  };
}

const UNSETTLED = "Paragraphs are suggested to come or go here. Accept or reject that first. Nothing was changed.";

/** A redline reads the copy as it would be with every suggestion taken: places may differ from those in the editor. */
function isInStep(rows: readonly BlockRow[], hands: StoryHands, held: readonly MarkedBlock[]): boolean {
  const after = rows.filter((row) => row.after !== undefined && row.kind !== "left").length;
  const before = rows.filter((row) => row.before !== undefined && row.kind !== "moved").length;
  const shown = hands.bodyEditor()?.read(() => $getRoot().getChildrenSize()) ?? 0;
  return before === held.length && (after === shown || (after === 0 && shown === 1));
}

const WHAT: Readonly<Record<BlockRow["type"], string>> = {
  paragraph: "The paragraph",
  heading: "The crosshead",
  quote: "The quote",
  list: "The list",
  picture: "The picture",
  cut: "The cut",
};

function splice(hands: StoryHands, at: number, remove: number, insert: readonly MarkedBlock[]): void {
  const editor = hands.bodyEditor();
  if (editor === undefined) throw new Error("The copy is not on the screen");
  putBlocks(editor, { at, remove, insert });
}

/** Before the next block that stands in the story now. */
function placeOf(row: BlockRow, rows: readonly BlockRow[]): number {
  const next = rows.slice(rows.indexOf(row) + 1).find(({ kind, after }) => after !== undefined && kind !== "left");
  return next?.after ?? Number.MAX_SAFE_INTEGER;
}

/** `null` empties a field that the version did not have. */
function wholePatch(now: WorkingFurniture, held: WorkingFurniture): FurniturePatch {
  const fields = new Set([...Object.keys(now), ...Object.keys(held)]) as Set<keyof WorkingFurniture>;
  return Object.fromEntries([...fields].map((field) => [field, held[field] ?? (field === "suggestions" ? [] : null)]));
}
