import { Check as Tick, CircleAlert, Minus } from "lucide-react";
import type { ReactElement } from "react";
import type { Comparison, Receipt } from "../../../shared/model/delivery.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { shortTime } from "../../ui/times.ts";
import { receiptRows } from "./receipt-rows.ts";
import styles from "./receipt-view.module.css";

interface ReceiptViewProps {
  receipt: Receipt;
  onCheckAgain?(): void;
}

/** What a reader found at the address, beside what was passed. */
export function ReceiptView({ receipt, onCheckAgain }: ReceiptViewProps): ReactElement {
  const { paper } = useReadyDesk();
  const differing = receipt.compared.filter(({ outcome }) => outcome === "differs");
  const rows = receiptRows(receipt.compared);
  return (
    <section aria-label="Receipt" className={styles.receipt} data-same={receipt.same}>
      <header className={styles.head}>
        <h3 className={styles.title}>{receipt.same ? "Readers find what was passed" : "Readers find something else"}</h3>
        <p className={styles.meta}>
          {receipt.targetName}, {shortTime(receipt.madeAt, paper.timeZone)} · version {receipt.version.slice(0, 8)}
        </p>
      </header>
      {differing.map((each) => (
        <Differing key={`${each.what} ${each.passed}`} comparison={each} />
      ))}
      <ul role="list" className={styles.rows} aria-label="Compared">
        {rows.map(({ what, outcome, count }) => (
          <li key={`${what} ${outcome}`} className={styles.row} data-outcome={outcome}>
            {outcome === "same" ? <Tick size={13} aria-hidden="true" /> : <Minus size={13} aria-hidden="true" />}
            <span>
              {what}
              {count > 1 && ` (${count})`}
              <span className="visually-hidden">: {outcome === "same" ? "the same" : "not shown on this site"}</span>
            </span>
          </li>
        ))}
      </ul>
      {rows.some(({ outcome }) => outcome === "absent") && (
        <p className={styles.absent} aria-hidden="true">
          <Minus size={13} /> Not shown on this site
        </p>
      )}
      {onCheckAgain !== undefined && (
        <Button size="small" className={styles.again} onClick={onCheckAgain}>
          Look again
        </Button>
      )}
    </section>
  );
}

function Differing({ comparison: { what, passed, found } }: { comparison: Comparison }): ReactElement {
  return (
    <div className={styles.differing}>
      <p className={styles.what}>
        <CircleAlert size={14} aria-hidden="true" />
        {what}
      </p>
      <dl className={styles.sides}>
        <dt>Passed</dt>
        <dd>{passed || "Nothing"}</dd>
        <dt>Found</dt>
        <dd>{found || "Nothing"}</dd>
      </dl>
    </div>
  );
}
