import type { ReactElement } from "react";
import { AskForm } from "../../ui/ask-form.tsx";
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
  return (
    <div className={styles.form}>
      <AskForm
        label="Name of this version"
        hint="For instance “Before the lawyers”."
        first={first}
        maxLength={200}
        button={button}
        onAnswer={(name) =>
          void onName(name).then((isDone) => {
            if (isDone) onClose();
          })
        }
        onClose={onClose}
      />
    </div>
  );
}
