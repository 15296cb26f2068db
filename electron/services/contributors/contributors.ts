import { v7 } from "uuid";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Contributor } from "../../../shared/model/contributor.ts";
import { slugFrom } from "../../../shared/model/slug.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Database, SqlRow } from "../../ports/database.ts";

/** What is known of a contributor when they are saved; the rest is made or kept. */
export type ContributorDraft = Pick<Contributor, "name"> & {
  [Field in "id" | "pageName" | "email" | "pictureId"]?: Contributor[Field] | undefined;
};

export interface Contributors {
  /** All of them by name. */
  list(): Contributor[];
  find(id: string): Contributor | undefined;
  /** Fails with `bad-input` when a page name given by hand is another's. */
  save(draft: ContributorDraft): Contributor;
}

interface ContributorRow extends SqlRow {
  id: string;
  name: string;
  page_name: string;
  email: string;
  picture_id: string | null;
}

export interface ContributorsOptions {
  database: Database;
  announce: Announce;
  /** Called in the transaction in which somebody's name changes: bylines show it. */
  nameDidChange: (contributorId: string) => void;
}

export function createContributors({ database, announce, nameDidChange }: ContributorsOptions): Contributors {
  const find = (id: string): Contributor | undefined => {
    const row = database.get<ContributorRow>("SELECT * FROM contributors WHERE id = ?", id);
    return row && contributorOf(row);
  };
  const ownerOf = (pageName: string): string | undefined =>
    database.get<{ id: string }>("SELECT id FROM contributors WHERE page_name = ?", pageName)?.id;

  const freePageName = (name: string): string => {
    const wanted = slugFrom(name) || "contributor";
    let pageName = wanted;
    for (let number = 2; ownerOf(pageName) !== undefined; number += 1) pageName = `${wanted}-${number}`;
    return pageName;
  };

  const chosenPageName = (id: string, draft: ContributorDraft, known: Contributor | undefined): string => {
    if (draft.pageName === undefined) return known?.pageName ?? freePageName(draft.name);
    const owner = ownerOf(draft.pageName);
    if (owner === undefined || owner === id) return draft.pageName;
    throw new Failure("bad-input", `The page name “${draft.pageName}” belongs to another contributor. Choose another.`);
  };

  return {
    list: () =>
      database
        .all<ContributorRow>("SELECT * FROM contributors")
        .map(contributorOf)
        .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB")),
    find,
    save: (draft) =>
      database.transaction(() => {
        const known = draft.id === undefined ? undefined : find(draft.id);
        const id = draft.id ?? v7();
        const pictureId = draft.pictureId ?? known?.pictureId;
        const saved: Contributor = {
          id,
          name: draft.name,
          pageName: chosenPageName(id, draft, known),
          email: draft.email ?? known?.email ?? "",
          ...(pictureId === undefined ? {} : { pictureId }),
        };
        database.run(
          `INSERT INTO contributors (id, name, page_name, email, picture_id) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, page_name = excluded.page_name,
             email = excluded.email, picture_id = excluded.picture_id`,
          id,
          saved.name,
          saved.pageName,
          saved.email,
          pictureId ?? null,
        );
        if (known !== undefined && known.name !== saved.name) nameDidChange(id);
        database.afterCommit(() => announce({ kind: "contributorsDidChange" }));
        return saved;
      }),
  };
}

function contributorOf(row: ContributorRow): Contributor {
  return {
    id: row.id,
    name: row.name,
    pageName: row.page_name,
    email: row.email,
    ...(row.picture_id === null ? {} : { pictureId: row.picture_id }),
  };
}
