import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { DeskState } from "../../../shared/contract/desk.ts";
import { sayFailure } from "../../client/notices.tsx";
import { useClient } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { PersonFields, usePersonDraft } from "../../ui/person-fields.tsx";
import { Standing } from "../../ui/standing.tsx";
import styles from "./first-start.module.css";

type Newsroom = "sample" | "empty";

interface FirstStartProps {
  onBegin(state: DeskState): void;
}

/** Asks who sits here and what lies on the desk. */
export function FirstStart({ onBegin }: FirstStartProps): ReactElement {
  const client = useClient();
  const person = usePersonDraft({ name: "", role: "journalist" });
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [under, setUnder] = useState<Newsroom | undefined>(undefined);
  const nameField = useRef<HTMLInputElement>(null);

  async function begin(newsroom: Newsroom): Promise<void> {
    if (under !== undefined) return;
    const profile = person.ready();
    if (profile === undefined) {
      nameField.current?.focus();
      return;
    }
    setUnder(newsroom);
    setFailure(undefined);
    try {
      onBegin(await client.desk.begin({ profile, newsroom }));
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
        <PersonFields person={person} nameField={nameField} autoFocus />
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
        <div role="alert" className={styles.alert}>
          {failure !== undefined && <p className={styles.failure}>{failure}</p>}
        </div>
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
      <Button
        type={type}
        tone={isPrimary ? "primary" : "plain"}
        size="large"
        disabled={disabled}
        aria-busy={busy}
        onClick={onClick}
      >
        {label}
      </Button>
      <p>{busy ? "Laying out the desk…" : text}</p>
    </div>
  );
}
