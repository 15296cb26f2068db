import type { ReactElement } from "react";
import { sayFailure } from "../../../client/notices.tsx";
import { Select } from "../../../ui/field.tsx";
import { Group } from "../settings-page.tsx";
import styles from "./targets.module.css";
import { useContributors, useSiteUsers } from "./use-targets.ts";

interface AuthorFieldsProps {
  targetId: string;
  authors: Readonly<Record<string, string>>;
  onChange(authors: Readonly<Record<string, string>>): void;
}

/** Which user of the site each contributor is. */
export function AuthorFields({ targetId, authors, onChange }: AuthorFieldsProps): ReactElement {
  const { data: contributors = [] } = useContributors();
  const { data: users, error } = useSiteUsers(targetId);

  function choose(contributorId: string, userId: string): void {
    const { [contributorId]: _before, ...others } = authors;
    onChange(userId === "" ? others : { ...others, [contributorId]: userId });
  }

  return (
    <Group
      title="Bylines"
      lead="A contributor is found on the site by e-mail or name. Whoever is not found stands in the text by name. Choose here where that is not right."
    >
      {error !== null && (
        <p role="alert" className={styles.failure}>
          {sayFailure(error)}
        </p>
      )}
      <div className={styles.authors}>
        {contributors.map(({ id, name }) => {
          const chosen = authors[id] ?? "";
          const known = users ?? [];
          const choices = known.map((user) => ({ value: user.id, label: user.name }));
          const isKnown = chosen === "" || known.some((user) => user.id === chosen);
          return (
            <Select
              key={id}
              label={name}
              emptyChoice="Found by e-mail or name"
              choices={isKnown ? choices : [...choices, { value: chosen, label: `User ${chosen}` }]}
              value={chosen}
              onChange={(event) => choose(id, event.currentTarget.value)}
            />
          );
        })}
      </div>
    </Group>
  );
}
