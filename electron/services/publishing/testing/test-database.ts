import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Database, SqlRow, SqlValue } from "../../../ports/database.ts";
import { MIGRATIONS } from "../../store/migrations.ts";

export interface TestDatabase extends Database {
  close(): void;
}

/** The desk's tables in a real SQLite file (or in memory), for the tests of services. */
export function openTestDatabase(path = ":memory:"): TestDatabase {
  const file = new DatabaseSync(path, { timeout: 5000 });
  file.exec("PRAGMA journal_mode = WAL");
  const version = Number(file.prepare("PRAGMA user_version").get()?.["user_version"]);
  // In one transaction: each table on its own would wait for the disk.
  file.exec("BEGIN");
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index >= version) file.exec(migration);
  }
  file.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? file.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  let depth = 0;
  let afterwards: (() => void)[] = [];
  return {
    run: (sql, ...values) => ({ changes: Number(prepare(sql).run(...values).changes) }),
    get: <Row extends SqlRow>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row extends SqlRow>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    transaction(work) {
      if (depth > 0) return work();
      file.exec("BEGIN IMMEDIATE");
      depth = 1;
      try {
        const result = work();
        file.exec("COMMIT");
        const due = afterwards;
        afterwards = [];
        depth = 0;
        for (const task of due) task();
        return result;
      } catch (error) {
        if (file.isTransaction) file.exec("ROLLBACK");
        throw error;
      } finally {
        depth = 0;
        afterwards = [];
      }
    },
    afterCommit(work) {
      if (depth === 0) work();
      else afterwards.push(work);
    },
    close: () => file.close(),
  };
}
