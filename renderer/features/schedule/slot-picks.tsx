import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { isInSlot } from "../../../shared/model/in-slot.ts";
import type { SlotTime } from "../../../shared/model/slots.ts";
import { sayWhen } from "../../../shared/model/wall-time.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";
import styles from "./slot-picks.module.css";

/** Slots are offered this far ahead, in days, and so many of them. */
const DAYS_AHEAD = 8;
const MOST = 6;

interface SlotPicksProps {
  storyId: string;
  section: string | undefined;
  timeZone: string;
  onPick(slot: SlotTime): void;
}

/** The paper's next slots for a story of this section, and which of them are taken. */
export function SlotPicks({ storyId, section, timeZone, onPick }: SlotPicksProps): ReactElement | undefined {
  const client = useClient();
  const [range] = useState(() => ({
    from: new Date().toISOString(),
    to: new Date(Date.now() + DAYS_AHEAD * 24 * 3_600_000).toISOString(),
  }));
  const { data } = useQuery({
    queryKey: queryKeys.scheduleBetween(range.from, range.to),
    queryFn: ({ signal }) => client.schedule.list(range, { signal }),
    gcTime: 0,
  });
  const slots = data?.slots.filter((slot) => slot.section === undefined || slot.section === section).slice(0, MOST) ?? [];
  if (slots.length === 0) return undefined;
  return (
    <section aria-label="Slots of the paper">
      <h3 className={styles.title}>Slots of the paper</h3>
      <ul role="list" className={styles.slots}>
        {slots.map((slot) => {
          const taken = data?.scheduled.find((each) => each.storyId !== storyId && isInSlot(each, slot));
          return (
            <li key={`${slot.slotId} ${slot.at}`}>
              <button type="button" className={styles.slot} onClick={() => onPick(slot)}>
                <span className={styles.name}>{slot.name}</span>
                <span className={styles.when}>{sayWhen(slot.at, timeZone)}</span>
                <span className={taken === undefined ? styles.empty : styles.taken}>
                  {taken === undefined ? "Empty" : `Taken: ${taken.title}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
