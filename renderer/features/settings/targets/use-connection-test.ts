import { useState } from "react";
import type { TargetSettings, TargetTest } from "../../../../shared/model/target.ts";
import { useClient } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";

export type TestStep =
  | { kind: "idle" }
  | { kind: "testing" }
  | { kind: "done"; test: TargetTest }
  | { kind: "failed"; text: string };

export interface ConnectionTest {
  step: TestStep;
  run(tested: { id?: string; settings: TargetSettings; secret?: string }): Promise<void>;
  /** What was found holds no more: something else was typed. */
  forget(): void;
}

export function useConnectionTest(): ConnectionTest {
  const client = useClient();
  const [step, setStep] = useState<TestStep>({ kind: "idle" });
  return {
    step,
    async run(tested) {
      setStep({ kind: "testing" });
      try {
        setStep({ kind: "done", test: await client.targets.test(tested) });
      } catch (error) {
        setStep({ kind: "failed", text: sayFailure(error) });
      }
    },
    forget: () => setStep({ kind: "idle" }),
  };
}
