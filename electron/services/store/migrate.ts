import type { DatabaseSync } from "node:sqlite";
import { Failure } from "../../../shared/contract/failure.ts";
import { MIGRATIONS } from "./migrations.ts";
import { numberOf } from "./raw-file.ts";

export function schemaVersion(file: DatabaseSync): number {
  return numberOf(file, "PRAGMA user_version");
}

/** Fails with `newer-desk` when the file knows more than this version of Standfirst. */
export function refuseNewer(file: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  if (schemaVersion(file) <= migrations.length) return;
  throw new Failure(
    "newer-desk",
    "This desk was last opened with a newer version of Standfirst. Nothing was changed. Update Standfirst to open it.",
  );
}

/** Brings the tables up to date, each step whole or not at all. */
export function migrate(file: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  for (let version = schemaVersion(file); version < migrations.length; version += 1) {
    file.exec("BEGIN IMMEDIATE");
    try {
      file.exec(migrations[version] ?? "");
      file.exec(`PRAGMA user_version = ${version + 1}`);
      file.exec("COMMIT");
    } catch (error) {
      if (file.isTransaction) file.exec("ROLLBACK");
      throw error;
    }
  }
}
