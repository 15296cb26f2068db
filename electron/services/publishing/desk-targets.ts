import { v7 } from "uuid";
import { Failure } from "../../../shared/contract/failure.ts";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import { targetSettingsSchema } from "../../../shared/model/target.ts";
import type { Abilities, DeskTarget, TargetKindName, TargetSettings } from "../../../shared/model/target.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database, SqlRow } from "../../ports/database.ts";
import type { Http } from "../../ports/http.ts";
import type { Vault } from "../../ports/vault.ts";
import { isSameServer, isSameSite } from "./targets/same-site.ts";
import type { Connection, Target, TargetMemory } from "./targets/target.ts";
import type { TargetKinds } from "./targets/target-kinds.ts";
import { createSecretMask } from "./targets/secret-mask.ts";
import { createPassingMemory, createTargetMemory, forgetTargetMemory } from "./targets/target-memory.ts";

/** What the folder is called in lists. */
const FOLDER_NAME = "Site folder";

export type TargetDraft = Pick<DeskTarget, "name" | "settings">;

/** The sites this desk can publish to. */
export interface DeskTargets {
  /** The folder first, then in the order of the desk; those that were removed are left out. */
  list(): DeskTarget[];
  /** Fails with `not-found`, also for one that was removed. */
  get(id: string): DeskTarget;
  /** Its name, also after it was removed: receipts and the queue speak of it. Undefined when there never was one. */
  nameOf(id: string): string | undefined;
  /** Fails with `bad-input` when another has the name, or for a second folder. */
  add(draft: TargetDraft): DeskTarget;
  /**
   * Changes name, settings or both. A target keeps its kind (`bad-input`). A secret never follows to
   * another server: it is removed first, and has to be given again.
   */
  change(id: string, changes: Partial<TargetDraft>): Promise<DeskTarget>;
  /** Takes it off the list, with its secret. What stands on the site stays there. */
  remove(id: string): Promise<void>;
  /** Puts them in this order; those that are not named come after, in the order they had. */
  arrange(ids: readonly string[]): DeskTarget[];
  /** What it can do, as it is set. Fails with `not-found`. */
  abilitiesOf(id: string): Abilities;
  /** Ready to be asked; asks nobody yet. Fails with `not-found`. */
  connect(id: string): Target;
  /** The same with settings and a secret that are not kept yet; what it learns is forgotten. */
  connectTo(settings: TargetSettings, secret: () => Promise<string>): Target;
}

export interface DeskTargetsParts {
  database: Database;
  clock: Clock;
  announce: Announce;
  vault: Vault;
  http: Http;
  kinds: TargetKinds;
}

interface TargetRow extends SqlRow {
  id: string;
  name: string;
  settings: string;
}

const noSuchTarget = (): Failure =>
  new Failure("not-found", "There is no such target any more. It may have been removed in another window.");

