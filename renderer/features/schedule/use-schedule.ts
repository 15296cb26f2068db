import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import type { RealTime } from "../../../shared/model/wall-time.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";

/** What of this story is scheduled and not over. */
export function useStorySchedule(storyId: string): UseQueryResult<readonly Scheduled[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.storySchedule(storyId),
    queryFn: ({ signal }) => client.schedule.ofStory({ storyId }, { signal }),
    staleTime: 0,
  });
}

/** Two real times to choose from, for one that does not exist or exists twice. */
export interface TimeQuestion {
  kind: "gap" | "twice";
  text: string;
  times: readonly RealTime[];
}

/** The question behind a refusal, if it is one that a choice answers. */
export function questionOf(error: unknown): TimeQuestion | undefined {
  if (!isFailure(error, "bad-input")) return undefined;
  const { question, times } = error.data;
  if ((question !== "gap" && question !== "twice") || !Array.isArray(times)) return undefined;
  // Put there by `choose-time.ts`, and checked by nobody on the way.
  return { kind: question, text: error.message, times: times as RealTime[] };
}

export interface ScheduleDeeds {
  /** Id of what is being changed now. */
  busy: string | undefined;
  unschedule(of: Scheduled): void;
  takeText(of: Scheduled): void;
  publishNow(of: Scheduled): void;
}

/** What can be done to something scheduled, wherever it is shown. Each says what came of it. */
export function useScheduleDeeds(): ScheduleDeeds {
  const client = useClient();
  const notice = useNotice();
  const [busy, setBusy] = useState<string | undefined>(undefined);
  const isBusy = useRef(false);

  async function work(of: Scheduled, call: () => Promise<Scheduled>, said: (after: Scheduled) => string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(of.id);
    try {
      notice.say(said(await call()), "done");
    } catch (error) {
      notice.fail(error);
    } finally {
      isBusy.current = false;
      setBusy(undefined);
    }
  }

  return {
    busy,
    unschedule: (of) =>
      void work(
        of,
        () => client.schedule.unschedule({ id: of.id }),
        ({ state, targetName }) =>
          state === "releasing" ? `Being taken back from ${targetName}. It is unscheduled once that is done.` : "Unscheduled.",
      ),
    takeText: (of) =>
      void work(
        of,
        () => client.schedule.takeText({ id: of.id }),
        ({ when }) => `The story as it stands now goes out ${when}.`,
      ),
    publishNow: (of) =>
      void work(
        of,
        () => client.schedule.publishNow({ id: of.id }),
        ({ targetName }) => `Going out to ${targetName} now.`,
      ),
  };
}
