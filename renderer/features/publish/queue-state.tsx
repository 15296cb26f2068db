import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useClient } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";
import styles from "./queue-state.module.css";

/** Always in view while something is under way or waits for a person; opens the queue. */
export function QueueState({ onOpen }: { onOpen(): void }): ReactElement | undefined {
  const client = useClient();
  const { data } = useQuery({
    queryKey: queryKeys.queueCounts,
    queryFn: ({ signal }) => client.queue.counts(undefined, { signal }),
  });
  if (data === undefined) return undefined;
  const { underWay, asking, differing } = data;
  const parts = [
    asking > 0 ? `${asking} ${asking === 1 ? "needs" : "need"} you` : "",
    differing > 0 ? `${differing} ${differing === 1 ? "page differs" : "pages differ"}` : "",
    underWay > 0 ? `${underWay} under way` : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return undefined;
  return (
    <button type="button" className={styles.queue} data-grave={asking + differing > 0} onClick={onOpen}>
      Queue: {parts.join(", ")}
    </button>
  );
}
