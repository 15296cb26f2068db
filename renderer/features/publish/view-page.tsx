import { ExternalLink } from "lucide-react";
import type { ReactElement } from "react";
import styles from "./publish.module.css";

/** Opens the page as readers find it, on its own origin. */
export function ViewPage({ address }: { address: string }): ReactElement {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className={styles.view}>
      View page
      <ExternalLink size={13} aria-hidden="true" />
    </a>
  );
}
