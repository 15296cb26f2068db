import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { Later } from "../../../ui/later.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./byline.module.css";

const BylineChooser = lazy(() => import("./byline-chooser.tsx").then((part) => ({ default: part.BylineChooser })));
const ContributorDialog = lazy(() => import("./contributor-dialog.tsx").then((part) => ({ default: part.ContributorDialog })));

function moved(ids: readonly string[], id: string, to: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, id);
}

/** Who wrote it, in order: names to remove, reorder and edit, and a field to add more. */
export function Byline({ story }: { story: OpenStory }): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const byline = useFurniture(story, "byline");
  const editable = useMayWrite(story);
  const row = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<Contributor | undefined>(undefined);
  const { data: contributors = [] } = useQuery({
    queryKey: queryKeys.contributors,
    queryFn: ({ signal }) => client.contributors.list(undefined, { signal }),
  });
  const byId = new Map(contributors.map((contributor) => [contributor.id, contributor]));

  const add = (id: string): void => {
    const { byline: latest } = story.snapshot().furniture;
    if (!latest.includes(id)) story.choose("Add to byline", { byline: [...latest, id] });
  };
  const create = async (name: string): Promise<void> => {
    try {
      add((await client.contributors.save({ name })).id);
    } catch (error) {
      notice.fail(error);
    }
  };
  const move = (id: string, to: number): void => story.choose("Reorder byline", { byline: moved(byline, id, to) });
  const remove = (id: string): void => {
    story.choose("Remove from byline", { byline: byline.filter((other) => other !== id) }, true);
    // What had the focus goes; the field stays, and hears the undo.
    row.current?.querySelector("input")?.focus();
  };
  const onKey = (event: KeyboardEvent, id: string, index: number): void => {
    if (!editable) return;
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.altKey && by !== 0) {
      event.preventDefault();
      move(id, index + by);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(id);
    }
  };

  return (
    <div ref={row} className={styles.row}>
      {byline.length > 0 && (
        <ul role="list" aria-label="Writers" className={styles.names}>
          {byline.map((id, index) => {
            const contributor = byId.get(id);
            const name = contributor?.name ?? "…";
            return (
              <li
                key={id}
                className={styles.chip}
                draggable={editable}
                onDragStart={(event) => event.dataTransfer.setData("application/x-standfirst-writer", id)}
                onDragOver={(event) => {
                  if (event.dataTransfer.types.includes("application/x-standfirst-writer")) event.preventDefault();
                }}
                onDrop={(event) => {
                  const dragged = event.dataTransfer.getData("application/x-standfirst-writer");
                  if (!byline.includes(dragged)) return;
                  event.preventDefault();
                  move(dragged, index);
                }}
              >
                <button
                  type="button"
                  className={styles.name}
                  disabled={!editable}
                  title="Edit. Alt with an arrow key moves the name, Delete removes it."
                  onKeyDown={(event) => onKey(event, id, index)}
                  onClick={() => setEdited(contributor)}
                >
                  {name}
                </button>
                {editable && (
                  <button type="button" aria-label={`Remove ${name}`} className={styles.remove} onClick={() => remove(id)}>
                    <X size={12} aria-hidden="true" />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {editable && (
        <Later instead={<SameLooks empty={byline.length === 0} />}>
          <BylineChooser
            contributors={contributors.filter(({ id }) => !byline.includes(id))}
            empty={byline.length === 0}
            onAdd={add}
            onCreate={(name) => void create(name)}
            onBackspace={() => {
              const last = byline.at(-1);
              if (last !== undefined) story.choose("Remove from byline", { byline: byline.slice(0, -1) }, true);
            }}
          />
        </Later>
      )}
      {edited !== undefined && (
        <Suspense>
          <ContributorDialog contributor={edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

/** Until the chooser is here. It takes no words: they would be lost when it comes. */
function SameLooks({ empty }: { empty: boolean }): ReactElement {
  return (
    <div className={styles.chooser}>
      <input disabled aria-label="Byline" className={styles.input} placeholder={empty ? "Byline" : "Add"} />
    </div>
  );
}
