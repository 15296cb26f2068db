import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskState } from "../../shared/contract/desk.ts";
import { isFailure } from "../../shared/contract/failure.ts";
import { useClient, useOpenedDesk, useReach } from "../client/desk-provider.tsx";

export interface DeskStateReading {
  /** Undefined before the first answer. */
  state: DeskState | undefined;
  /** Why there is no state, where the desk answered with a failure. */
  failure: unknown;
  /** Takes over an answer that is fresher than the last reading. */
  take(state: DeskState): void;
  readAgain(): void;
}

/** What stands on the desk, read at the start and again after every cut. */
export function useDeskState(): DeskStateReading {
  const { opening } = useOpenedDesk();
  const client = useClient();
  const reach = useReach();
  const [state, setState] = useState<DeskState | undefined>(() => opening.answer()?.state);
  const [failure, setFailure] = useState<unknown>(opening.failure);
  const [asked, setAsked] = useState(0);

  // A change from opening to open is no news: the first reading waits for it.
  const isCut = reach === "cut";
  const isFirst = useRef(true);

  useEffect(() => {
    // The window's first question was answered before anything was drawn; a cut makes that old.
    const isAnswered = isFirst.current && (opening.answer() ?? opening.failure()) !== undefined;
    isFirst.current = false;
    if (isCut || isAnswered) return;
    const reading = new AbortController();
    client.desk.state(undefined, { signal: reading.signal }).then(
      (answer) => {
        setFailure(undefined);
        setState(answer);
      },
      (error: unknown) => {
        // A cut is shown by the reach, and what is on the screen stays.
        if (!reading.signal.aborted && !isFailure(error, "no-connection")) setFailure(error);
      },
    );
    return () => reading.abort();
  }, [client, opening, isCut, asked]);

  const take = useCallback((next: DeskState) => setState(next), []);
  const readAgain = useCallback(() => setAsked((count) => count + 1), []);
  return { state, failure, take, readAgain };
}
