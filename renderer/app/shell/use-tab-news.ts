import { useCallback, useEffect, useRef } from "react";
import { isFailure } from "../../../shared/contract/failure.ts";
import { useClient, useDeskDidResume, useDeskEvents } from "../../client/desk-provider.tsx";
import type { Tabs } from "./tabs.ts";

/** Keeps titles and statuses of the tabs true, also of those changed while this window was shut. */
export function useTabNews({ tabs, change }: Tabs): void {
  const client = useClient();

  const latest = useRef(tabs);
  useEffect(() => {
    latest.current = tabs;
  }, [tabs]);

  const readAll = useCallback(async () => {
    for (const { id } of latest.current) {
      try {
        const { headline, catchline, status } = await client.stories.get({ id });
        change({ kind: "know", id, facts: { headline, catchline, status } });
      } catch (error) {
        if (isFailure(error, "not-found")) change({ kind: "close", id });
        else return;
      }
    }
  }, [client, change]);

  // After the first picture: the story in view comes first. From then on events tell.
  useEffect(() => {
    const later = requestIdleCallback(() => void readAll());
    return () => cancelIdleCallback(later);
  }, [readAll]);
  useDeskDidResume(() => void readAll());

  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange") return;
    const { headline, catchline } = event.patch;
    // A save of the copy alone, several a second, says nothing that a tab shows.
    const known = latest.current.find(({ id }) => id === event.storyId);
    if (known === undefined || (headline === undefined && catchline === undefined && known.status === event.status)) return;
    const facts = {
      status: event.status,
      ...(headline === undefined ? {} : { headline }),
      ...(catchline === undefined ? {} : { catchline }),
    };
    change({ kind: "know", id: event.storyId, facts });
  });
}
