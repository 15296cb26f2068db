import type { ReactElement, ReactNode } from "react";
import styles from "./settings-page.module.css";

interface SettingsPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function SettingsPage({ title, lead, children }: SettingsPageProps): ReactElement {
  return (
    <section className={styles.page}>
      <h3 className={styles.title}>{title}</h3>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

interface GroupProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function Group({ title, lead, children }: GroupProps): ReactElement {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </fieldset>
  );
}
