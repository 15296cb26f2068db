import { createHash } from "node:crypto";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Database } from "../../../ports/database.ts";
import type { SitePage } from "./site-pages.ts";

/** What all pages were made with, besides the stories. */
export interface MadeWith {
  /** Fingerprint of the paper's settings, of the style and of Standfirst itself. */
  all: string;
  /** Fingerprints of the contributors on the site; empty for one the desk does not know. */
  contributors: Readonly<Record<string, string>>;
}

export interface SiteState {
  folder: string;
  version: string;
  madeWith: MadeWith;
}

/** Which version of the site shows just what the desk's file says was published. */
export interface SiteStates {
  /** Undefined where none does, or nobody knows. */
  find(): SiteState | undefined;
  /** Joins the transaction under way. A site that is whole has no page behind. */
  put(state: SiteState): void;
  forget(): void;
  /** The oldest of them, `most` at most. */
  behind(most: number): SitePage[];
  areBehind(pages: readonly SitePage[]): void;
  areCaughtUp(pages: readonly SitePage[] | "all"): void;
}

export function fingerprint(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 24);
}

/** `form` names the Standfirst that makes the pages: another one may make them otherwise. */
export function madeWith(
  parts: { paper: Paper; form: string; assets: unknown; contributors: readonly Contributor[] },
  authors: Iterable<string>,
): MadeWith {
  const known = new Map(parts.contributors.map((each) => [each.id, fingerprint(each)]));
  return {
    all: fingerprint([parts.form, parts.paper, parts.assets]),
    contributors: Object.fromEntries([...authors].map((id) => [id, known.get(id) ?? ""])),
  };
}

/** Whether pages made so are as they would be made now. Those who have nothing on the site do not count. */
export function isMadeSo(before: MadeWith, now: MadeWith): boolean {
  if (before.all !== now.all) return false;
  return Object.entries(before.contributors).every(([id, print]) => now.contributors[id] === print);
}

export function createSiteStates(database: Database): SiteStates {
  const keyOf = (page: SitePage): string => JSON.stringify(page);
  return {
    find() {
      const row = database.get<{ folder: string; version: string; made_with: string }>(
        "SELECT folder, version, made_with FROM site_standing WHERE only = 1",
      );
      return row && { folder: row.folder, version: row.version, madeWith: JSON.parse(row.made_with) as MadeWith };
    },
    put({ folder, version, madeWith: made }) {
      database.run(
        `INSERT INTO site_standing (only, folder, version, made_with) VALUES (1, ?, ?, ?)
         ON CONFLICT (only) DO UPDATE SET folder = excluded.folder, version = excluded.version, made_with = excluded.made_with`,
        folder,
        version,
        JSON.stringify(made),
      );
    },
    forget: () => void database.run("DELETE FROM site_standing"),
    behind: (most) =>
      database
        .all<{ page: string }>("SELECT page FROM site_behind LIMIT ?", most)
        .map(({ page }) => JSON.parse(page) as SitePage),
    areBehind(pages) {
      for (const page of pages) database.run("INSERT OR IGNORE INTO site_behind (page) VALUES (?)", keyOf(page));
    },
    areCaughtUp(pages) {
      if (pages === "all") database.run("DELETE FROM site_behind");
      else for (const page of pages) database.run("DELETE FROM site_behind WHERE page = ?", keyOf(page));
    },
  };
}
