import { Inbox } from "lucide-react";
import { memo } from "react";
import type { ReactElement } from "react";
import { STATUSES } from "../../../shared/model/status.ts";
import type { Status } from "../../../shared/model/status.ts";
import { classNames } from "../../ui/class-names.ts";
import { StatusDot, STATUS_WORDS } from "../../ui/status-mark.tsx";
import styles from "./status-list.module.css";

interface StatusListProps {
  status: Status | undefined;
  counts: Partial<Record<Status, number>> | undefined;
  onChoose(status: Status | undefined): void;
}

/** These stand in the list even with nothing in them; the others come when there is something. */
const ALWAYS: readonly Status[] = ["draft", "filed", "subbing", "ready", "published"];

export const StatusList = memo(function StatusList({ status, counts, onChoose }: StatusListProps): ReactElement {
  const all = counts === undefined ? undefined : STATUSES.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const shown = STATUSES.filter((each) => ALWAYS.includes(each) || each === status || (counts?.[each] ?? 0) > 0);
  return (
    <nav aria-label="Desk">
      <ul role="list">
        <Line
          label="All stories"
          count={all}
          isActive={status === undefined}
          mark={<Inbox size={13} aria-hidden="true" />}
          onChoose={() => onChoose(undefined)}
        />
        {shown.map((each) => (
          <Line
            key={each}
            label={STATUS_WORDS[each].many}
            count={counts === undefined ? undefined : (counts[each] ?? 0)}
            isActive={each === status}
            mark={<StatusDot status={each} />}
            onChoose={() => onChoose(each)}
          />
        ))}
      </ul>
    </nav>
  );
});

interface LineProps {
  label: string;
  count: number | undefined;
  isActive: boolean;
  mark: ReactElement;
  onChoose(): void;
}

function Line({ label, count, isActive, mark, onChoose }: LineProps): ReactElement {
  return (
    <li>
      <button
        type="button"
        className={classNames(styles.line, isActive && styles.active)}
        aria-current={isActive ? "true" : undefined}
        onClick={onChoose}
      >
        <span className={styles.mark}>{mark}</span>
        {label} <span className={styles.count}>{count?.toLocaleString("en-GB")}</span>
      </button>
    </li>
  );
}
