import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { ReactElement } from "react";
import { useQuery } from "@tanstack/react-query";
import type { HouseStyle, RuleLine } from "../../../../shared/style/house-style.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Field, Select } from "../../../ui/field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { SettingsPage } from "../settings-page.tsx";
import styles from "./house-style.module.css";
import { RuleForm } from "./rule-form.tsx";
import { rulesFound } from "./rules-found.ts";
import type { Shown } from "./rules-found.ts";
import { unsavedRule } from "./unsaved-rules.ts";
import { useHouseStyle } from "./use-house-style.ts";
import type { HouseStyleDeeds } from "./use-house-style.ts";

/** Rules drawn at once; the search finds the rest. */
const MOST = 100;
const SHOWN: readonly { value: Shown; label: string }[] = [
  { value: "all", label: "All rules" },
  { value: "must", label: "Must" },
  { value: "should", label: "Should" },
  { value: "hint", label: "Hint" },
  { value: "off", label: "Switched off" },
  { value: "faulty", label: "With a fault" },
];
export const SEVERITIES = { must: "Must", should: "Should", hint: "Hint" } as const;

/** Which rule is being edited: an id, or a new one. */
type Editing = { id: string } | "new" | undefined;

/** The rules of the house style: found, switched, changed, tried and rehearsed. */
export function HouseStylePage(): ReactElement {
  const deeds = useHouseStyle();
  const [editing, setEditing] = useState<Editing>(undefined);
  const { style, failure } = deeds;
  const lead =
    style === undefined ? undefined : (
      <>
        Rules are files that can also be edited by hand, in <span className={styles.folder}>{style.folder}</span>
      </>
    );
  if (editing !== undefined) {
    const close = (): void => setEditing(undefined);
    return (
      <SettingsPage title="House style">
        {editing === "new" ? (
          <RuleForm rule={undefined} deeds={deeds} onDone={close} />
        ) : (
          <EditRule id={editing.id} deeds={deeds} onDone={close} />
        )}
      </SettingsPage>
    );
  }
  return (
    <SettingsPage title="House style" lead={lead}>
      {failure !== undefined && <p role="alert">{sayFailure(failure)}</p>}
      {style === undefined && failure === undefined && <p className={styles.quiet}>The rules are being read…</p>}
      {style !== undefined && <Problems style={style} />}
      {style !== undefined && (
        <Rules deeds={deeds} rules={style.rules} onEdit={(id) => setEditing({ id })} onAdd={() => setEditing("new")} />
      )}
    </SettingsPage>
  );
}

function EditRule({ id, deeds, onDone }: { id: string; deeds: HouseStyleDeeds; onDone(): void }): ReactElement {
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ["house-style", "rule", id],
    queryFn: ({ signal }) => client.style.rule({ id }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (data !== undefined) return <RuleForm rule={data} deeds={deeds} onDone={onDone} />;
  return (
    <div>
      {error !== null && <p role="alert">{sayFailure(error)}</p>}
      <Button onClick={onDone}>Back to the rules</Button>
    </div>
  );
}

function Problems({ style }: { style: HouseStyle }): ReactElement | null {
  if (style.problems.length === 0) return null;
  return (
    <div className={styles.problems} role="group" aria-label="Files that could not be read">
      <p>Left out, because it could not be read; all other rules are in use:</p>
      <ul>
        {style.problems.map(({ guide, file, line, rule, message }) => (
          <li key={`${guide}/${file}/${line ?? 0}/${rule ?? ""}/${message}`}>
            <b>
              {guide}/{file}
              {line !== undefined && `, line ${line}`}
            </b>{" "}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RulesProps {
  deeds: HouseStyleDeeds;
  rules: readonly RuleLine[];
  onEdit(id: string): void;
  onAdd(): void;
}

function Rules({ deeds, rules, onEdit, onAdd }: RulesProps): ReactElement {
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const found = rulesFound(rules, useDeferredValue(query), shown);
  const faulty = rules.filter(({ fault }) => fault !== undefined).length;
  const off = rules.filter(({ isOff }) => isOff).length;
  return (
    <>
      <div className={styles.search}>
        <Field
          label="Find a rule"
          type="search"
          placeholder="A word, or what the rule is about"
          value={query}
          maxLength={200}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select label="Show" choices={SHOWN} value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)} />
        <Button icon={<Plus size={14} />} className={styles.add} onClick={onAdd}>
          {unsavedRule(undefined) === undefined ? "Add a rule" : "Go on with the new rule"}
        </Button>
      </div>
      <p className={styles.quiet} role="status">
        {found.length === rules.length ? `${rules.length} rules` : `${found.length} of ${rules.length} rules`}
        {off > 0 && ` · ${off} switched off`}
        {faulty > 0 && ` · ${faulty} not in use because of a fault`}
      </p>
      {found.length === 0 && <EmptyState title="No such rule" text="Look for another word, or add a rule." />}
      {found.length > 0 && (
        <ul role="list" className={styles.rules} aria-label="Rules">
          {found.slice(0, MOST).map((rule) => (
            <RuleItem key={rule.id} rule={rule} deeds={deeds} onEdit={() => onEdit(rule.id)} />
          ))}
        </ul>
      )}
      {found.length > MOST && <p className={styles.quiet}>And {found.length - MOST} more: the search finds them.</p>}
    </>
  );
}

function RuleItem({ rule, deeds, onEdit }: { rule: RuleLine; deeds: HouseStyleDeeds; onEdit(): void }): ReactElement {
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);
  async function turn(): Promise<void> {
    setIsBusy(true);
    try {
      await deeds.turn(rule.id, rule.isOff);
    } catch (error) {
      notice.fail(error);
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <li className={styles.rule} data-off={rule.isOff || rule.fault !== undefined}>
      <div className={styles.words}>
        <span className={styles.summary}>{rule.summary}</span>
        <span className={styles.why}>{rule.why}</span>
        <span className={styles.facts}>
          <span className={styles[rule.severity]}>{SEVERITIES[rule.severity]}</span> · {rule.topic} · {rule.id}
        </span>
        {rule.fault !== undefined && !rule.isOff && <span className={styles.fault}>Not in use: {rule.fault}</span>}
      </div>
      <div className={styles.deeds}>
        <Switch label={`Use ${rule.id}`} hideLabel checked={!rule.isOff} disabled={isBusy} onChange={() => void turn()} />
        <Button size="small" aria-label={`Edit ${rule.id}`} onClick={onEdit}>
          {unsavedRule(rule.id) === undefined ? "Edit" : "Go on editing"}
        </Button>
      </div>
    </li>
  );
}
