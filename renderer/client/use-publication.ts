import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Publication } from "../../shared/contract/publishing.ts";
import { useClient } from "./desk-provider.tsx";
import { queryKeys } from "./queries.ts";
import { useAfterSaves } from "./use-after-saves.ts";

/** What stands is compared with the story in the pauses of writing, in milliseconds. */
const FOLLOWS = 800;

/** What stands on the site of this story; `null` when it was never published. */
export function usePublication(storyId: string): UseQueryResult<Publication | null> {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = queryKeys.publication(storyId);
  // Whether readers miss anything is for the desk to say.
  useAfterSaves(storyId, FOLLOWS, () => void queries.invalidateQueries({ queryKey }));
  return useQuery({
    queryKey,
    // TanStack Query takes undefined for a mistake.
    queryFn: async ({ signal }) => (await client.publishing.publication({ id: storyId }, { signal })) ?? null,
    staleTime: 0,
  });
}
