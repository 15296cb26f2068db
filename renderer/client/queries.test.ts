import { expect, it } from "vitest";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import { createQueryClient, queriesOutOfDate, queryKeys } from "./queries.ts";

const storyId = "0195f000-0000-7000-8000-000000000001";
const RELATED = [queryKeys.relatedByAuthor(storyId), queryKeys.relatedCards([]), queryKeys.relatedFound(storyId, "dock")];

it.each<DeskEvent>([{ kind: "storiesDidChange" }, { kind: "publicationDidChange", storyId }])(
  "reads the cards of other stories again after $kind",
  async (event) => {
    const queries = createQueryClient();
    for (const key of [...RELATED, queryKeys.contributors]) queries.setQueryData(key, []);
    await Promise.all(queriesOutOfDate(event).map((queryKey) => queries.invalidateQueries({ queryKey })));
    expect(RELATED.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, true]);
    expect(queries.getQueryState(queryKeys.contributors)?.isInvalidated).toBe(false);
    queries.clear();
  },
);
