import type { DeskEvent } from "../../shared/contract/desk.ts";

/** Tells every listening window what happened. Never throws; order is kept. */
export type Announce = (event: DeskEvent) => void;
