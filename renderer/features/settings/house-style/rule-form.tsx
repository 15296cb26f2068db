import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { RuleEntry } from "../../../../shared/style/rule-file.ts";
import { sayFailure, useNotice } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Select, TextArea } from "../../../ui/field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Group } from "../settings-page.tsx";
import styles from "./house-style.module.css";
import { RehearsalView } from "./rehearsal-view.tsx";
import { draftOf, EMPTY_DRAFT, problemsOf, ruleOfDraft } from "./rule-draft.ts";
import type { Place, RuleDraft } from "./rule-draft.ts";
import { TryOut } from "./try-out.tsx";
import { keepUnsavedRule, unsavedRule } from "./unsaved-rules.ts";
import type { HouseStyleDeeds } from "./use-house-style.ts";

const SEVERITY_CHOICES = [
  { value: "must", label: "Must: it is wrong" },
  { value: "should", label: "Should: it is not how we write" },
  { value: "hint", label: "Hint: worth a look" },
] as const;
const PLACES: readonly { value: Place; label: string }[] = [
  { value: "headline", label: "Headline" },
  { value: "standfirst", label: "Standfirst" },
  { value: "kicker", label: "Kicker" },
  { value: "body", label: "Body" },
  { value: "crosshead", label: "Crossheads" },
  { value: "quote", label: "Block quotes" },
  { value: "caption", label: "Captions" },
  { value: "alt", label: "Alt texts" },
  { value: "credit", label: "Credits" },
  { value: "dateline", label: "Dateline" },
  { value: "searchTitle", label: "Search title" },
  { value: "searchDescription", label: "Search description" },
];

interface RuleFormProps {
  /** Undefined for a new one. */
  rule: RuleEntry | undefined;
  deeds: HouseStyleDeeds;
  onDone(): void;
}

const isSame = (one: RuleDraft, other: RuleDraft): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One rule, with what it finds tried out while it is written. */
export function RuleForm({ rule, deeds, onDone }: RuleFormProps): ReactElement {
  const notice = useNotice();
  const form = useRef<HTMLFormElement>(null);
  const [saved] = useState<RuleDraft>(() => (rule === undefined ? EMPTY_DRAFT : draftOf(rule)));
  const [draft, setDraft] = useState<RuleDraft>(() => unsavedRule(rule?.id) ?? saved);
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState("");
  const [isSaving, setIsSaving] = useState(false);
  const problems = problemsOf(draft);
  const isWhole = Object.keys(problems).length === 0;
  const shown = wasTried ? problems : {};
  const set = (change: Partial<RuleDraft>): void => {
    const next = { ...draft, ...change };
    setDraft(next);
    // Whatever closes the form, Escape too, loses nothing of it.
    keepUnsavedRule(rule?.id, isSame(next, saved) ? undefined : next);
  };
  const lines = (field: "find" | "replace" | "except" | "wrong" | "right", label: string, hint: string): ReactElement => (
    <TextArea
      label={label}
      hint={hint}
      rows={3}
      value={draft[field]}
      problem={field === "replace" || field === "except" ? undefined : shown[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setWasTried(true);
    setFailure("");
    if (!isWhole) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setIsSaving(true);
    try {
      await deeds.save(ruleOfDraft(draft), rule?.id);
      keepUnsavedRule(rule?.id, undefined);
      notice.say("The rule is saved.", "done");
      onDone();
    } catch (error) {
      setFailure(sayFailure(error));
      setIsSaving(false);
    }
  }

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void save(event)} aria-label={rule?.id ?? "New rule"}>
      <div className={styles.pair}>
        <Field
          label="Name of the rule"
          value={draft.id}
          problem={shown.id}
          maxLength={100}
          autoComplete="off"
          autoFocus={rule === undefined}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        <Select
          label="Severity"
          choices={SEVERITY_CHOICES}
          value={draft.severity}
          onChange={(event) => set({ severity: event.currentTarget.value as RuleDraft["severity"] })}
        />
      </div>
      {lines("find", "Find", "A word or phrase on each line; with an arrow, its right word: advisor → adviser")}
      {lines("replace", "Write instead", "For the words without an arrow, the best first. Empty where somebody must rewrite.")}
      <Field
        label="Pattern"
        hint="A regular expression, where words are not enough."
        value={draft.pattern}
        maxLength={1000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => set({ pattern: event.currentTarget.value })}
      />
      {lines("except", "But not in", "Phrases in which it is right.")}
      <TextArea
        label="Why"
        rows={2}
        maxLength={1000}
        value={draft.why}
        problem={shown.why}
        onChange={(event) => set({ why: event.currentTarget.value })}
      />
      <Field
        label="Page of the guide"
        type="url"
        placeholder="https://"
        value={draft.link}
        maxLength={1000}
        onChange={(event) => set({ link: event.currentTarget.value })}
      />
      <Group title="Where it applies" lead="Everywhere, unless something is ticked.">
        <div className={styles.places}>
          {PLACES.map(({ value, label }) => (
            <label key={value} className={styles.place}>
              <input
                type="checkbox"
                checked={draft.where.includes(value)}
                onChange={(event) =>
                  set({
                    where: event.currentTarget.checked ? [...draft.where, value] : draft.where.filter((each) => each !== value),
                  })
                }
              />
              {label}
            </label>
          ))}
        </div>
        <Switch
          label="Capitals matter"
          hint="Else adviser, Adviser and ADVISER are one word."
          checked={draft.exactCase}
          onChange={(exactCase) => set({ exactCase })}
        />
        <Switch label="Leave quoted speech alone" checked={draft.skipsQuotes} onChange={(skipsQuotes) => set({ skipsQuotes })} />
      </Group>
      <Group title="Its own examples" lead="They are its tests: a rule whose examples fail is kept, but not used.">
        {lines("wrong", "Wrong", "A sentence on each line; with an arrow, how it should read.")}
        {lines("right", "Right", "Sentences in which it must find nothing.")}
      </Group>
      <TryOut rule={isWhole ? ruleOfDraft(draft) : undefined} />
      <RehearsalView rule={isWhole ? ruleOfDraft(draft) : undefined} />
      <Switch label="Use this rule" checked={!draft.off} onChange={(isOn) => set({ off: !isOn })} />
      <p role="alert" className={styles.fault}>
        {failure}
      </p>
      <div className={styles.foot}>
        <Button onClick={onDone}>Back to the rules</Button>
        {!isSame(draft, saved) && <Button onClick={() => set(saved)}>Drop the changes</Button>}
        <Button type="submit" tone="primary" disabled={isSaving}>
          {isSaving ? "Saving…" : "Save rule"}
        </Button>
      </div>
    </form>
  );
}
