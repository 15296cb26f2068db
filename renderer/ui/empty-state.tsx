import type { ReactElement, ReactNode } from "react";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** A place with nothing in it says what goes there, and how. */
export function EmptyState({ title, text, children }: EmptyStateProps): ReactElement {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
