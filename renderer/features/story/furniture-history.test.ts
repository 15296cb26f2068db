import { describe, expect, it } from "vitest";
import { patchFurniture } from "../../../shared/model/patch-furniture.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import { movesInBar, moveWord } from "./bar/moves.ts";
import { createFurnitureHistory } from "./furniture-history.ts";
import { valuesOf } from "./furniture.ts";
import { refusal } from "./picture-files.ts";
import type { FurniturePatch } from "./saving/saver.ts";

const FURNITURE: Furniture = {
  catchline: "",
  kicker: "",
  headline: "Head",
  standfirst: [],
  byline: [],
  dateline: "",
  authorPicks: { pinned: [], dropped: [] },
  similar: [],
  tags: [],
  access: "free",
  appeal: true,
  searchTitle: "",
  searchDescription: "",
  slug: "",
};

describe("furniture history", () => {
  it("takes choices back in order and brings them again, with later words kept", () => {
    const history = createFurnitureHistory();
    let furniture = FURNITURE;
    const choose = (label: string, patch: FurniturePatch): void => {
      history.add({ label, before: valuesOf(furniture, patch) });
      furniture = patchFurniture(furniture, patch);
    };
    const now = (fields: FurniturePatch): FurniturePatch => valuesOf(furniture, fields);
    choose("Change section", { section: "britain" });
    choose("Add lead picture", { leadPicture: { pictureId: "a".repeat(64), caption: [], credit: "", alt: "" } });
    furniture = patchFurniture(furniture, {
      leadPicture: { pictureId: "a".repeat(64), caption: [], credit: "M Adeyemi", alt: "" },
    });

    furniture = patchFurniture(furniture, history.undo(now)?.before ?? {});
    expect(furniture.leadPicture).toBeUndefined();
    expect(furniture.section).toBe("britain");
    furniture = patchFurniture(furniture, history.redo(now)?.before ?? {});
    expect(furniture.leadPicture?.credit).toBe("M Adeyemi");
    furniture = patchFurniture(furniture, history.undo(now)?.before ?? {});
    furniture = patchFurniture(furniture, history.undo(now)?.before ?? {});
    expect(furniture.section).toBeUndefined();
    expect(history.undo(now)).toBeUndefined();
    choose("Change access", { access: "metered" });
    expect(history.redo(now)).toBeUndefined();
  });
});

describe("the bar's moves", () => {
  it.each([
    ["draft", "journalist", undefined, "filed", "File"],
    ["filed", "sub-editor", "revise", "subbing", "Sub"],
    ["subbing", "sub-editor", "revise", "ready", "Pass"],
    ["revise", "journalist", undefined, "filed", "File"],
    ["spiked", "editor", undefined, "draft", "Restore"],
    ["published", "editor", undefined, undefined, undefined],
  ] as const)("of a %s story for a %s", (status, role, back, on, word) => {
    const moves = movesInBar(status, role);
    expect(moves).toEqual({ back, on });
    if (moves.on !== undefined) expect(moveWord(status, moves.on)).toBe(word);
  });
});

describe("picture files", () => {
  it("are refused with a reason before they are sent", () => {
    expect(refusal({ name: "a.jpg", type: "image/jpeg", size: 1000 })).toBeUndefined();
    expect(refusal({ name: "A.AVIF", type: "", size: 1000 })).toBeUndefined();
    expect(refusal({ name: "a.gif", type: "image/gif", size: 1000 })).toContain("“a.gif” is not a picture");
    expect(refusal({ name: "big.png", type: "image/png", size: 51 * 1024 * 1024 })).toContain("51 MB");
  });
});
