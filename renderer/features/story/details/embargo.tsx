import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { shortTime } from "../../../ui/times.ts";
import type { EmbargoFieldProps } from "./embargo-field.tsx";
import styles from "../../../ui/date-field.module.css";

const EmbargoField = lazy(() => import("./embargo-field.tsx").then((part) => ({ default: part.EmbargoField })));

/** The embargo of a story. The field for it comes once it is in view: it brings a calendar's worth of script. */
export function Embargo(props: EmbargoFieldProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [isInView, setInView] = useState(false);
  /** Somebody came here by name or by the Tab key before the field did. */
  const [wasFocused, setWasFocused] = useState(false);
  useEffect(() => {
    if (isInView || place.current === null) return undefined;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setInView(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isInView]);

  const standIn = (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        Embargo
      </span>
      <button
        type="button"
        className={styles.input}
        aria-label="Embargo"
        onFocus={() => {
          setWasFocused(true);
          setInView(true);
        }}
      >
        {props.value === undefined ? "None" : shortTime(props.value, props.timeZone)}
      </button>
    </div>
  );
  return (
    <div ref={place}>
      {isInView ? (
        <Suspense fallback={standIn}>
          <EmbargoField {...props} autoFocus={wasFocused} />
        </Suspense>
      ) : (
        standIn
      )}
    </div>
  );
}
