import { Failure } from "../../shared/contract/failure.ts";
import type { Profile } from "../../shared/model/profile.ts";
import { EMPTY_PAPER } from "../services/paper/empty-paper.ts";
import type { DeskServices } from "./desk-services.ts";

export interface Beginning {
  profile: Profile;
  newsroom: "sample" | "empty";
}

/** First start: lays out the paper and its newsroom, then says who sits here. */
export async function beginDesk(
  { store, settings, paper, newsroom: openNewsroom }: DeskServices,
  { profile, newsroom }: Beginning,
): Promise<void> {
  if (store.state() === "damaged") {
    throw new Failure("damaged-desk", "The desk's file is damaged. Bring back a good copy first; the damaged file is kept.");
  }
  if (settings.profile() !== undefined && paper.find() !== undefined) {
    throw new Failure("bad-input", "This desk is set up already. Nothing was changed.");
  }
  settings.saveProfile(profile);
  // A desk that has a paper only lost its settings: what lies on it is left alone.
  if (paper.find() !== undefined) return;
  if (newsroom === "sample") await (await openNewsroom()).fillSample();
  else paper.save(EMPTY_PAPER);
}
