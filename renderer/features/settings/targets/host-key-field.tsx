import { useState } from "react";
import type { ReactElement } from "react";
import { useClient } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { TargetDraft } from "./target-draft.ts";
import styles from "./targets.module.css";

interface HostKeyFieldProps {
  draft: TargetDraft;
  problem: string | undefined;
  onChange(change: Partial<TargetDraft>): void;
}

type Step = { kind: "idle" } | { kind: "asking" } | { kind: "shown"; hostKey: string } | { kind: "failed"; text: string };

/** The key by which a server is known again: shown first, and only then agreed to. */
export function HostKeyField({ draft, problem, onChange }: HostKeyFieldProps): ReactElement {
  const client = useClient();
  const [step, setStep] = useState<Step>(draft.hostKey === "" ? { kind: "idle" } : { kind: "shown", hostKey: draft.hostKey });

  async function ask(): Promise<void> {
    setStep({ kind: "asking" });
    onChange({ hostKey: "" });
    try {
      const { hostKey } = await client.targets.hostKey({ host: draft.host.trim(), port: Number(draft.port) });
      setStep({ kind: "shown", hostKey });
    } catch (error) {
      setStep({ kind: "failed", text: sayFailure(error) });
    }
  }

  return (
    <div role="group" aria-label="Server’s key" className={styles.hostKey}>
      <p className={styles.facts}>
        Compare the server’s key with what whoever runs the server says. A server that shows another key later is refused.
      </p>
      <div className={styles.row}>
        <Button size="small" disabled={draft.host.trim() === "" || step.kind === "asking"} onClick={() => void ask()}>
          {step.kind === "asking" ? "Asking the server…" : "Get the server’s key"}
        </Button>
        {step.kind === "shown" && <code className={styles.key}>{step.hostKey}</code>}
      </div>
      {step.kind === "shown" && (
        <Switch
          label="This is the server’s key"
          checked={draft.hostKey === step.hostKey}
          onChange={(agreed) => onChange({ hostKey: agreed ? step.hostKey : "" })}
        />
      )}
      <p role="alert" className={styles.failure}>
        {step.kind === "failed" ? step.text : (problem ?? "")}
      </p>
    </div>
  );
}
