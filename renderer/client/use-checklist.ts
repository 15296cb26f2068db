import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Check } from "../../shared/contract/publishing.ts";
import { useClient } from "./desk-provider.tsx";
import { queryKeys } from "./queries.ts";
import { useAfterSaves } from "./use-after-saves.ts";

/** The checklist reads the whole story, so it follows the writer at this distance, in milliseconds. */
const FOLLOWS = 800;

/** What is missing before the story can be published. */
export function useChecklist(storyId: string): UseQueryResult<readonly Check[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.checklist(storyId),
    queryFn: ({ signal }) => client.publishing.checklist({ id: storyId }, { signal }),
    // Also pictures and other stories change what it says.
    staleTime: 0,
  });
}

/** Reads the checklist again as the story is saved. Once in a window: its readers share one answer. */
export function useFollowedChecklist(storyId: string): UseQueryResult<readonly Check[]> {
  const queries = useQueryClient();
  useAfterSaves(storyId, FOLLOWS, () => void queries.invalidateQueries({ queryKey: queryKeys.checklist(storyId) }));
  return useChecklist(storyId);
}
