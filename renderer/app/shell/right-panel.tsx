import { FilePenLine, History, Image, ListChecks, MessageSquare, Send } from "lucide-react";
import { Fragment, lazy, Suspense, useRef } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { ChecksCount } from "../../features/checks/checks-count.tsx";
import { ChecksPanel } from "../../features/checks/checks-panel.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./right-panel.module.css";

// One at a time is shown, and the first is the checks.
const ChangesPanel = lazy(() =>
  import("../../features/changes/changes-panel.tsx").then((part) => ({ default: part.ChangesPanel })),
);
const CommentsPanel = lazy(() =>
  import("../../features/comments/comments-panel.tsx").then((part) => ({ default: part.CommentsPanel })),
);
const HistoryPanel = lazy(() =>
  import("../../features/history/history-panel.tsx").then((part) => ({ default: part.HistoryPanel })),
);
const PicturesPanel = lazy(() =>
  import("../../features/pictures-panel/pictures-panel.tsx").then((part) => ({ default: part.PicturesPanel })),
);
const PublishPanel = lazy(() =>
  import("../../features/publish/publish-panel.tsx").then((part) => ({ default: part.PublishPanel })),
);
const ReadySection = lazy(() =>
  import("../../features/ready/ready-section.tsx").then((part) => ({ default: part.ReadySection })),
);

export const PANELS = ["checks", "changes", "comments", "history", "pictures", "publish"] as const;
export type Panel = (typeof PANELS)[number];

const TITLES: Readonly<Record<Panel, string>> = {
  checks: "Checks",
  changes: "Changes",
  comments: "Comments",
  history: "History",
  pictures: "Pictures",
  publish: "Publish",
};
const ICONS = {
  checks: ListChecks,
  changes: FilePenLine,
  comments: MessageSquare,
  history: History,
  pictures: Image,
  publish: Send,
} as const;

interface RightPanelProps {
  storyId: string | undefined;
  panel: Panel;
  onPanel(panel: Panel): void;
  onField(field: string): void;
  onChecklist(): void;
  onCorrect(): void;
  /** Without `to`, with the story as it stands. */
  onCompare(from: number, to: number | undefined): void;
}

/** One panel at a time, about the story in the middle. */
export function RightPanel(props: RightPanelProps): ReactElement {
  const { storyId, panel, onPanel, onField, onChecklist, onCorrect, onCompare } = props;
  const tabs = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = PANELS[(PANELS.indexOf(panel) + step + PANELS.length) % PANELS.length] ?? panel;
    onPanel(next);
    tabs.current?.querySelector<HTMLElement>(`[data-panel="${next}"]`)?.focus();
  }

  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label="Panels" ref={tabs} onKeyDown={onKeyDown}>
        {PANELS.map((each) => {
          const Icon = ICONS[each];
          const isActive = each === panel;
          return (
            <button
              key={each}
              type="button"
              role="tab"
              id={`panel-tab-${each}`}
              data-panel={each}
              aria-selected={isActive}
              aria-controls="panel"
              tabIndex={isActive ? 0 : -1}
              className={isActive ? styles.activeTab : styles.tab}
              onClick={() => onPanel(each)}
            >
              <span className={styles.icon}>
                <Icon size={16} aria-hidden="true" />
                {each === "checks" && storyId !== undefined && <ChecksCount storyId={storyId} className={styles.count} />}
              </span>
              <span className={styles.label}>{TITLES[each]}</span>
            </button>
          );
        })}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby={`panel-tab-${panel}`} tabIndex={0} className={styles.panel}>
        {storyId === undefined ? (
          <EmptyState title="No story open" text="Open one from the list to see this." />
        ) : (
          <Suspense>{content(storyId)}</Suspense>
        )}
      </div>
    </>
  );

  function content(id: string): ReactElement {
    if (panel === "checks") return <ChecksPanel key={id} storyId={id} onField={onField} />;
    if (panel === "changes") return <ChangesPanel key={id} storyId={id} />;
    if (panel === "comments") return <CommentsPanel key={id} storyId={id} />;
    if (panel === "history") return <HistoryPanel key={id} storyId={id} onCompare={onCompare} />;
    if (panel === "pictures") return <PicturesPanel key={id} storyId={id} onField={onField} />;
    return (
      <Fragment key={id}>
        <ReadySection storyId={id} />
        <PublishPanel storyId={id} onChecklist={onChecklist} onCorrect={onCorrect} />
      </Fragment>
    );
  }
}
