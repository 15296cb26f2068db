import { useEffect, useRef, type RefObject } from "react";

/**
 * Puts the focus here once a dialog has opened over another. Earlier than that, as `autoFocus` does it,
 * the dialog below still holds the focus and takes it back.
 */
export function useFocusOnceOpen<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const place = useRef<Kind>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => place.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return place;
}
