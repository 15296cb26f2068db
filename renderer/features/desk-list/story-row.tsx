import { Ellipsis } from "lucide-react";
import { memo } from "react";
import type { MouseEvent, ReactElement } from "react";
import type { StoryRow as Row } from "../../../shared/model/story.ts";
import { classNames } from "../../ui/class-names.ts";
import { StatusDot, STATUS_WORDS } from "../../ui/status-mark.tsx";
import { ago } from "../../ui/times.ts";
import { rowTitle } from "./row-title.ts";
import { shortByline } from "./short-byline.ts";
import styles from "./story-row.module.css";

interface StoryRowProps {
  row: Row;
  index: number;
  sectionName: string | undefined;
  timeZone: string;
  /** Epoch milliseconds; changes once a minute. */
  now: number;
  isOpen: boolean;
  /** The one row that the Tab key reaches. */
  isCursor: boolean;
  /** Rows of different statuses stand together, so each says its own. */
  showStatus: boolean;
  onOpen(row: Row): void;
  onMenu(row: Row, button: HTMLElement): void;
}

export const StoryRow = memo(function StoryRow(props: StoryRowProps): ReactElement {
  const { row, index, sectionName, timeZone, now, isOpen, isCursor, showStatus, onOpen, onMenu } = props;
  const title = rowTitle(row);
  const isUntitled = row.headline.trim() === "";
  const length = `${row.words.toLocaleString("en-GB")} ${row.words === 1 ? "word" : "words"}`;
  // Where rows of all statuses stand together, the status takes the place of the section.
  const where = [showStatus ? "" : (sectionName ?? ""), shortByline(row.byline)].filter((fact) => fact !== "").join(" · ");

  function onContextMenu(event: MouseEvent<HTMLElement>): void {
    event.preventDefault();
    const button = event.currentTarget.querySelector<HTMLElement>("[data-menu]");
    if (button !== null) onMenu(row, button);
  }

  return (
    <div className={classNames(styles.row, isOpen && styles.open)} onContextMenu={onContextMenu}>
      <button
        type="button"
        className={styles.main}
        data-row={index}
        tabIndex={isCursor ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => onOpen(row)}
      >
        <span className={classNames(styles.title, isUntitled && styles.working)}>{title}</span>
        <span className={styles.facts}>
          <span className={styles.where}>
            {showStatus && (
              <span className={styles.status}>
                <StatusDot status={row.status} />
                {STATUS_WORDS[row.status].one}
                {where !== "" && " · "}
              </span>
            )}
            {where}
          </span>
          <span className={styles.length}>
            {(showStatus || where !== "") && " · "}
            {length} · {ago(row.changedAt, now, timeZone)}
          </span>
        </span>
      </button>
      <button
        type="button"
        data-menu=""
        className={styles.menu}
        tabIndex={isCursor ? 0 : -1}
        aria-haspopup="menu"
        aria-label={`More for ${title}`}
        onClick={(event) => onMenu(row, event.currentTarget)}
      >
        <Ellipsis size={15} aria-hidden="true" />
      </button>
    </div>
  );
});
