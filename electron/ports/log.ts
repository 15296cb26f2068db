/** The main process's log, on standard error. Never given copy, secrets or addresses with tokens. */
export interface Log {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}
