import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import type { MarkedPicture } from "../../../shared/model/copy.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import type { WorkingPicture, WorkingStory } from "../../../shared/model/story.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";
import { useLiveStory } from "../../client/use-live-story.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./pictures-panel.module.css";

interface PicturesPanelProps {
  storyId: string;
  onField(field: string): void;
}

interface StandingPicture {
  pictureId: string;
  place: string;
  credit: string;
  alt: string;
  hasCaption: boolean;
}

/** The pictures of this story with what they lack, and the ones the desk was given last. */
export function PicturesPanel({ storyId, onField }: PicturesPanelProps): ReactElement | undefined {
  const client = useClient();
  const standing = useLiveStory(storyId, picturesOf);
  const { data: recent } = useQuery({
    queryKey: queryKeys.recentPictures,
    queryFn: ({ signal }) => client.pictures.recent(undefined, { signal }),
    staleTime: 0,
  });
  if (standing === undefined || recent === undefined) return undefined;
  const others = recent.filter((picture) => !standing.some(({ pictureId }) => pictureId === picture.id));
  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.title}>In this story · {standing.length}</h3>
        {standing.length === 0 ? (
          <EmptyState title="No picture yet" text="Drop one on the story, paste it, or use “Add lead picture”." />
        ) : (
          <ul role="list" className={styles.standing} aria-label="Pictures in this story">
            {standing.map((picture) => (
              <StandingItem key={picture.place} picture={picture} onField={onField} />
            ))}
          </ul>
        )}
      </section>
      {others.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.title}>Last added to the desk</h3>
          <ul role="list" className={styles.recent} aria-label="Pictures last added">
            {others.map((picture) => (
              <RecentItem key={picture.id} picture={picture} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function StandingItem({ picture, onField }: { picture: StandingPicture; onField(field: string): void }): ReactElement {
  const { picturesAt } = useReadyDesk();
  return (
    <li className={styles.item}>
      <img src={`${picturesAt}/${picture.pictureId}/480`} alt="" className={styles.thumb} />
      <div className={styles.words}>
        <p className={styles.place}>{picture.place}</p>
        {picture.alt === "" ? (
          <Lack text="No alt text" field="Alt text" onField={onField} />
        ) : (
          <p className={styles.alt}>{picture.alt}</p>
        )}
        {!picture.hasCaption && <Lack text="No caption" field="Caption" onField={onField} />}
        {picture.credit === "" ? (
          <Lack text="No credit" field="Credit" onField={onField} />
        ) : (
          <p className={styles.credit}>{picture.credit}</p>
        )}
      </div>
    </li>
  );
}

interface LackProps {
  text: string;
  field: string;
  onField(field: string): void;
}

function Lack({ text, field, onField }: LackProps): ReactElement {
  return (
    <p className={styles.lack}>
      {text}
      <Button size="small" onClick={() => onField(field)} aria-label={`${text}: write it`}>
        Write it
      </Button>
    </p>
  );
}

function RecentItem({ picture }: { picture: Picture }): ReactElement {
  const { picturesAt } = useReadyDesk();
  const [failed, setFailed] = useState(false);
  return (
    <li className={styles.recentItem} title={`${picture.fileName} · ${picture.width} × ${picture.height}`}>
      {failed ? (
        <span className={styles.missing}>{picture.fileName}</span>
      ) : (
        <img
          src={`${picturesAt}/${picture.id}/480`}
          alt={picture.fileName}
          className={styles.recentPicture}
          loading="lazy"
          onError={() => setFailed(true)}
        />
      )}
    </li>
  );
}

function picturesOf(story: WorkingStory): StandingPicture[] {
  const blocks = story.body.filter((block) => block.type === "picture");
  return [
    ...(story.leadPicture === undefined ? [] : [standingPicture(story.leadPicture, "Lead picture")]),
    ...blocks.map((block, place) => standingPicture(block, `Picture ${place + 1} in the body`)),
  ];
}

function standingPicture({ pictureId, credit, alt, caption }: WorkingPicture | MarkedPicture, place: string): StandingPicture {
  return { pictureId, place, credit: credit.trim(), alt: alt.trim(), hasCaption: caption.length > 0 };
}
