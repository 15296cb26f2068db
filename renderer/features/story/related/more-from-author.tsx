import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pin, PinOff, Replace, X } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { useClient, useDeskEvents } from "../../../client/desk-provider.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import { CardView } from "./card-view.tsx";
import { FindStories } from "./find-stories.tsx";
import styles from "./related.module.css";

/** Four cards that fill themselves from the author's published stories; each can be changed by hand. */
export function MoreFromAuthor({ story }: { story: OpenStory }): ReactElement {
  const client = useClient();
  const queries = useQueryClient();
  const editable = useMayWrite(story);
  const byline = useFurniture(story, "byline");
  const picks = useFurniture(story, "authorPicks");
  const [replacing, setReplacing] = useState<number | undefined>(undefined);
  const queryKey = queryKeys.relatedByAuthor(story.id);
  const { data: cards = [] } = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.related.moreFromAuthor({ storyId: story.id }, { signal }),
  });
  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange" || event.storyId !== story.id) return;
    if ("byline" in event.patch || "authorPicks" in event.patch) void queries.invalidateQueries({ queryKey });
  });
  // The list follows what the desk has: a choice shows once it is saved.
  useEffect(() => void story.flush().catch(() => undefined), [story, byline, picks]);

  const pin = (storyId: string, place: number, label: string): void => {
    const others = picks.pinned.filter((pick) => pick.storyId !== storyId && pick.place !== place);
    story.choose(label, {
      authorPicks: { pinned: [...others, { storyId, line: "", place }], dropped: picks.dropped.filter((id) => id !== storyId) },
    });
  };
  const unpin = (storyId: string): void =>
    story.choose("Unpin story", { authorPicks: { ...picks, pinned: picks.pinned.filter((pick) => pick.storyId !== storyId) } });
  const drop = (storyId: string): void =>
    story.choose(
      "Drop story",
      { authorPicks: { pinned: picks.pinned.filter((pick) => pick.storyId !== storyId), dropped: [...picks.dropped, storyId] } },
      true,
    );

  return (
    <section className={styles.section} aria-label="Cards of the author">
      <div className={styles.head}>
        <h2 className={styles.title}>More from this author</h2>
        {picks.dropped.length > 0 && editable && (
          <Button
            tone="quiet"
            size="small"
            onClick={() => story.choose("Show dropped stories", { authorPicks: { ...picks, dropped: [] } })}
          >
            {picks.dropped.length === 1 ? "Show the dropped story again" : `Show ${picks.dropped.length} dropped stories again`}
          </Button>
        )}
      </div>
      <ul role="list" aria-label="More from this author" className={styles.cards}>
        {cards.map((card) => (
          <li key={card.storyId} className={styles.item}>
            <CardView card={card} />
            {editable && (
              <span className={styles.tools}>
                <IconButton
                  label={card.pinned ? `Unpin ${card.headline}` : `Pin ${card.headline}`}
                  icon={card.pinned ? <PinOff size={15} /> : <Pin size={15} />}
                  pressed={card.pinned}
                  onClick={() => (card.pinned ? unpin(card.storyId) : pin(card.storyId, card.place, "Pin story"))}
                />
                <IconButton
                  label={`Replace ${card.headline}`}
                  icon={<Replace size={15} />}
                  onClick={() => setReplacing(replacing === card.place ? undefined : card.place)}
                />
                <IconButton label={`Drop ${card.headline}`} icon={<X size={15} />} onClick={() => drop(card.storyId)} />
              </span>
            )}
            {replacing === card.place && (
              <FindStories
                storyId={story.id}
                taken={cards.map(({ storyId }) => storyId)}
                onPick={(found) => {
                  pin(found.storyId, card.place, "Replace story");
                  setReplacing(undefined);
                }}
                onClose={() => setReplacing(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      {cards.length === 0 && (
        <p className={styles.empty}>
          {byline.length === 0
            ? "Fills itself once the byline has a name."
            : "Fills itself when this author has published other stories."}
        </p>
      )}
    </section>
  );
}
