import { lazy, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReactElement } from "react";
import { commentWish, onCommentWish } from "../../client/comment-wish.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { useDeskActions } from "../../features/desk-list/use-desk-actions.ts";
import type { OpenedStory } from "../../features/desk-list/use-desk-actions.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { firstPictureIsDrawn } from "../../ui/first-picture.ts";
import { Later } from "../../ui/later.tsx";
import { useKeptStories } from "../../features/story/use-open-story.ts";
import { focusField } from "../../ui/focus-field.ts";
import { useNotice } from "../../client/notices.tsx";
import { CutNotice } from "./cut-notice.tsx";
import { Drawer } from "./drawer.tsx";
import { Overlays } from "./overlays.tsx";
import type { Overlay } from "./overlays.tsx";
import type { Panel } from "./right-panel.tsx";
import styles from "./shell.module.css";
import { StatusLine } from "./status-line.tsx";
import { StoryStack } from "./story-stack.tsx";
import { createStoryStates, StoryStatesContext } from "./story-states.ts";
import { useTabs } from "./tabs.ts";
import { TopBar } from "./top-bar.tsx";
import { useKeys } from "./use-keys.ts";
import { useMedia } from "./use-media.ts";
import { useShellActions } from "./use-shell-actions.ts";
import { useTabNews } from "./use-tab-news.ts";

const DeskList = lazy(() => import("../../features/desk-list/desk-list.tsx").then((part) => ({ default: part.DeskList })));
const StoryChecks = lazy(() => import("../../features/checks/story-checks.tsx").then((part) => ({ default: part.StoryChecks })));
const RightPanel = lazy(() => import("./right-panel.tsx").then((part) => ({ default: part.RightPanel })));

