/** A fingerprint of the sources by their content. */
export function sourcesStamp(): string;
/** Brings dist/ up to date. */
export function bundle(): Promise<void>;
