import { ExternalLink } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import styles from "./publish.module.css";

interface ViewPageProps {
  address: string;
  /** The button that had the focus has gone, and the keyboard would be lost with it. */
  takesFocus?: boolean;
}

/** Opens the page as readers find it, on its own origin. */
export function ViewPage({ address, takesFocus = false }: ViewPageProps): ReactElement {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus();
  }, [takesFocus]);
  return (
    <a ref={link} href={address} target="_blank" rel="noopener noreferrer" className={styles.view}>
      View page
      <ExternalLink size={13} aria-hidden="true" />
    </a>
  );
}
