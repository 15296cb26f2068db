/** Where Electron's binary is, if it is here. */
export function installedElectron(): string | undefined;
/** The binary where it is or can be fetched, or why there is none in one sentence. */
export function electronForHere(): Promise<{ electron?: string; whyNot?: string }>;
