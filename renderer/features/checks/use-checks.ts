import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient, UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Ignored, PaperWord, StoryChecks } from "../../../shared/contract/checks.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import type { DeskClient } from "../../client/desk-client.ts";
import { useClient, useDeskEvents } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";
import { useAfterSaves } from "../../client/use-after-saves.ts";
import { afterChange, findingKey } from "./finding-places.ts";

/** After a story came into view, and after a pause in writing, in milliseconds: nothing here may cost a key. */
const AFTER_OPENING = 1200;
const PAUSE = 500;

/** What the checks have found; asked for by `useFollowedChecks` alone. */
export function useChecks(storyId: string, enabled = false): UseQueryResult<StoryChecks> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.storyChecks(storyId),
    queryFn: ({ signal }) => client.checks.story({ id: storyId }, { signal }),
    enabled,
    staleTime: 0,
  });
}

/** Checks the story anew in the pauses of writing, and drops at once what is no longer true. Once in a window. */
export function useFollowedChecks(storyId: string): UseQueryResult<StoryChecks> {
  const queries = useQueryClient();
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), AFTER_OPENING);
    return () => clearTimeout(timer);
  }, []);
  const key = queryKeys.storyChecks(storyId);
  const latest = useRef(0);
  const again = (): void => void queries.invalidateQueries({ queryKey: key, exact: true });
  useAfterSaves(storyId, PAUSE, again);
  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange" || event.storyId !== storyId) return;
    latest.current = event.revision;
    queries.setQueryData<StoryChecks>(key, (known) => known && afterChange(known, event));
  });
  const checks = useChecks(storyId, isDue);
  const revision = checks.data?.revision;
  useEffect(() => {
    // While the first answer is awaited, asking again is no new question: it may be of an older text.
    if (revision !== undefined && revision < latest.current) again();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each answer
  }, [revision]);
  return checks;
}

export function useIgnored(storyId: string): UseQueryResult<readonly Ignored[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.ignoredFindings(storyId),
    queryFn: ({ signal }) => client.checks.ignored({ storyId }, { signal }),
  });
}

export function usePaperWords(): UseQueryResult<readonly PaperWord[]> {
  const client = useClient();
  return useQuery({ queryKey: queryKeys.paperWords, queryFn: ({ signal }) => client.checks.words(undefined, { signal }) });
}

/** What can be done about findings beside fixing them. Each fails with the desk's failure. */
export interface FindingDeeds {
  ignore(finding: Finding, scope: Ignored["scope"]): Promise<void>;
  bringBack(id: string): Promise<void>;
  addWord(word: string): Promise<void>;
  removeWord(word: string): Promise<void>;
  /** Takes them off the list before the desk has answered. */
  drop(findings: readonly Finding[]): void;
}

export function useFindingDeeds(storyId: string): FindingDeeds {
  const client = useClient();
  const queries = useQueryClient();
  return deedsOf(client, queries, storyId);
}

function deedsOf(client: DeskClient, queries: QueryClient, storyId: string): FindingDeeds {
  return {
    async ignore({ rule, place, start, end, text }, scope) {
      await client.checks.ignore({ storyId, scope, rule, place, start, end, text });
    },
    async bringBack(id) {
      await client.checks.bringBack({ id });
    },
    async addWord(word) {
      await client.checks.addWord({ word });
    },
    async removeWord(word) {
      await client.checks.removeWord({ word });
    },
    drop(findings) {
      const gone = new Set(findings.map(findingKey));
      queries.setQueryData<StoryChecks>(
        queryKeys.storyChecks(storyId),
        (known) => known && { ...known, findings: known.findings.filter((finding) => !gone.has(findingKey(finding))) },
      );
    },
  };
}
