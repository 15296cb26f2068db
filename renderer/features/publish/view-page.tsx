import { ExternalLink } from "lucide-react";
import type { ReactElement } from "react";
import styles from "./publish.module.css";

interface ViewPageProps {
  address: string;
  /** Name of the site, for who hears the link alone. */
  on?: string;
}

/** Opens the page as readers find it, on its own origin. */
export function ViewPage({ address, on }: ViewPageProps): ReactElement {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className={styles.view}>
      <span>
        View page
        {on !== undefined && <span className="visually-hidden"> on {on}</span>}
      </span>
      <ExternalLink size={13} aria-hidden="true" />
    </a>
  );
}
