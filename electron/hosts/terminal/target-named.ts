import { Failure } from "../../../shared/contract/failure.ts";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import type { DeskCalls } from "./desk-calls.ts";

/** The id of the target with this id or name; the site folder when none is named. Fails with `not-found`. */
export async function targetNamed(desk: DeskCalls, to: string | undefined): Promise<string> {
  if (to === undefined) return FOLDER_TARGET_ID;
  const targets = await desk.targets.list();
  const found = targets.find(({ id, name }) => id === to || name.toLowerCase() === to.toLowerCase());
  if (found !== undefined) return found.id;
  throw new Failure("not-found", `There is no target “${to}”: there are ${targets.map(({ name }) => name).join(", ")}.`);
}