export function createDeskTargets({ database, clock, announce, vault, http, kinds }: DeskTargetsParts): DeskTargets {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const folder: DeskTarget = {
    id: FOLDER_TARGET_ID,
    name: FOLDER_NAME,
    settings: { kind: "folder" },
    secret: "none needed",
  };

  const secretOf = (id: string): DeskTarget["secret"] => {
    const state = vault.state();
    if (state.kind === "damaged") return "locked";
    if (!vault.has(id)) return "not set";
    return "locked" in state && state.locked ? "locked" : "set";
  };
  const targetOf = ({ id, name, settings }: TargetRow): DeskTarget => ({
    id,
    name,
    settings: targetSettingsSchema.parse(JSON.parse(settings)),
    secret: secretOf(id),
  });
  const rows = (): TargetRow[] =>
    database.all<TargetRow>("SELECT id, name, settings FROM targets WHERE removed_at IS NULL ORDER BY place, added_at, id");
  const list = (): DeskTarget[] => [folder, ...rows().map(targetOf)];
  const get = (id: string): DeskTarget => {
    if (id === FOLDER_TARGET_ID) return folder;
    const row = database.get<TargetRow>("SELECT id, name, settings FROM targets WHERE id = ? AND removed_at IS NULL", id);
    if (row === undefined) throw noSuchTarget();
    return targetOf(row);
  };

  const announceAfterCommit = (): void => database.afterCommit(() => announce({ kind: "targetsDidChange" }));
  const refuseFolder = (id: string): void => {
    if (id === FOLDER_TARGET_ID)
      throw new Failure("bad-input", "The site folder belongs to the desk: set it under Site in the settings.");
  };
  const refuseTakenName = (name: string, id?: string): void => {
    const taken = list().some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new Failure("bad-input", `Another target is called “${name}”. Give this one a name of its own.`);
  };

  const connected = (settings: TargetSettings, read: () => Promise<string>, memory: TargetMemory): Target => {
    const mask = createSecretMask();
    const secret = async (): Promise<string> => {
      const given = await read();
      mask.hide(given);
      return given;
    };
    return connectAs(kinds, { settings, secret, http: mask.over(http), memory, now });
  };

  function connect(id: string): Target {
    const { settings } = get(id);
    const memory = createTargetMemory(database, id);
    return connectAs(kinds, { settings, secret: () => vault.read(id), http, memory, now });
  }

  return {
    list,
    get,
    nameOf: (id) =>
      id === FOLDER_TARGET_ID ? FOLDER_NAME : database.get<{ name: string }>("SELECT name FROM targets WHERE id = ?", id)?.name,
    add: ({ name, settings }) =>
      database.transaction(() => {
        if (settings.kind === "folder")
          throw new Failure("bad-input", "A desk has one site folder, and this desk has it already.");
        refuseTakenName(name);
        const id = v7();
        database.run(
          `INSERT INTO targets (id, name, settings, place, added_at)
           VALUES (?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM targets), ?)`,
          id,
          name,
          JSON.stringify(settings),
          now(),
        );
        announceAfterCommit();
        return get(id);
      }),
    async change(id, changes) {
      refuseFolder(id);
      const before = get(id).settings;
      const after = changes.settings ?? before;
      if (after.kind !== before.kind)
        throw new Failure("bad-input", "A target stays of its kind: add another target for the other site.");
      if (changes.name !== undefined) refuseTakenName(changes.name, id);
      // Before the new address is on the disk: after a crash in between a secret is missing, never astray.
      if (!isSameServer(after, before)) await vault.remove(id);
      return database.transaction(() => {
        const known = get(id);
        const { name = known.name, settings = known.settings } = changes;
        database.run("UPDATE targets SET name = ?, settings = ? WHERE id = ?", name, JSON.stringify(settings), id);
        if (!isSameSite(settings, known.settings)) forgetTargetMemory(database, id);
        announceAfterCommit();
        return get(id);
      });
    },
    async remove(id) {
      refuseFolder(id);
      get(id);
      // A damaged vault gives nothing away, and keeps nobody from removing a target.
      if (vault.state().kind !== "damaged") await vault.remove(id);
      database.transaction(() => {
        database.run("UPDATE targets SET removed_at = ? WHERE id = ? AND removed_at IS NULL", now(), id);
        forgetTargetMemory(database, id);
        announceAfterCommit();
      });
    },
    arrange: (ids) =>
      database.transaction(() => {
        const known = rows().map((row) => row.id);
        const order = [...new Set([...ids, ...known])].filter((id) => known.includes(id));
        for (const [index, id] of order.entries()) database.run("UPDATE targets SET place = ? WHERE id = ?", index + 1, id);
        announceAfterCommit();
        return list();
      }),
    abilitiesOf: (id) => connect(id).abilities,
    connect,
    connectTo: (settings, secret) => connected(settings, secret, createPassingMemory()),
  };
}

function connectAs<Kind extends TargetKindName>(kinds: TargetKinds, connection: Connection<Kind>): Target {
  return kindOf(kinds, connection.settings.kind).connect(connection);
}

function kindOf<Kind extends TargetKindName>(kinds: TargetKinds, name: Kind): NonNullable<TargetKinds[Kind]> {
  const kind = kinds[name];
  if (kind === undefined) throw new Failure("not-found", "This Standfirst knows no targets of this kind.");
  return kind;
}
