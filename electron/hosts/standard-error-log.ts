import type { Log } from "../ports/log.ts";

/** Causes are where the reason stands: SQLite's words behind "could not be kept". */
function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nbecause of ${withCauses(error.cause)}`;
}

/** Standard output belongs to the ready line and to the answers of the command line. */
export const standardErrorLog: Log = {
  info: (message) => void process.stderr.write(`${message}\n`),
  error: (message, error) =>
    void process.stderr.write(error === undefined ? `${message}\n` : `${message}\n${withCauses(error)}\n`),
};
