import { FileText, Plus, Search } from "lucide-react";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { ReactElement } from "react";
import { STATUSES } from "../../../shared/model/status.ts";
import type { StoryRow as Row } from "../../../shared/model/story.ts";
import { useActions } from "../../client/actions.tsx";
import type { Action } from "../../client/actions.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { STATUS_WORDS } from "../../ui/status-mark.tsx";
import styles from "./desk-list.module.css";
import { StatusList } from "./status-list.tsx";
import { StoryList } from "./story-list.tsx";
import { useDeskActions } from "./use-desk-actions.ts";
import type { ShowStory } from "./use-desk-actions.ts";
import { useManuscriptDrop } from "./use-manuscript-drop.ts";
import { useScope } from "./use-scope.ts";
import type { Scope } from "./use-scope.ts";
import { PAGE, useStoryList } from "./use-story-list.ts";
import type { StoryList as List } from "./use-story-list.ts";

const RowMenu = lazy(() => import("./row-menu.tsx").then((part) => ({ default: part.RowMenu })));

interface DeskListProps {
  /** The story in the middle. */
  openStory: string | undefined;
  onShow: ShowStory;
  /** `total` when there are more than these. */
  onExport(storyIds: readonly string[], total?: number): void;
}

/** The desk: its lists by status, and the stories of the one in view. */
export function DeskList({ openStory, onShow, onExport }: DeskListProps): ReactElement {
  const scope = useScope();
  const [range, setRange] = useState({ first: 0, last: PAGE - 1 });
  const [menu, setMenu] = useState<{ row: Row; button: HTMLElement } | undefined>(undefined);
  const list = useStoryList(scope.status, scope.query, range.first, range.last);
  const { showNew } = scope;
  const actions = useDeskActions(
    useCallback<ShowStory>(
      (story, isNew) => {
        showNew();
        onShow(story, isNew);
      },
      [onShow, showNew],
    ),
  );
  const file = useRef<HTMLInputElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isOver = useManuscriptDrop((dropped) => void actions.openManuscript(dropped));
  const onRange = useCallback((first: number, last: number) => {
    setRange((old) => (old.first === first && old.last === last ? old : { first, last }));
  }, []);
  const onMenu = useCallback((row: Row, button: HTMLElement) => setMenu({ row, button }), []);

  useActions([
    {
      id: "story.new",
      title: "New story",
      group: "Desk",
      words: "write create",
      keys: "Alt+N",
      moreKeys: ["Mod+N"],
      run: () => void actions.create(),
    },
    {
      id: "manuscript.open",
      title: "Open manuscript",
      group: "Desk",
      words: "word docx import",
      keys: "Mod+O",
      run: () => file.current?.click(),
    },
    {
      id: "desk.search",
      title: "Search stories",
      group: "Desk",
      words: "find",
      keys: "Mod+Shift+F",
      run: () => search.current?.focus(),
    },
    ...(list.total > 0
      ? [
          {
            id: "desk.export",
            title: "Export these stories…",
            group: "Desk" as const,
            words: "download list all several zip",
            run: () => void actions.idsOf(scope.status, scope.query, onExport),
          },
        ]
      : []),
    ...goTo(scope),
  ]);

  const heading = scope.query !== "" ? "Found" : scope.status === undefined ? "All stories" : STATUS_WORDS[scope.status].many;
  return (
    <>
      <div className={styles.top}>
        <Button tone="primary" size="large" icon={<Plus size={15} />} onClick={() => void actions.create()}>
          New story
        </Button>
        <Button icon={<FileText size={14} />} onClick={() => file.current?.click()}>
          Open manuscript
        </Button>
        <input
          ref={file}
          type="file"
          accept=".docx"
          tabIndex={-1}
          aria-label="Manuscript file"
          className="visually-hidden"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            // The same file may be opened twice in a row.
            event.currentTarget.value = "";
            if (chosen !== undefined) void actions.openManuscript(chosen);
          }}
        />
        <div className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={search}
            type="search"
            aria-label="Search stories"
            placeholder="Search stories"
            maxLength={200}
            value={scope.typed}
            onChange={(event) => scope.type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") scope.type("");
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-row="0"]')?.focus();
            }}
          />
        </div>
      </div>
      <div className={styles.statuses}>
        <StatusList status={scope.status} counts={list.counts} onChoose={scope.choose} />
      </div>
      <h2 className={styles.heading}>
        {heading}
        {scope.query !== "" && !list.isOld && ` · ${list.total.toLocaleString("en-GB")}`}
      </h2>
      <p aria-live="polite" className="visually-hidden">
        {scope.query !== "" && !list.isOld && (list.total === 1 ? "1 story found" : `${list.total} stories found`)}
      </p>
      {content()}
      {menu !== undefined && (
        <Suspense>
          <RowMenu
            row={menu.row}
            button={menu.button}
            onDuplicate={(row) => void actions.duplicate(row.id)}
            onExport={(row) => onExport([row.id])}
            onSpike={(row) => void actions.spike(row)}
            onRestore={(row) => void actions.restore(row)}
            onClose={() => setMenu(undefined)}
          />
        </Suspense>
      )}
      {isOver && <div className={styles.drop}>Drop a Word file to open it as a new story</div>}
    </>
  );

  function content(): ReactElement | undefined {
    if (list.failure !== undefined && list.counts === undefined) {
      return (
        <div className={styles.failure} role="alert">
          <p>{sayFailure(list.failure)}</p>
          <Button onClick={list.readAgain}>Read again</Button>
        </div>
      );
    }
    if (list.counts === undefined) return undefined;
    if (list.total === 0 && !list.isOld) return <Nothing scope={scope} list={list} />;
    return (
      <StoryList
        list={list}
        listName={`${scope.status ?? "all"} ${scope.query}`}
        openStory={openStory}
        showStatus={scope.status === undefined}
        onRange={onRange}
        onOpen={onShow}
        onMenu={onMenu}
      />
    );
  }
}

function Nothing({ scope, list }: { scope: Scope; list: List }): ReactElement {
  if (scope.query !== "") {
    const where = scope.status === undefined ? "on the desk" : `in ${STATUS_WORDS[scope.status].many}`;
    return (
      <EmptyState title="Nothing found" text={`No story ${where} has “${scope.query}” in headline, catchline, byline or copy.`} />
    );
  }
  const isBare = STATUSES.every((status) => (list.counts?.[status] ?? 0) === 0);
  if (isBare) return <EmptyState title="The desk is empty" text="Begin a story, or open a manuscript somebody sent." />;
  const name = scope.status === undefined ? "here" : `in ${STATUS_WORDS[scope.status].many}`;
  return <EmptyState title={`No story ${name}`} />;
}

function goTo(scope: Scope): Action[] {
  const go = (id: string, title: string, status: Scope["status"]): Action => ({
    id: `go.${id}`,
    title,
    group: "Go to",
    words: "go to list status",
    run: () => {
      scope.type("");
      scope.choose(status);
    },
  });
  return [go("all", "All stories", undefined), ...STATUSES.map((status) => go(status, STATUS_WORDS[status].many, status))];
}