/** Left the desk, in the middle the story, right one panel, and what must always be in view. */
export function Shell(): ReactElement {
  const { dataFolder } = useReadyDesk();
  const notice = useNotice();
  const tabs = useTabs(dataFolder);
  const states = useMemo(createStoryStates, []);
  const [panel, setPanel] = useState<Panel>("checks");
  const [overlay, setOverlay] = useState<Overlay | undefined>(undefined);
  const [drawer, setDrawer] = useState<"desk" | "panel" | undefined>(undefined);
  const isPanelDrawer = useMedia("(max-width: 1099px)");
  const isDeskDrawer = useMedia("(max-width: 759px)");
  // At the start too: whoever comes back goes on writing.
  const focusWhenShown = useRef(tabs.active === undefined ? undefined : { id: tabs.active, field: "Body" });
  const { active, change } = tabs;

  useKeptStories();
  useTabNews(tabs);
  useKeys();

  const goToField = useCallback(
    (field: string, scroll?: "stay") => {
      setOverlay(undefined);
      setDrawer(undefined);
      // After a dialog has given the focus back.
      setTimeout(() => {
        const story = document.querySelector(`[data-story]:not([inert])`);
        if (story === null || !focusField(field, story, scroll)) notice.say(`The field ${field} is not on the screen.`);
      });
    },
    [notice],
  );

  const show = useCallback(
    ({ id, headline, catchline, status }: OpenedStory, isNew = false) => {
      setDrawer(undefined);
      const field = isNew ? "Headline" : "Body";
      const isDrawn = states.get(id) !== undefined;
      change({ kind: "open", tab: { id, headline, catchline, status } });
      if (isDrawn) goToField(field, "stay");
      else focusWhenShown.current = { id, field };
    },
    [change, goToField, states],
  );

  const { duplicate } = useDeskActions(show);
  const exportStories = useCallback((storyIds: readonly string[], total = storyIds.length) => {
    setOverlay({ kind: "export", storyIds, total });
  }, []);

  const doings = useMemo(
    () => ({
      onExport: (storyId: string) => exportStories([storyId]),
      onPreview: (storyId: string) => setOverlay({ kind: "preview", storyId }),
      onPublish: (storyId: string) => setOverlay({ kind: "publish", storyId }),
      onSchedule: (storyId: string) => setOverlay({ kind: "schedule", storyId }),
      onWithdraw: (storyId: string) => setOverlay({ kind: "withdraw", storyId }),
      onShown: (storyId: string) => {
        if (focusWhenShown.current?.id !== storyId) return;
        const { field } = focusWhenShown.current;
        focusWhenShown.current = undefined;
        goToField(field, "stay");
      },
    }),
    [exportStories, goToField],
  );
  useEffect(() => {
    if (active === undefined) firstPictureIsDrawn();
  }, [active]);
  useEffect(() => {
    if (!isPanelDrawer && drawer === "panel") setDrawer(undefined);
    if (!isDeskDrawer && drawer === "desk") setDrawer(undefined);
  }, [drawer, isPanelDrawer, isDeskDrawer]);
  useShellActions({ tabs, onDuplicate: (id) => void duplicate(id), onOverlay: setOverlay, onPanel: showPanel });

  function showPanel(next: Panel): void {
    setPanel(next);
    if (isPanelDrawer) setDrawer("panel");
  }

  useEffect(
    () =>
      onCommentWish(() => {
        if (commentWish() === undefined) return;
        setPanel("comments");
        if (isPanelDrawer) setDrawer("panel");
      }),
    [isPanelDrawer],
  );

  function showChecks(): void {
    showPanel("checks");
  }

  const deskList = (
    <Later>
      <DeskList openStory={active} onShow={show} onExport={exportStories} />
    </Later>
  );
  const rightPanel = (
    <Later>
      <RightPanel
        storyId={active}
        panel={panel}
        onPanel={setPanel}
        onField={goToField}
        onChecklist={() => active !== undefined && setOverlay({ kind: "publish", storyId: active })}
        onCompare={(from, to) => active !== undefined && setOverlay({ kind: "compare", storyId: active, from, to })}
        onCorrect={() => active !== undefined && setOverlay({ kind: "correct", storyId: active })}
      />
    </Later>
  );

  return (
    <StoryStatesContext value={states}>
      <div className={styles.shell}>
        <TopBar
          tabs={tabs}
          onDesk={isDeskDrawer ? () => setDrawer((open) => (open === "desk" ? undefined : "desk")) : undefined}
          onPanel={isPanelDrawer ? () => setDrawer((open) => (open === "panel" ? undefined : "panel")) : undefined}
          onPalette={() => setOverlay({ kind: "palette" })}
          onCalendar={() => setOverlay({ kind: "calendar" })}
          onPerson={() => setOverlay({ kind: "person" })}
          onSettings={() => setOverlay({ kind: "settings" })}
        />
        <Drawer isDrawer={isDeskDrawer} isOpen={drawer === "desk"} side="left" label="Desk" onClose={() => setDrawer(undefined)}>
          {deskList}
        </Drawer>
        <main className={styles.middle}>
          <CutNotice />
          {active === undefined ? (
            <div className={styles.nothing}>
              <EmptyState
                title="Nothing open"
                text="Choose a story from the list, begin a new one, or press Ctrl K and say what you want."
              />
            </div>
          ) : (
            <StoryStack active={active} recent={tabs.recent} states={states} doings={doings} />
          )}
        </main>
        <Drawer
          isDrawer={isPanelDrawer}
          isOpen={drawer === "panel"}
          side="right"
          label="Panels"
          onClose={() => setDrawer(undefined)}
        >
          {rightPanel}
        </Drawer>
        {active !== undefined && (
          <Later>
            <StoryChecks key={active} storyId={active} onPanel={showChecks} />
          </Later>
        )}
        <StatusLine storyId={active} onQueue={() => setOverlay({ kind: "queue" })} />
        <Overlays overlay={overlay} onClose={() => setOverlay(undefined)} onField={goToField} onOpenStory={show} />
      </div>
    </StoryStatesContext>
  );
}
