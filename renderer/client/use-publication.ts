import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Publication } from "../../shared/contract/publishing.ts";
import { useClient } from "./desk-provider.tsx";
import { queryKeys } from "./queries.ts";

/** What stands on the site of this story; `null` when it was never published. */
export function usePublication(storyId: string): UseQueryResult<Publication | null> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.publication(storyId),
    // TanStack Query takes undefined for a mistake.
    queryFn: async ({ signal }) => (await client.publishing.publication({ id: storyId }, { signal })) ?? null,
    staleTime: 0,
  });
}
