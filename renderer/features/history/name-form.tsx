import { useState } from "react";
import type { ReactElement } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./history-panel.module.css";

interface NameFormProps {
  /** As it is now; empty for a new one. */
  first?: string;
  /** What the button says. */
  button: string;
  onName(name: string): Promise<boolean>;
  onClose(): void;
}

/** Asks for the name of a version. */
export function NameForm({ first = "", button, onName, onClose }: NameFormProps): ReactElement {
  const [name, setName] = useState(first);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "")
          void onName(name.trim()).then((isDone) => {
            if (isDone) onClose();
          });
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Field
        label="Name of this version"
        hint="For instance “Before the lawyers”."
        autoFocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button tone="primary" size="small" type="submit" disabled={name.trim() === ""}>
          {button}
        </Button>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
