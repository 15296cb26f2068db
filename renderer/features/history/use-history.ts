import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Redline } from "../../../shared/model/redline.ts";
import type { VersionRow } from "../../../shared/model/version.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { handsOf } from "../../client/story-hands.ts";

/** The time line of a story, newest first. */
export function useVersions(storyId: string): UseQueryResult<readonly VersionRow[]> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.versions(storyId),
    queryFn: ({ signal }) => client.history.list({ storyId }, { signal }),
  });
}

/** The way from one version to another; `to` is undefined for the story as it stands. */
export function useRedline(storyId: string, from: number, to: number | undefined): UseQueryResult<Redline> {
  const client = useClient();
  return useQuery({
    queryKey: queryKeys.redline(storyId, from, to),
    queryFn: async ({ signal }) => {
      // What was typed a moment ago belongs to the story as it stands.
      if (to === undefined) await handsOf(storyId)?.flush();
      return client.history.compare({ storyId, from, ...(to === undefined ? {} : { to }) }, { signal });
    },
    staleTime: 0,
    gcTime: 0,
  });
}

export interface VersionDeeds {
  isBusy: boolean;
  /** Keeps the story as it stands under this name. */
  keep(name: string): Promise<boolean>;
  /** Gives a version that is kept already another name. */
  rename(number: number, name: string): Promise<boolean>;
  /** Proves the chain, and says what came of it. */
  prove(): void;
}

export function useVersionDeeds(storyId: string): VersionDeeds {
  const client = useClient();
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);

  async function alone(work: () => Promise<void>): Promise<boolean> {
    if (isBusy) return false;
    setIsBusy(true);
    try {
      await work();
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
    keep: (name) =>
      alone(async () => {
        await handsOf(storyId)?.flush();
        await client.history.keep({ storyId, name });
      }),
    rename: (number, name) =>
      alone(async () => {
        await client.history.rename({ storyId, number, name });
      }),
    prove: () =>
      void alone(async () => {
        const { versions, breaks } = await client.history.prove({ storyId });
        if (breaks.length === 0) {
          const all = versions === 1 ? "The one version is" : `All ${versions} versions are`;
          notice.say(`The history is whole. ${all} as kept, and none is missing.`, "done");
        } else {
          notice.say(
            "The history of this story does not hold.",
            "failure",
            breaks.map(({ why }) => why),
          );
        }
      }),
  };
}
