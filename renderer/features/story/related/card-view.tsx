import type { ReactElement } from "react";
import type { Card } from "../../../../shared/contract/related.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { usePictureAddress } from "../../../editor/editor-services.ts";
import styles from "./related.module.css";

function day(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(new Date(instant));
}

/** A related story as its card on the page will be. */
export function CardView({ card }: { card: Card }): ReactElement {
  const { paper } = useReadyDesk();
  const pictureAddress = usePictureAddress();
  return (
    <span className={styles.card}>
      {card.picture === undefined ? (
        <span className={styles.noPicture} aria-hidden="true" />
      ) : (
        <img
          className={styles.picture}
          src={pictureAddress(card.picture.pictureId, 480)}
          alt={card.picture.alt}
          draggable={false}
        />
      )}
      <span className={styles.words}>
        <span className={styles.meta}>
          {[card.section, day(card.publishedAt, paper.timeZone)].filter((part) => part !== "").join(" / ")}
        </span>
        <span className={styles.line}>{card.line}</span>
        {card.problem !== undefined && <span className={styles.problem}>{`“${card.headline}” ${card.problem}`}</span>}
      </span>
    </span>
  );
}
