import { useEffect, useRef, useState, type ReactElement } from "react";
import styles from "./related.module.css";

interface OwnLineProps {
  headline: string;
  line: string;
  onDone(line: string): void;
}

/** Words for the card instead of the other story's own. Empty gives those back. */
export function OwnLine({ headline, line, onDone }: OwnLineProps): ReactElement {
  const [typed, setTyped] = useState(line);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      ref={input}
      type="text"
      aria-label={`Words on the card of ${headline}`}
      placeholder="Words on the card instead of the story’s own"
      className={styles.ownLine}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onDone(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(typed.trim());
        if (event.key === "Escape") onDone(line);
      }}
    />
  );
}
