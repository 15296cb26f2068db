import type { DeskEvent } from "../../shared/contract/desk.ts";

/**
 * Tells every listening window what happened, but the session `besides`: it made the change and
 * knows it from the answer to its call. Never throws; order is kept.
 */
export type Announce = (event: DeskEvent, besides?: string) => void;
