import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { DeskTarget } from "../../shared/model/target.ts";
import { useClient } from "./desk-provider.tsx";
import { queryKeys } from "./queries.ts";

/** Where this desk can publish to, the site folder first. */
export function useTargets(): UseQueryResult<readonly DeskTarget[]> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.targets, queryFn: ({ signal }) => client.targets.list(undefined, { signal }) });
}
