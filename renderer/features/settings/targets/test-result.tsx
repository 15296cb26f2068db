import { Check, Minus } from "lucide-react";
import type { ReactElement } from "react";
import styles from "./targets.module.css";
import type { TestStep } from "./use-connection-test.ts";

/** What a site said of us: who we are there and what we may do, or what is the matter. */
export function TestResult({ step }: { step: TestStep }): ReactElement {
  return (
    <>
      <div role="status" className={styles.result}>
        {step.kind === "testing" && <p className={styles.facts}>Asking the site…</p>}
        {step.kind === "done" && (
          <>
            <p>
              Connected to <strong>{step.test.site}</strong>
              {step.test.user !== "" && <> as {step.test.user}</>}.
            </p>
            <ul role="list" className={styles.may}>
              {step.test.may.map(({ what, yes }) => (
                <li key={what} data-yes={yes}>
                  {yes ? <Check size={14} aria-hidden="true" /> : <Minus size={14} aria-hidden="true" />}
                  <span>
                    {what}: {yes ? "yes" : "no"}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p role="alert" className={styles.failure}>
        {step.kind === "failed" ? step.text : ""}
      </p>
    </>
  );
}
