import { Failure } from "../../shared/contract/failure.ts";
import type { Capabilities, DeskState } from "../../shared/contract/desk.ts";
import type { DeskServices } from "./desk-services.ts";

/** What the desk says of itself besides what its services know. */
export interface DeskFacts {
  capabilities: Capabilities;
  dataFolder: string;
  version: string;
  /** Where pictures are, below the host's origin: "/pictures/<key>". */
  picturesAt: string;
}

/** Whether the desk is new, damaged or ready, as one of its windows sees it. */
export function deskState({ store, settings, paper }: DeskServices, facts: DeskFacts, session: string): DeskState {
  const { capabilities, ...place } = facts;
  if (store.state() === "damaged") return { phase: "damaged", capabilities, backups: store.backups() };
  const profile = settings.profile();
  const settled = paper.find();
  if (profile === undefined || settled === undefined) return { phase: "first-start", capabilities };
  return { phase: "ready", capabilities, profile, paper: settled, session, ...place };
}

/** Fails with `damaged-desk` or `not-begun` where only the desk's own calls make sense. */
export function requireReady({ store, settings, paper }: DeskServices): void {
  if (store.state() === "damaged") {
    throw new Failure("damaged-desk", "The desk's file is damaged. Bring back a good copy first; the damaged file is kept.");
  }
  if (settings.profile() === undefined || paper.find() === undefined) {
    throw new Failure("not-begun", "This desk is not set up yet. Start Standfirst and say who sits here.");
  }
}
