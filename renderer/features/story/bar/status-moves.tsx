import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { Move } from "../../../../shared/model/rights.ts";
import type { Status } from "../../../../shared/model/status.ts";
import { classNames } from "../../../ui/class-names.ts";
import { STATUS_WORDS, StatusBadge, StatusDot } from "../../../ui/status-mark.tsx";
import { moveWord } from "./moves.ts";
import styles from "./status-menu.module.css";

/** No status: the one thing in the menu that is no step. */
const EXPORT = "export";

interface StatusMovesProps {
  status: Status;
  moves: readonly Move[];
  onMove(to: Status): void;
  onExport(): void;
}

/** The status as a button, with a menu of the steps from here. */
export function StatusMoves({ status, moves, onMove, onExport }: StatusMovesProps): ReactElement {
  return (
    <MenuTrigger>
      <Button className={styles.button ?? ""} aria-label={`Status: ${STATUS_WORDS[status].one}`}>
        <StatusBadge status={status} />
        <ChevronDown size={12} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom start" offset={4}>
        <Menu
          className={styles.menu ?? ""}
          onAction={(key) => {
            if (key === EXPORT) return onExport();
            const move = moves.find(({ to }) => to === key);
            if (move !== undefined) onMove(move.to);
          }}
        >
          {moves.map(({ to, right }) => (
            <MenuItem key={to} id={to} textValue={moveWord(status, to)} className={styles.item ?? ""}>
              <StatusDot status={to} />
              <span className={styles.word}>{moveWord(status, to)}</span>
              {right.may === "unusual" && <span className={styles.reason}>{right.reason}</span>}
            </MenuItem>
          ))}
          <MenuItem id={EXPORT} textValue="Export…" className={classNames(styles.item, moves.length > 0 && styles.apart)}>
            <span className={styles.word}>Export…</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
