import type { ReactElement, ReactNode } from "react";
import styles from "./standing.module.css";

interface StandingProps {
  title: string;
  children: ReactNode;
}

/** A page with one thing on it: the first start, a damaged desk, no connection. */
export function Standing({ title, children }: StandingProps): ReactElement {
  return (
    <main className={styles.ground}>
      <div className={styles.sheet}>
        <p className={styles.brand}>Standfirst</p>
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.content}>{children}</div>
      </div>
    </main>
  );
}
