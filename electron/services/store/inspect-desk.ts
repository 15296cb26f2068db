import { DatabaseSync } from "node:sqlite";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { findDamage, numberOf, openToRead } from "./raw-file.ts";

/** What a copy of a desk's file is. */
export interface InspectedDesk {
  /** How many migrations it has been through. */
  schema: number;
  stories: number;
  /** Pictures it knows, by id. */
  pictures: string[];
}

/** How many migrations this Standfirst knows. */
export const KNOWN_SCHEMA = MIGRATIONS.length;

/**
 * Looks into a copy that came from elsewhere, and changes nothing. Answers in words what is wrong with it: that it
 * is damaged, or that it holds other tables, triggers or views than a desk of its age has. Only for files whose
 * schema this Standfirst knows.
 */
export function inspectDesk(path: string): InspectedDesk | string {
  const file = openToRead(path);
  try {
    const schema = numberOf(file, "PRAGMA user_version");
    if (schema < 1 || schema > KNOWN_SCHEMA) return "it is of no age that is known here";
    const damage = findDamage(file);
    if (damage !== undefined) return damage;
    if (shapeOf(file) !== shapeOfOwn(schema)) return "it holds other tables than a desk has";
    const pictures = file.prepare("SELECT id FROM pictures ORDER BY id").all();
    return {
      schema,
      stories: numberOf(file, "SELECT count(*) FROM stories"),
      pictures: pictures.map(({ id }) => String(id)),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    file.close();
  }
}

function shapeOf(file: DatabaseSync): string {
  // Statistics tables come and go as SQLite likes.
  return JSON.stringify(
    file
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name")
      .all(),
  );
}

function shapeOfOwn(schema: number): string {
  const own = new DatabaseSync(":memory:");
  try {
    migrate(own, MIGRATIONS.slice(0, schema));
    return shapeOf(own);
  } finally {
    own.close();
  }
}
