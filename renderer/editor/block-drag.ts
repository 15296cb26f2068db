import { $addUpdateTag, $getNodeByKey, $getRoot, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from "lexical";
import styles from "./block-drag.module.css";
import { $placeBlock, $selectBlock } from "./extensions/block-moves.ts";

interface Gap {
  /** Place among the other blocks. */
  index: number;
  /** Of the middle of the gap, in CSS pixels from the top of the window. */
  y: number;
}

function gaps(editor: LexicalEditor, dragged: NodeKey): Gap[] {
  const boxes = editor
    .read("latest", () => $getRoot().getChildrenKeys())
    .filter((key) => key !== dragged)
    .flatMap((key) => editor.getElementByKey(key)?.getBoundingClientRect() ?? []);
  const found = boxes.map((box, index): Gap => {
    const above = boxes[index - 1];
    return { index, y: above === undefined ? box.top - 8 : (above.bottom + box.top) / 2 };
  });
  const last = boxes.at(-1);
  if (last !== undefined) found.push({ index: boxes.length, y: last.bottom + 8 });
  return found;
}

function nearest(all: readonly Gap[], y: number): Gap | undefined {
  let best: Gap | undefined;
  for (const gap of all) {
    if (best === undefined || Math.abs(gap.y - y) < Math.abs(best.y - y)) best = gap;
  }
  return best;
}

/** Drags a picture or the cut line by its handle to between two other blocks. */
export function startBlockDrag(editor: LexicalEditor, key: NodeKey, handle: HTMLElement, pointerId: number): void {
  const surface = editor.getRootElement();
  if (surface === null || !editor.isEditable()) return;
  const marker = document.createElement("div");
  marker.className = styles.marker ?? "";
  let target: Gap | undefined;

  const move = (event: PointerEvent): void => {
    target = nearest(gaps(editor, key), event.clientY);
    if (target === undefined) return;
    const box = surface.getBoundingClientRect();
    Object.assign(marker.style, { left: `${box.left}px`, width: `${box.width}px`, top: `${target.y - 1}px` });
    if (!marker.isConnected) document.body.append(marker);
  };
  const end = (): void => {
    marker.remove();
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", drop);
    handle.removeEventListener("pointercancel", end);
    document.removeEventListener("keydown", cancel, true);
  };
  const drop = (): void => {
    end();
    const place = target?.index;
    if (place === undefined) return;
    editor.update(() => {
      const node = $getNodeByKey(key);
      if (node === null) return;
      $addUpdateTag(HISTORY_PUSH_TAG);
      $placeBlock(node, place);
      $selectBlock(key);
    });
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key === "Escape") end();
  };

  handle.setPointerCapture(pointerId);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", drop);
  handle.addEventListener("pointercancel", end);
  document.addEventListener("keydown", cancel, true);
}
