/** A value SQLite keeps in a column. */
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlRow = Record<string, SqlValue>;

/**
 * The desk's one SQLite file, as services see it. Statements are prepared once and cached
 * by their text. Failures of the disk (full, read-only, broken) surface as `Failure("disk")`.
 */
export interface Database {
  run(sql: string, ...values: SqlValue[]): { changes: number };
  get<Row extends SqlRow>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row extends SqlRow>(sql: string, ...values: SqlValue[]): Row[];
  /**
   * Runs `work` in one immediate transaction: all of it is on the disk (WAL, synchronous
   * FULL) when this returns, or none of it. Transactions nest by joining the outer one.
   */
  transaction<Result>(work: () => Result): Result;
  /**
   * Runs `work` when the running transaction is on the disk, at once when none runs, never
   * when it is undone: for announcements and caches that must not run ahead of the disk.
   */
  afterCommit(work: () => void): void;
}
