import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Check } from "../../shared/contract/publishing.ts";
import type { Legal, TickedLine } from "../../shared/contract/readiness.ts";
import type { Stage } from "../../shared/model/readiness.ts";
import type { Hands } from "../../shared/model/version.ts";
import { useClient } from "./desk-provider.tsx";
import { useNotice } from "./notices.tsx";
import { queryKeys } from "./queries.ts";
import { useAfterSaves } from "./use-after-saves.ts";

/** What a lawyer read may have been changed since: looked at in the pauses of writing, in milliseconds. */
const FOLLOWS = 1500;

export interface StoryReadiness {
  lines: readonly TickedLine[];
  hands: Hands;
  legal?: Legal | undefined;
}

/** Who had the story in hand, the paper's checklists, and the legal flag. */
export function useReadiness(storyId: string): UseQueryResult<StoryReadiness> {
  const client = useClient();
  const queries = useQueryClient();
  const queryKey = queryKeys.readinessOfStory(storyId);
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.readiness.ofStory({ storyId }, { signal }),
    staleTime: 0,
  });
  useAfterSaves(storyId, FOLLOWS, () => {
    if (found.data?.legal?.signedOff !== undefined) void queries.invalidateQueries({ queryKey });
  });
  return found;
}

/** What stands before one step. */
export function useStage(
  storyId: string,
  stage: Stage,
): UseQueryResult<{ lines: readonly TickedLine[]; checks: readonly Check[] }> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.stage(storyId, stage),
    queryFn: ({ signal }) => client.readiness.stage({ storyId, stage }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export interface ReadinessDeeds {
  isBusy: boolean;
  tick(line: string, isDone: boolean, note?: string): void;
  needLawyer(reason: string): Promise<boolean>;
  noLawyer(): void;
  signOff(readBy: string): Promise<boolean>;
}

export function useReadinessDeeds(storyId: string): ReadinessDeeds {
  const client = useClient();
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);

  async function done(work: Promise<unknown>): Promise<boolean> {
    setIsBusy(true);
    try {
      await work;
      return true;
    } catch (error) {
      notice.fail(error);
      return false;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    isBusy,
    tick: (line, isDone, note = "") => void done(client.readiness.tick({ storyId, line, isDone, note })),
    needLawyer: (reason) => done(client.readiness.needLawyer({ storyId, reason })),
    noLawyer: () => void done(client.readiness.noLawyer({ storyId })),
    signOff: (readBy) => done(client.readiness.signOff({ storyId, readBy })),
  };
}
