import type { ChangeEvent, ReactElement } from "react";
import { Field, Select, TextArea } from "../../../ui/field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { HostKeyField } from "./host-key-field.tsx";
import styles from "./targets.module.css";
import type { AddedKind, FieldName, Problems, TargetDraft } from "./target-draft.ts";

export interface KindFieldsProps {
  kind: AddedKind;
  draft: TargetDraft;
  problems: Problems;
  /** A secret is kept already: it stays unless another is typed. */
  hasSecret: boolean;
  onChange(change: Partial<TargetDraft>): void;
}

const SECRETS: Readonly<Record<AddedKind, { label: string; hint: string }>> = {
  wordpress: {
    label: "Application password",
    hint: "Made in WordPress under Users, Profile, Application Passwords. It is not the password you log in with.",
  },
  ghost: {
    label: "Admin API key",
    hint: "Made in Ghost under Settings, Integrations, Add custom integration. It has a colon in the middle.",
  },
  sftp: {
    label: "Password or private key",
    hint: "Of this user on the server. A key is the whole file, without a passphrase of its own.",
  },
  outlet: { label: "Signing secret", hint: "The other system proves with it that a story came from this desk." },
};

const TEXT_BEHIND_CUT = [
  { value: "free-part-only", label: "Leave it out: only the free part is sent" },
  { value: "whole-with-more-tag", label: "Send it behind a more-tag: everybody can read it there" },
];

/** The fields of one kind of target, its secret last. */
export function KindFields({ kind, draft, problems, hasSecret, onChange }: KindFieldsProps): ReactElement {
  const text = (field: FieldName, label: string, more: { hint?: string; placeholder?: string } = {}): ReactElement => (
    <Field
      key={field}
      label={label}
      {...more}
      autoComplete="off"
      spellCheck={false}
      value={draft[field]}
      problem={problems[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const { label, hint } = SECRETS[kind];
  const secretField = {
    label,
    hint: hasSecret ? `${hint} One is kept: type only to replace it.` : hint,
    autoComplete: "off",
    value: draft.secret,
    problem: problems.secret,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange({ secret: event.currentTarget.value }),
  };
  return (
    <>
      {kind === "sftp" && (
        <>
          <div className={styles.server}>
            {text("host", "Server", { placeholder: "web.example.org" })}
            {text("port", "Port")}
          </div>
          <HostKeyField draft={draft} problem={problems.hostKey} onChange={onChange} />
        </>
      )}
      {(kind === "wordpress" || kind === "sftp") && text("userName", "User name")}
      {kind === "sftp" ? (
        // A key has several lines, which a password field would run together.
        <TextArea {...secretField} rows={3} spellCheck={false} className={styles.unseen} />
      ) : (
        <Field {...secretField} type="password" />
      )}
      {kind === "sftp" &&
        text("folder", "Folder on the server", {
          hint: "The whole path. What stands there becomes a link to the newest version.",
        })}
      {kind === "wordpress" && (
        <Select
          label="Text behind the cut"
          hint="WordPress keeps nothing back from readers by itself."
          choices={TEXT_BEHIND_CUT}
          value={draft.keptBack}
          onChange={(event) =>
            onChange({ keptBack: event.currentTarget.value === "free-part-only" ? "free-part-only" : "whole-with-more-tag" })
          }
        />
      )}
      {(kind === "wordpress" || kind === "ghost") && (
        <Switch
          label="Make sections and tags the site does not have"
          checked={draft.makeTags}
          onChange={(makeTags) => onChange({ makeTags })}
        />
      )}
    </>
  );
}
