import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, GripVertical, Pencil, Plus, X } from "lucide-react";
import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Pick } from "../../../../shared/model/story.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import { CardView } from "./card-view.tsx";
import { FindStories } from "./find-stories.tsx";
import { OwnLine } from "./own-line.tsx";
import styles from "./related.module.css";

/** As the model's `MOST_SIMILAR`, which stands beside the schemas. */
const MOST = 5;
const DRAGGED = "application/x-standfirst-pick";

export function SimilarStories({ story }: { story: OpenStory }): ReactElement {
  const client = useClient();
  const editable = useMayWrite(story);
  const picks = useFurniture(story, "similar");
  const [finding, setFinding] = useState(false);
  const [lineOf, setLineOf] = useState<string | undefined>(undefined);
  const [over, setOver] = useState<number | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { data: cards = [] } = useQuery({
    queryKey: queryKeys.relatedCards(picks),
    queryFn: ({ signal }) => client.related.cards({ picks }, { signal }),
    enabled: picks.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const cardOf = new Map(cards.map((card) => [card.storyId, card]));

  const choose = (label: string, similar: Pick[], offer = false): void => story.choose(label, { similar }, offer);
  const move = (storyId: string, to: number): void => {
    const pick = picks.find((each) => each.storyId === storyId);
    if (pick === undefined || to < 0 || to >= picks.length) return;
    choose("Reorder similar stories", picks.filter((each) => each !== pick).toSpliced(to, 0, pick));
  };
  const onKey = (event: KeyboardEvent, storyId: string, index: number): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || !editable) return;
    event.preventDefault();
    move(storyId, index + by);
  };
  const close = (): void => {
    setFinding(false);
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <section className={styles.section} aria-label="Cards of similar stories">
      <div className={styles.head}>
        <h2 className={styles.title}>Similar stories</h2>
        {editable && (
          <Button
            ref={opener}
            tone="quiet"
            size="small"
            icon={<Plus size={14} />}
            aria-expanded={finding}
            disabled={picks.length >= MOST && !finding}
            onClick={() => setFinding(!finding)}
          >
            Find similar stories
          </Button>
        )}
      </div>
      <ul ref={list} role="list" aria-label="Similar stories" className={styles.cards}>
        {picks.map((pick, index) => {
          const card = cardOf.get(pick.storyId);
          const headline = card?.headline ?? "the story";
          return (
            <li
              key={pick.storyId}
              className={styles.item}
              data-over={over === index}
              onKeyDown={(event) => onKey(event, pick.storyId, index)}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(DRAGGED)) return;
                event.preventDefault();
                setOver(index);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => {
                setOver(undefined);
                const dragged = event.dataTransfer.getData(DRAGGED);
                if (dragged === "") return;
                event.preventDefault();
                move(dragged, index);
              }}
              draggable={editable && lineOf !== pick.storyId}
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED, pick.storyId);
                event.dataTransfer.effectAllowed = "move";
              }}
              onDragEnd={() => setOver(undefined)}
            >
              {editable && <GripVertical size={14} className={styles.grip} aria-hidden="true" />}
              {card === undefined ? <span className={styles.card} /> : <CardView card={card} />}
              {editable && (
                <span className={styles.tools}>
                  <IconButton
                    label={`Move ${headline} up`}
                    keys="Alt ↑"
                    icon={<ArrowUp size={15} />}
                    disabled={index === 0}
                    onClick={() => move(pick.storyId, index - 1)}
                  />
                  <IconButton
                    label={`Move ${headline} down`}
                    keys="Alt ↓"
                    icon={<ArrowDown size={15} />}
                    disabled={index === picks.length - 1}
                    onClick={() => move(pick.storyId, index + 1)}
                  />
                  <IconButton
                    label={`Own words for ${headline}`}
                    icon={<Pencil size={14} />}
                    pressed={lineOf === pick.storyId}
                    onClick={() => setLineOf(lineOf === pick.storyId ? undefined : pick.storyId)}
                  />
                  <IconButton
                    label={`Remove ${headline}`}
                    icon={<X size={15} />}
                    onClick={() =>
                      choose(
                        "Remove similar story",
                        picks.filter((each) => each !== pick),
                        true,
                      )
                    }
                  />
                </span>
              )}
              {lineOf === pick.storyId && (
                <OwnLine
                  headline={headline}
                  line={pick.line}
                  onDone={(line) => {
                    setLineOf(undefined);
                    if (line !== pick.line)
                      choose(
                        "Change own words",
                        picks.map((each) => (each === pick ? { ...pick, line } : each)),
                      );
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {picks.length === 0 && !finding && <p className={styles.empty}>None picked. Up to five can stand under the story.</p>}
      {finding && (
        <FindStories
          storyId={story.id}
          taken={picks.map(({ storyId }) => storyId)}
          onPick={(card) => {
            const next = [...story.snapshot().furniture.similar, { storyId: card.storyId, line: "" }];
            choose("Pick similar story", next);
            if (next.length >= MOST) close();
          }}
          onClose={close}
        />
      )}
    </section>
  );
}
