import type { DatabaseSync, StatementSync } from "node:sqlite";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Database, SqlRow, SqlValue } from "../../ports/database.ts";
import { troubleOf } from "./sqlite-failure.ts";

/** Statements kept prepared. The desk's own are about a hundred. */
const MOST_STATEMENTS = 256;

export interface Connection extends Database {
  /** Leaves the file; the next call opens it again. */
  leave(): void;
  /** Leaves the file for good. */
  close(): void;
}

interface ConnectionOptions {
  /** Opens the file, or throws a `Failure`. */
  open: () => DatabaseSync;
  /** Whether the open file is still the one at its path. */
  isStillThere: () => boolean;
  folder: string;
  /** SQLite met damage while working. */
  onDamage: () => void;
}

/**
 * The `Database` port over one file that is opened when first needed, and again after an
 * error of the disk: once the disk is back, the next call works.
 */
export function createConnection({ open, isStillThere, folder, onDamage }: ConnectionOptions): Connection {
  let file: DatabaseSync | undefined;
  let closed = false;
  let depth = 0;
  let undone = false;
  // The file must be left as soon as the transaction under way has ended.
  let stale = false;
  let afterwards: (() => void)[] = [];
  const statements = new Map<string, StatementSync>();

  const leave = (): void => {
    statements.clear();
    const leaving = file;
    file = undefined;
    try {
      leaving?.close();
    } catch {
      // The disk is gone: there is nothing left to close cleanly, and the handle is dropped.
    }
  };

  const opened = (): DatabaseSync => {
    if (closed) throw new Failure("no-connection", "The desk is closed.");
    file ??= open();
    return file;
  };

  const guarded = <Result>(work: (file: DatabaseSync) => Result): Result => {
    try {
      if (depth === 0 && file !== undefined && !isStillThere()) leave();
      return work(opened());
    } catch (error) {
      const trouble = troubleOf(error, folder);
      if (trouble === undefined) throw error;
      if (trouble.damaged) onDamage();
      // In a transaction the file is left at its end, after the work was undone.
      if (trouble.reopen && depth === 0) leave();
      else if (trouble.reopen) stale = true;
      throw trouble.failure;
    }
  };

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) {
      statements.delete(sql);
      statements.set(sql, known);
      return known;
    }
    const statement = opened().prepare(sql);
    statements.set(sql, statement);
    if (statements.size > MOST_STATEMENTS) {
      const oldest = statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
    }
    return statement;
  };

  const undo = (): void => {
    try {
      if (file?.isTransaction === true) file.exec("ROLLBACK");
    } catch {
      // SQLite undoes an unfinished transaction when the file is left or opened again.
      stale = true;
    }
  };

  const outermost = <Result>(work: () => Result): Result => {
    guarded((open) => open.exec("BEGIN IMMEDIATE"));
    depth = 1;
    undone = false;
    stale = false;
    try {
      const result = work();
      if (result instanceof Promise) throw new Error("A transaction's work must not wait");
      if (undone) throw new Error("A part of this transaction failed: it cannot be kept");
      guarded((open) => open.exec("COMMIT"));
      depth = 0;
      const due = afterwards;
      afterwards = [];
      for (const task of due) task();
      return result;
    } catch (error) {
      if (depth > 0) undo();
      throw error;
    } finally {
      depth = 0;
      afterwards = [];
      if (stale) leave();
    }
  };

  return {
    run: (sql, ...values) => guarded(() => ({ changes: Number(prepared(sql).run(...values).changes) })),
    get: <Row extends SqlRow>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepared(sql).get(...values) as Row | undefined),
    all: <Row extends SqlRow>(sql: string, ...values: SqlValue[]) => guarded(() => prepared(sql).all(...values) as Row[]),
    transaction(work) {
      if (depth === 0) return outermost(work);
      try {
        return work();
      } catch (error) {
        undone = true;
        throw error;
      }
    },
    afterCommit(work) {
      if (depth === 0) work();
      else afterwards.push(work);
    },
    leave,
    close() {
      closed = true;
      leave();
    },
  };
}
