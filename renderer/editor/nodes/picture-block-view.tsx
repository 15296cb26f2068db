import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { $getNodeByKey, HISTORY_MERGE_TAG, HISTORY_PUSH_TAG, SKIP_SELECTION_FOCUS_TAG, type NodeKey } from "lexical";
import { useRef, type ReactElement } from "react";
import { $isPictureNode, type PictureWords } from "../../../shared/editor/nodes/picture/picture-node.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { startBlockDrag } from "../block-drag.ts";
import { PictureFigure } from "../picture-figure.tsx";
import { useBlock } from "./use-block.ts";

interface PictureBlockViewProps {
  nodeKey: NodeKey;
  pictureId: string;
  words: PictureWords;
}

/** Pause after which more words are a step of their own for undo, in milliseconds. */
const STEP = 1000;

/** A picture between the paragraphs. */
export function PictureBlockView({ nodeKey, pictureId, words }: PictureBlockViewProps): ReactElement {
  const block = useBlock(nodeKey);
  const { editor } = block;
  const lastWord = useRef(Number.NEGATIVE_INFINITY);

  const change = (changed: Partial<PictureWords>): void => {
    const now = performance.now();
    const tag = now - lastWord.current > STEP ? HISTORY_PUSH_TAG : HISTORY_MERGE_TAG;
    lastWord.current = now;
    editor.update(
      () => {
        const node = $getNodeByKey(nodeKey);
        if (!$isPictureNode(node)) return;
        if (changed.caption !== undefined) node.setCaption(changed.caption);
        if (changed.credit !== undefined) node.setCredit(changed.credit);
        if (changed.alt !== undefined) node.setAlt(changed.alt);
      },
      { tag: [tag, SKIP_SELECTION_FOCUS_TAG] },
    );
  };

  return (
    <div ref={block.ownEvents} contentEditable={false} onKeyDown={block.onKeyDown}>
      <PictureFigure
        pictureId={pictureId}
        words={words}
        editable={block.editable}
        selected={block.selected}
        onChange={change}
        onLeave={block.leave}
        onPicturePointerDown={block.select}
        tools={
          <>
            <IconButton
              label="Drag picture"
              icon={<GripVertical size={16} />}
              tabIndex={-1}
              onPointerDown={(event) => {
                event.stopPropagation();
                startBlockDrag(editor, nodeKey, event.currentTarget, event.pointerId);
              }}
            />
            <IconButton label="Move picture up" keys="Alt ↑" icon={<ArrowUp size={16} />} onClick={() => block.move(-1)} />
            <IconButton label="Move picture down" keys="Alt ↓" icon={<ArrowDown size={16} />} onClick={() => block.move(1)} />
            <IconButton label="Remove picture from copy" keys="Delete" icon={<Trash2 size={16} />} onClick={block.remove} />
          </>
        }
      />
    </div>
  );
}
