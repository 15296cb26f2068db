import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { DeskTarget } from "../../../../shared/model/target.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Select } from "../../../ui/field.tsx";
import { AuthorFields } from "./author-fields.tsx";
import { KindFields } from "./kind-fields.tsx";
import { draftOf, KIND_NAMES, NEW_DRAFT, problemsOf, settingsOf } from "./target-draft.ts";
import type { AddedKind, TargetDraft } from "./target-draft.ts";
import styles from "./targets.module.css";
import { TestResult } from "./test-result.tsx";
import { useConnectionTest } from "./use-connection-test.ts";
import { useRecognised } from "./use-targets.ts";
import { useOpenVault } from "./use-open-vault.tsx";

interface TargetFormProps {
  /** Undefined: a new one. */
  target: DeskTarget | undefined;
  onDone(): void;
}

const BY_HAND: readonly AddedKind[] = ["wordpress", "ghost", "sftp", "outlet"];
const kindNamed = (name: string): AddedKind | undefined => BY_HAND.find((kind) => kind === name);

export function TargetForm({ target, onDone }: TargetFormProps): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const vault = useOpenVault();
  const connection = useConnectionTest();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<TargetDraft>(target === undefined ? NEW_DRAFT : draftOf(target));
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState("");
  const [isSaving, setIsSaving] = useState(false);
  const isAsked = target === undefined && typed.kind === undefined;
  const recognised = useRecognised(typed.address, isAsked);
  const found = isAsked ? recognised.data : undefined;
  const kind = typed.kind ?? kindNamed(found?.kind ?? "");
  const draft = { ...typed, name: typed.name || (found?.site ?? ""), address: found?.address ?? typed.address };
  const hasSecret = target !== undefined && target.secret !== "not set";
  const problems = wasTried && kind !== undefined ? problemsOf(draft, kind, hasSecret) : {};

  function change(changes: Partial<TargetDraft>): void {
    setTyped((before) => ({ ...before, ...changes }));
    connection.forget();
    setFailure("");
  }

  /** The kind when all that is needed is there; else what is missing is marked. */
  function ready(): AddedKind | undefined {
    setWasTried(true);
    if (kind !== undefined && Object.keys(problemsOf(draft, kind, hasSecret)).length === 0) return kind;
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return undefined;
  }

  async function test(): Promise<void> {
    const known = ready();
    if (known === undefined) return;
    const { secret } = draft;
    const tested = {
      settings: settingsOf(draft, known),
      ...(target === undefined ? {} : { id: target.id }),
      ...(secret === "" ? {} : { secret }),
    };
    // Only what is kept needs the vault.
    if (secret === "") await vault.whenOpen(() => connection.run(tested));
    else await connection.run(tested);
  }

  async function save(known: AddedKind): Promise<void> {
    setIsSaving(true);
    setFailure("");
    const { name, secret } = draft;
    const settings = settingsOf(draft, known);
    try {
      if (target === undefined) await client.targets.add({ name: name.trim(), settings, secret });
      else await client.targets.change({ id: target.id, name: name.trim(), settings, ...(secret === "" ? {} : { secret }) });
      notice.say(target === undefined ? `${name.trim()} is added.` : `${name.trim()} is saved.`, "done");
      onDone();
    } catch (error) {
      setFailure(sayFailure(error));
    } finally {
      setIsSaving(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const known = ready();
    if (known === undefined) return;
    if (draft.secret === "") void save(known);
    else void vault.whenOpen(() => save(known));
  }

  return (
    <>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={target?.name ?? "New target"}>
        {typed.kind !== "sftp" && (
          <Field
            label="Site address"
            type="url"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            hint={isAsked ? "As readers know it. The site is asked what it is; nothing secret is sent." : undefined}
            value={typed.address}
            problem={problems.address}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
        )}
        {isAsked && (
          <div className={styles.found}>
            <p role="status">
              {recognised.isFetching && `Asking ${typed.address.trim()}…`}
              {!recognised.isFetching && found !== undefined && `“${found.site}” is a ${KIND_NAMES[found.kind]} site.`}
            </p>
            {recognised.error !== null && !recognised.isFetching && (
              <div className={styles.row}>
                <p role="alert" className={styles.failure}>
                  {sayFailure(recognised.error)}
                </p>
                <Button size="small" onClick={() => void recognised.refetch()}>
                  Ask again
                </Button>
              </div>
            )}
          </div>
        )}
        {target === undefined && (
          <Select
            label="Kind"
            emptyChoice={found === undefined ? "Found by asking the site" : `${KIND_NAMES[found.kind]}, found by asking the site`}
            choices={BY_HAND.map((value) => ({ value, label: KIND_NAMES[value] }))}
            value={typed.kind ?? ""}
            onChange={(event) => change({ kind: kindNamed(event.currentTarget.value), address: draft.address })}
          />
        )}
        {kind !== undefined && (
          <>
            <Field
              label="Name of the target"
              maxLength={120}
              value={draft.name}
              problem={problems.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <KindFields kind={kind} draft={draft} problems={problems} hasSecret={hasSecret} onChange={change} />
            {target !== undefined && (kind === "wordpress" || kind === "ghost") && target.secret === "set" && (
              <AuthorFields targetId={target.id} authors={draft.authors} onChange={(authors) => change({ authors })} />
            )}
          </>
        )}
        <TestResult step={connection.step} />
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
        <div className={styles.row}>
          {kind !== undefined && (
            <>
              <Button aria-busy={connection.step.kind === "testing"} onClick={() => void test()}>
                Test connection
              </Button>
              <Button type="submit" tone="primary" aria-busy={isSaving}>
                Save target
              </Button>
            </>
          )}
          <Button tone={kind === undefined ? "plain" : "quiet"} onClick={onDone}>
            Cancel
          </Button>
        </div>
      </form>
      {vault.question}
    </>
  );
}
