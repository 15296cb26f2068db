import { startTransition, Suspense, useEffect, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { afterFirstPicture, isAfterFirstPicture } from "./first-picture.ts";

interface LaterProps {
  /** Keeps the place meanwhile: of the same size, so that nothing jumps. */
  instead?: ReactNode;
  children: ReactNode;
}

/** Draws what nobody needs to begin: in the first window after its first picture, from then on at once. */
export function Later({ instead, children }: LaterProps): ReactElement {
  const [isDue, setDue] = useState(isAfterFirstPicture);
  useEffect(() => afterFirstPicture(() => startTransition(() => setDue(true))), []);
  return <Suspense fallback={instead}>{isDue ? children : instead}</Suspense>;
}
