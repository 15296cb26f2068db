/** Lets one process at a time do `work`; the others wait for their turn. */
export function withLock<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result>;
