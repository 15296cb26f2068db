import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { DeskState } from "../../../shared/contract/desk.ts";
import type { Role } from "../../../shared/model/status.ts";
import { sayFailure } from "../../client/notices.tsx";
import { useClient } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { readRole, ROLE_CHOICES } from "../../ui/roles.ts";
import { Standing } from "../../ui/standing.tsx";
import styles from "./first-start.module.css";

type Newsroom = "sample" | "empty";

interface FirstStartProps {
  onBegin(state: DeskState): void;
}

/** Asks who sits here and what lies on the desk. */
export function FirstStart({ onBegin }: FirstStartProps): ReactElement {
  const client = useClient();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("journalist");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [under, setUnder] = useState<Newsroom | undefined>(undefined);
  const nameField = useRef<HTMLInputElement>(null);

  async function begin(newsroom: Newsroom): Promise<void> {
    if (under !== undefined) return;
    if (name.trim() === "") {
      setProblem("Write your name. It stands beside what you change.");
      nameField.current?.focus();
      return;
    }
    setUnder(newsroom);
    setFailure(undefined);
    try {
      onBegin(await client.desk.begin({ profile: { name: name.trim(), role }, newsroom }));
    } catch (error) {
      setFailure(sayFailure(error));
      setUnder(undefined);
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void begin("sample");
  }

  return (
    <Standing title="Who sits at this desk?">
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <Field
          ref={nameField}
          label="Your name"
          autoComplete="name"
          autoFocus
          required
          maxLength={120}
          value={name}
          problem={problem}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Select
          label="Role"
          choices={ROLE_CHOICES}
          value={role}
          hint="A hat, not a lock: it decides which step is offered first, and you can change it at any time."
          onChange={(event) => setRole(readRole(event.currentTarget.value))}
        />
        <div className={styles.starts}>
          <Start
            label="Start with the sample newsroom"
            text="An invented paper with a dozen stories and pictures, to try everything out."
            type="submit"
            isPrimary
            busy={under === "sample"}
            disabled={under !== undefined}
          />
          <Start
            label="Start with an empty desk"
            text="No stories, and the sections Britain, World, Features, Opinion, Culture and Sport."
            type="button"
            busy={under === "empty"}
            disabled={under !== undefined}
            onClick={() => void begin("empty")}
          />
        </div>
        <div role="alert" className={styles.alert}>{failure !== undefined && <p className={styles.failure}>{failure}</p>}</div>
      </form>
    </Standing>
  );
}

interface StartProps {
  label: string;
  text: string;
  type: "submit" | "button";
  isPrimary?: boolean;
  busy: boolean;
  disabled: boolean;
  onClick?(): void;
}

function Start({ label, text, type, isPrimary = false, busy, disabled, onClick }: StartProps): ReactElement {
  return (
    <div className={styles.start}>
      <Button type={type} tone={isPrimary ? "primary" : "plain"} size="large" disabled={disabled} aria-busy={busy} onClick={onClick}>
        {label}
      </Button>
      <p>{busy ? "Laying out the desk…" : text}</p>
    </div>
  );
}
