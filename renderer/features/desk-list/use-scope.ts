import { useCallback, useDeferredValue, useState } from "react";
import type { Status } from "../../../shared/model/status.ts";

export interface Scope {
  /** The list in view; undefined is every story. */
  status: Status | undefined;
  /** What stands in the search field. */
  typed: string;
  /** What the rows answer to. */
  query: string;
  choose(status: Status | undefined): void;
  type(words: string): void;
  /** A draft has just come: goes to a list in which it stands. */
  showNew(): void;
}

/**
 * Which stories the list shows. A search begins in all stories, because somebody who
 * searches does not know where a story lies; a status chosen then narrows it.
 */
export function useScope(): Scope {
  const [status, setStatus] = useState<Status | undefined>(undefined);
  const [narrowed, setNarrowed] = useState<Status | undefined>(undefined);
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const isSearching = typed.trim() !== "";
  const showNew = useCallback(() => {
    setTyped("");
    setNarrowed(undefined);
    setStatus((old) => (old === "draft" ? old : undefined));
  }, []);
  const choose = useCallback((next: Status | undefined) => (isSearching ? setNarrowed(next) : setStatus(next)), [isSearching]);
  return {
    showNew,
    status: isSearching ? narrowed : status,
    typed,
    query,
    choose,
    type: (words) => {
      if (words.trim() === "") setNarrowed(undefined);
      setTyped(words);
    },
  };
}
