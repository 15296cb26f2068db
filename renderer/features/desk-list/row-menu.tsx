import { useRef } from "react";
import type { ReactElement } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { StoryRow } from "../../../shared/model/story.ts";
import { rightTo } from "../../../shared/model/rights.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import styles from "./row-menu.module.css";
import { rowTitle } from "./row-title.ts";

export interface RowMenuProps {
  row: StoryRow;
  button: HTMLElement;
  onDuplicate(row: StoryRow): void;
  onExport(row: StoryRow): void;
  onSpike(row: StoryRow): void;
  onRestore(row: StoryRow): void;
  onClose(): void;
}

/** What can be done to a story without opening it. */
export function RowMenu({ row, button, onDuplicate, onExport, onSpike, onRestore, onClose }: RowMenuProps): ReactElement {
  const anchor = useRef<HTMLElement>(button);
  anchor.current = button;
  const { profile } = useReadyDesk();
  const canSpike = rightTo("spike", row.status, profile.role).may !== "never";
  return (
    <Popover
      isOpen
      aria-label={`More for ${rowTitle(row)}`}
      triggerRef={anchor}
      placement="bottom end"
      className={styles.popover ?? ""}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu aria-label={`More for ${rowTitle(row)}`} className={styles.menu ?? ""} autoFocus="first" onClose={onClose}>
        <MenuItem className={styles.item ?? ""} onAction={() => onDuplicate(row)}>
          Duplicate
        </MenuItem>
        <MenuItem className={styles.item ?? ""} onAction={() => onExport(row)}>
          Export…
        </MenuItem>
        {row.status === "spiked" && (
          <MenuItem className={styles.item ?? ""} onAction={() => onRestore(row)}>
            Restore
          </MenuItem>
        )}
        {canSpike && (
          <MenuItem className={styles.item ?? ""} onAction={() => onSpike(row)}>
            Spike
          </MenuItem>
        )}
      </Menu>
    </Popover>
  );
}
