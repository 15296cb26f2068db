import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useRef, useState, type ReactElement } from "react";
import type { Card } from "../../../../shared/contract/related.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Search, X } from "lucide-react";
import styles from "./related.module.css";

interface FindStoriesProps {
  storyId: string;
  /** Already on the list. */
  taken: readonly string[];
  onPick(card: Card): void;
  onClose(): void;
}

/** Searches the published stories; each result is a button that picks it. */
export function FindStories({ storyId, taken, onPick, onClose }: FindStoriesProps): ReactElement {
  const client = useClient();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { data = [], isFetched } = useQuery({
    queryKey: queryKeys.relatedFound(storyId, asked),
    queryFn: ({ signal }) => client.related.find({ storyId, query: asked }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 30_000,
  });
  const found = data.filter((card) => !taken.includes(card.storyId));

  return (
    <div
      className={styles.finder}
      role="search"
      aria-label="Published stories"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.searchRow}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          aria-label="Find a story"
          placeholder="Find a story"
          className={styles.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <IconButton label="Close search" icon={<X size={15} />} onClick={onClose} />
      </div>
      <ul role="list" aria-label="Stories found" className={styles.results}>
        {found.map((card) => (
          <li key={card.storyId}>
            <button
              type="button"
              aria-label={`Pick ${card.headline}`}
              className={styles.result}
              disabled={card.problem !== undefined}
              onClick={() => {
                onPick(card);
                // The button goes with its result; the next story is looked for here.
                input.current?.focus();
              }}
            >
              <span className={styles.resultHeadline}>{card.headline}</span>
              <span className={styles.meta}>{card.problem ?? card.section}</span>
            </button>
          </li>
        ))}
      </ul>
      {isFetched && found.length === 0 && (
        <p className={styles.empty}>
          {asked === "" ? "No published story is left to pick." : "No published story has these words."}
        </p>
      )}
    </div>
  );
}
