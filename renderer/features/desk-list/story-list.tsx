import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import type { StoryRow as Row } from "../../../shared/model/story.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import styles from "./story-list.module.css";
import { StoryRow } from "./story-row.tsx";
import type { StoryList as List } from "./use-story-list.ts";
import { useMinute } from "./use-minute.ts";

interface StoryListProps {
  list: List;
  /** Changes when another list is shown, which begins at its top. */
  listName: string;
  openStory: string | undefined;
  showStatus: boolean;
  onRange(first: number, last: number): void;
  onOpen(row: Row): void;
  onMenu(row: Row, button: HTMLElement): void;
}

/**
 * Height of a row in pixels, that of a headline of two lines. All are the same, so that the
 * place of any of 100,000 is known without measuring.
 */
const ROW = 70;
/** Rows that Page Up and Page Down move by. */
const JUMP = 8;
const TOP = { index: 0, storyId: undefined };

export function StoryList(props: StoryListProps): ReactElement {
  const { list, listName, openStory, showStatus, onRange, onOpen, onMenu } = props;
  const { paper } = useReadyDesk();
  const now = useMinute();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursorAt, setCursorAt] = useState<{ index: number; storyId: string | undefined }>(TOP);
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);

  // The row of the cursor is drawn wherever the list is scrolled to: it may have the focus.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const places = defaultRangeExtractor(range);
      return cursorAt.index >= range.count || places.includes(cursorAt.index) ? places : [...places, cursorAt.index];
    },
    [cursorAt.index],
  );
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    rangeExtractor,
  });
  const items = virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  const cursor = placeOfCursor();

  useEffect(() => onRange(first, last), [onRange, first, last]);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setCursorAt(TOP);
  }, [listName]);
  useLayoutEffect(() => {
    // A row that was waiting for its story, or went from the list, took the focus with it.
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${cursor}"]`);
    if (button === null || button === undefined) return;
    wantsFocus.current = false;
    button.focus({ preventScroll: true });
  });

  /** The cursor stays on its story when the rows move under it. */
  function placeOfCursor(): number {
    const { index, storyId } = cursorAt;
    const within = Math.max(0, Math.min(index, list.total - 1));
    if (storyId === undefined || list.rowAt(within)?.id === storyId) return within;
    return items.find((item) => list.rowAt(item.index)?.id === storyId)?.index ?? within;
  }

  function moveTo(index: number): void {
    const next = Math.max(0, Math.min(list.total - 1, index));
    wantsFocus.current = true;
    setCursorAt({ index: next, storyId: list.rowAt(next)?.id });
    virtual.scrollToIndex(next, { align: "auto" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      Home: 0,
      End: list.total - 1,
      PageDown: cursor + JUMP,
      PageUp: cursor - JUMP,
    };
    const next = steps[event.key];
    if (next !== undefined && list.total > 0) {
      event.preventDefault();
      moveTo(next);
      return;
    }
    const row = list.rowAt(cursor);
    const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
    if (!isMenuKey || row === undefined) return;
    event.preventDefault();
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-index="${cursor}"] [data-menu]`);
    if (button !== null) onMenu(row, button);
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null || event.target.isConnected) hasFocus.current = false;
      }}
    >
      <ul role="list" aria-label="Stories" className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = list.rowAt(index);
          return (
            <li
              key={row?.id ?? index}
              data-index={index}
              aria-setsize={list.total}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setCursorAt({ index, storyId: row?.id })}
            >
              {row === undefined ? (
                <button type="button" data-row={index} tabIndex={-1} className={styles.waiting} aria-label="Reading…" />
              ) : (
                <StoryRow
                  row={row}
                  index={index}
                  sectionName={paper.sections.find(({ id }) => id === row.section)?.name}
                  timeZone={paper.timeZone}
                  now={now}
                  isOpen={row.id === openStory}
                  isCursor={index === cursor}
                  showStatus={showStatus}
                  onOpen={onOpen}
                  onMenu={onMenu}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
