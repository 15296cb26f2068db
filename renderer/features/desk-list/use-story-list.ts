import { keepPreviousData, useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { StoryRow } from "../../../shared/model/story.ts";
import { atMostEvery } from "../../client/at-most-every.ts";
import type { DeskClient } from "../../client/desk-client.ts";
import { useClient, useDeskEvents } from "../../client/desk-provider.tsx";
import { inPauses } from "../../client/in-pauses.ts";
import { queryKeys } from "../../client/queries.ts";
import { useLatestRun } from "../../client/use-latest-run.ts";

export const PAGE = 60;
/** Lists that change on other pages are read again at most this often, in milliseconds. */
const REREAD = 700;
/** And this often while stories never cease to change, as when a long queue is sent. */
const REREAD_IN_A_FLOOD = 2800;
/** The row of the story being written follows its saves at most this often, in milliseconds. */
const ROW_FOLLOWS = 1000;
/** Where only the copy was changed, which shows in the number of words, it follows in the pauses of writing. */
const WORDS_FOLLOW = 1000;
/** And this often while somebody never stops writing. */
const WORDS_FOLLOW_AT_LEAST = 20_000;

type Page = Awaited<ReturnType<DeskClient["stories"]["list"]>>;
type Counts = Page["counts"];

export interface StoryList {
  /** Rows by place; a place that is not read yet is undefined. */
  rowAt(index: number): StoryRow | undefined;
  total: number;
  /** Undefined before the first answer. */
  counts: Counts | undefined;
  failure: Error | undefined;
  /** The list on the screen is still the one of the words before. */
  isOld: boolean;
  readAgain(): void;
}

/**
 * Rows of one list by pages, as far as they are looked at. Answers are kept by what was
 * asked, so a late one never replaces a newer, and the old rows stay until the new are there.
 */
export function useStoryList(status: Status | undefined, query: string, first: number, last: number): StoryList {
  const client = useClient();
  const queries = useQueryClient();
  const listKey = useMemo(() => queryKeys.storyList(status, query), [status, query]);
  const pages = useMemo(() => {
    const numbers = new Set([0]);
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) numbers.add(page);
    return [...numbers];
  }, [first, last]);

  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...listKey, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.stories.list({ ...(status === undefined ? {} : { status }), query, offset: page * PAGE, limit: PAGE }, { signal }),
      ...(page === 0 ? { placeholderData: keepPreviousData<Page> } : {}),
      gcTime: 60_000,
    })),
  });

  const readAgain = useAtMostEvery(
    REREAD,
    () => void queries.invalidateQueries({ queryKey: queryKeys.stories }),
    REREAD_IN_A_FLOOD,
  );
  /** Changes of the first row that it does not show yet, in order. */
  const unshown = useRef<StoryChange[]>([]);
  const showChanges = (): void => {
    const changes = unshown.current;
    unshown.current = [];
    const key = [...listKey, 0];
    const page = queries.getQueryData<Page>(key);
    const row = page?.rows[0];
    if (page === undefined || row === undefined) return;
    const changed = changes.filter(({ storyId }) => storyId === row.id).reduce(changeRow, row);
    if (changed !== row) queries.setQueryData<Page>(key, { ...page, rows: [changed, ...page.rows.slice(1)] });
  };
  const showRow = useAtMostEvery(ROW_FOLLOWS, showChanges);
  const showLatest = useLatestRun(showChanges);
  const words = useMemo(() => inPauses(WORDS_FOLLOW, WORDS_FOLLOW_AT_LEAST, showLatest), [showLatest]);
  useEffect(() => words.stop, [words]);
  useDeskEvents((event) => {
    if (event.kind === "storiesDidChange" || event.kind === "contributorsDidChange") readAgain();
    if (event.kind !== "storyDidChange") return;
    // The story being written is nearly always the first row: it is changed in its place.
    const row = queries.getQueryData<Page>([...listKey, 0])?.rows[0];
    if (row?.id === event.storyId && row.status === event.status && query === "" && event.patch.byline === undefined) {
      unshown.current.push(event);
      if (Object.keys(event.patch).length > 0) showRow();
      else words.ask();
    } else readAgain();
  });

  const head = results[0];
  const answers = new Map(pages.map((page, place) => [page, results[place]?.data]));
  return {
    rowAt: (index) => answers.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    total: head?.data?.total ?? 0,
    counts: head?.data?.counts,
    failure: results.find((result) => result.error !== null)?.error ?? undefined,
    isOld: head?.isPlaceholderData ?? false,
    readAgain: () => void queries.invalidateQueries({ queryKey: queryKeys.stories }),
  };
}

type StoryChange = Extract<DeskEvent, { kind: "storyDidChange" }>;

function changeRow(row: StoryRow, { patch, words, changedAt }: StoryChange): StoryRow {
  return {
    ...row,
    words,
    changedAt,
    ...(patch.headline === undefined ? {} : { headline: patch.headline }),
    ...(patch.catchline === undefined ? {} : { catchline: patch.catchline }),
    ...(patch.section === undefined ? {} : { section: patch.section ?? undefined }),
  };
}

/** `atMostEvery` for the life of a part of the window. */
function useAtMostEvery(wait: number, run: () => void, longest?: number): () => void {
  const runLatest = useLatestRun(run);
  const inTurn = useMemo(() => atMostEvery(wait, runLatest, longest), [wait, runLatest, longest]);
  useEffect(() => inTurn.stop, [inTurn]);
  return inTurn.ask;
}
