/** How things stand between the screen and the disk. */
export interface SaveState {
  /** `saved`: everything on the screen is on the disk. `unsaved`: it could not be written. */
  kind: "saved" | "saving" | "unsaved";
  /** Of `unsaved`: what the desk said, ready to be read. */
  reason?: string;
  /** Of `saved`: instant of the last commit, ISO 8601 in UTC. */
  at?: string;
}
