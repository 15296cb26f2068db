/** Where a story stands, in the order work usually takes. */
export const STATUSES = [
  "draft",
  "filed",
  "subbing",
  "revise",
  "ready",
  "scheduled",
  "published",
  "withdrawn",
  "spiked",
] as const;
export type Status = (typeof STATUSES)[number];

/** The hats of the desk. On one desk a role is a hat, not a lock: see `rights.ts`. */
export const ROLES = ["journalist", "sub-editor", "editor"] as const;
export type Role = (typeof ROLES)[number];
