import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { shortTime } from "../../ui/times.ts";
import styles from "./publish.module.css";

/** What stood where, and when, before it was taken down for legal reasons. */
export function EvidenceList({ storyId }: { storyId: string }): ReactElement | undefined {
  const client = useClient();
  const notice = useNotice();
  const { paper } = useReadyDesk();
  const { data } = useQuery({
    queryKey: queryKeys.evidence(storyId),
    queryFn: ({ signal }) => client.queue.evidence({ storyId }, { signal }),
  });
  if (data === undefined || data.length === 0) return undefined;

  async function save(id: string): Promise<void> {
    try {
      saveFile(await client.queue.evidencePage({ id }));
    } catch (error) {
      notice.fail(error);
    }
  }

  return (
    <section className={styles.part} aria-labelledby="evidence">
      <h3 id="evidence" className={styles.heading}>
        Evidence
      </h3>
      <ul role="list" className={styles.earlier}>
        {data.map(({ id, targetName, address, hash, keptBy, keptAt }) => (
          <li key={id}>
            <p className={styles.long}>
              {targetName}: {address}
            </p>
            <p className={styles.meta}>
              {shortTime(keptAt, paper.timeZone)}, {keptBy}
              {hash === "" ? " · the page could not be read" : ` · SHA-256 ${hash.slice(0, 16)}…`}
            </p>
            {hash !== "" && (
              <Button size="small" onClick={() => void save(id)}>
                Save the page
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
