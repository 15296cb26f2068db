import { Failure } from "../../../shared/contract/failure.ts";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import type { DeskTarget } from "../../../shared/model/target.ts";
import { PASSPHRASE_VARIABLE } from "./ask-passphrase.ts";
import type { DeskCalls } from "./desk-calls.ts";

/** The id of the target with this id or name; the site folder when none is named. Fails with `not-found`. */
export async function targetNamed(desk: DeskCalls, to: string | undefined): Promise<string> {
  if (to === undefined) return FOLDER_TARGET_ID;
  return (await findTarget(desk, to)).id;
}

/** The same for something that is sent at once. Fails with `vault-locked` as well, before anything is in the queue. */
export async function targetInReach(desk: DeskCalls, to: string): Promise<string> {
  const { id, name, secret } = await findTarget(desk, to);
  if (secret !== "locked") return id;
  const { state } = await desk.vault.state();
  const how =
    state.kind === "passphrase"
      ? `Give their passphrase at the terminal, or in ${PASSPHRASE_VARIABLE}.`
      : "Send it from the Standfirst app, which can open them.";
  throw new Failure("vault-locked", `The secrets of this desk are locked, so nothing was sent to ${name}. ${how}`);
}

async function findTarget(desk: DeskCalls, to: string): Promise<DeskTarget> {
  const targets = await desk.targets.list();
  const found = targets.find(({ id, name }) => id === to || name.toLowerCase() === to.toLowerCase());
  if (found !== undefined) return found;
  throw new Failure("not-found", `There is no target “${to}”: there are ${targets.map(({ name }) => name).join(", ")}.`);
}
