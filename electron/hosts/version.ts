declare const STANDFIRST_VERSION: string | undefined;

/** Set by the bundler; from source there is no version to tell. */
export const version: string = typeof STANDFIRST_VERSION === "string" ? STANDFIRST_VERSION : "development";
