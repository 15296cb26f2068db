import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import type { Contributor } from "../../../shared/model/contributor.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ContributorForm } from "./contributor-form.tsx";
import styles from "./contributors-page.module.css";
import { SettingsPage } from "./settings-page.tsx";

export function ContributorsPage(): ReactElement {
  const client = useClient();
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const { data, error } = useQuery({
    queryKey: queryKeys.contributors,
    queryFn: ({ signal }) => client.contributors.list(undefined, { signal }),
  });
  return (
    <SettingsPage title="Contributors" lead="Whose names stand in bylines. Each has a page of their own on the site.">
      {editing === "new" ? (
        <ContributorForm contributor={undefined} onDone={() => setEditing(undefined)} />
      ) : (
        <div>
          <Button icon={<Plus size={14} />} onClick={() => setEditing("new")}>
            Add a contributor
          </Button>
        </div>
      )}
      {error !== null && <p role="alert">{sayFailure(error)}</p>}
      {data?.length === 0 && editing !== "new" && (
        <EmptyState title="Nobody yet" text="Add the people who write for the paper." />
      )}
      {data !== undefined && data.length > 0 && (
        <ul role="list" className={styles.list} aria-label="Contributors">
          {data.map((contributor) => (
            <li key={contributor.id} className={styles.item}>
              {editing === contributor.id ? (
                <ContributorForm contributor={contributor} onDone={() => setEditing(undefined)} />
              ) : (
                <Line contributor={contributor} onEdit={() => setEditing(contributor.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </SettingsPage>
  );
}

function Line({ contributor, onEdit }: { contributor: Contributor; onEdit(): void }): ReactElement {
  const { picturesAt } = useReadyDesk();
  const { name, email, pageName, pictureId } = contributor;
  return (
    <div className={styles.line}>
      {pictureId === undefined ? (
        <span className={styles.noFace} aria-hidden="true">
          {[...name][0]}
        </span>
      ) : (
        <img className={styles.face} src={`${picturesAt}/${pictureId}/480`} alt="" />
      )}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>{[`/by/${pageName}/`, email].filter((fact) => fact !== "").join(" · ")}</span>
      </span>
      <Button size="small" aria-label={`Edit ${name}`} onClick={onEdit}>
        Edit
      </Button>
    </div>
  );
}
