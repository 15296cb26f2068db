import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import type { NodeKey } from "lexical";
import type { ReactElement } from "react";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { startBlockDrag } from "../block-drag.ts";
import styles from "./cut-block-view.module.css";
import { useBlock } from "./use-block.ts";

/** The line where the free part of the story ends. */
export function CutBlockView({ nodeKey }: { nodeKey: NodeKey }): ReactElement {
  const block = useBlock(nodeKey);
  return (
    <div
      ref={block.ownEvents}
      contentEditable={false}
      role="group"
      aria-label="Free part ends here"
      className={classNames(styles.cut, block.selected && styles.selected)}
      onPointerDown={block.select}
      onKeyDown={block.onKeyDown}
    >
      <span className={styles.label}>Free part ends here</span>
      {block.editable && (
        <span className={styles.tools}>
          <IconButton
            label="Drag line"
            icon={<GripVertical size={14} />}
            tabIndex={-1}
            onPointerDown={(event) => {
              event.stopPropagation();
              startBlockDrag(block.editor, nodeKey, event.currentTarget, event.pointerId);
            }}
          />
          <IconButton label="Move line up" keys="Alt ↑" icon={<ArrowUp size={14} />} onClick={() => block.move(-1)} />
          <IconButton label="Move line down" keys="Alt ↓" icon={<ArrowDown size={14} />} onClick={() => block.move(1)} />
          <IconButton label="Remove line" keys="Delete" icon={<X size={14} />} onClick={block.remove} />
        </span>
      )}
    </div>
  );
}
