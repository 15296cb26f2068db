import { Failure } from "../../../shared/contract/failure.ts";
import type { Recognised } from "../../../shared/contract/targets.ts";
import type { DeskTarget, SiteUser, TargetSettings, TargetTest } from "../../../shared/model/target.ts";
import type { Http } from "../../ports/http.ts";
import type { Vault } from "../../ports/vault.ts";
import type { DeskTargets, TargetDraft } from "./desk-targets.ts";
import { recogniseSite } from "./recognise-site.ts";
import { isSameServer } from "./targets/same-site.ts";
import { targetFailure } from "./targets/target-failure.ts";
import type { TargetKinds } from "./targets/target-kinds.ts";

/** Longest a site may take over being recognised or tested, in milliseconds. */
const PATIENCE = 60_000;

/** What was typed of a target; what is left out is as it is kept. */
export interface TargetToTest {
  id?: string | undefined;
  settings?: TargetSettings | undefined;
  secret?: string | undefined;
}

/** Setting up targets, with their secrets. `shared/contract/targets.ts` says what each call promises. */
export interface TargetSetUp {
  recognise(address: string, signal: AbortSignal | undefined): Promise<Recognised>;
  hostKey(host: string, port: number, signal: AbortSignal | undefined): Promise<string>;
  add(draft: TargetDraft & { secret: string }): Promise<DeskTarget>;
  change(
    id: string,
    changes: { name?: string | undefined; settings?: TargetSettings | undefined; secret?: string | undefined },
  ): Promise<DeskTarget>;
  test(tested: TargetToTest, signal: AbortSignal | undefined): Promise<TargetTest>;
  users(id: string, signal: AbortSignal | undefined): Promise<SiteUser[]>;
}

export interface TargetSetUpParts {
  targets: DeskTargets;
  vault: Vault;
  http: Http;
  kinds: TargetKinds;
}

const patient = (signal: AbortSignal | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal === undefined ? [] : [signal])]);

export function createTargetSetUp({ targets, vault, http, kinds }: TargetSetUpParts): TargetSetUp {
  /** Before anything is changed: a target whose secret cannot be kept is not half added. */
  const refuseUnlessOpen = (): void => {
    const state = vault.state();
    if (state.kind === "undecided")
      throw new Failure("bad-input", "Say first where secrets are to be kept. Nothing was changed.");
    if (state.kind === "damaged")
      throw new Failure(
        "bad-file",
        "The file with the secrets is damaged. Put it back or forget all secrets first. Nothing was changed.",
      );
    if ("locked" in state && state.locked)
      throw new Failure("vault-locked", "The secrets are locked. Give their passphrase first. Nothing was changed.");
  };

  return {
    recognise: (address, signal) => recogniseSite(address, kinds, http, patient(signal)),
    async hostKey(host, port, signal) {
      if (kinds.sftp?.hostKey === undefined) throw targetFailure("refused", "This Standfirst knows no SFTP.");
      return kinds.sftp.hostKey(host, port, patient(signal));
    },
    async add({ secret, ...draft }) {
      refuseUnlessOpen();
      const added = targets.add(draft);
      try {
        await vault.keep(added.id, secret);
      } catch (error) {
        await targets.remove(added.id);
        throw error;
      }
      return targets.get(added.id);
    },
    async change(id, { secret, name, settings }) {
      if (secret !== undefined) refuseUnlessOpen();
      await targets.change(id, { ...(name === undefined ? {} : { name }), ...(settings === undefined ? {} : { settings }) });
      if (secret !== undefined) await vault.keep(id, secret);
      return targets.get(id);
    },
    users: async (id, signal) => (await targets.connect(id).users?.(patient(signal))) ?? [],
    async test({ id, settings, secret }, signal) {
      const known = id === undefined ? undefined : targets.get(id);
      const tested = settings ?? known?.settings;
      if (tested === undefined) throw new Failure("bad-input", "Say which target is to be tested.");
      const kept = known !== undefined && isSameServer(tested, known.settings) ? known.id : undefined;
      const read = async (): Promise<string> => {
        if (secret !== undefined) return secret;
        if (kept !== undefined) return vault.read(kept);
        throw new Failure("not-found", "The secret of another server does not go to this one. Give its own.");
      };
      return targets.connectTo(tested, read).test(patient(signal));
    },
  };
}
