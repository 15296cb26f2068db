const KEY = "standfirst.token";

interface Place {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "replaceState" | "state">;
  sessionStorage: Pick<Storage, "getItem" | "setItem">;
}

/** The windows at this address in this browser. Nothing but the desk's own pages can listen there. */
export type Windows = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

export interface DeskToken {
  /** As it is now; empty when there is none. */
  now(): string;
  /**
   * Hands it to the windows that were open before. Every start of the desk has a new one, and
   * what is not saved there would otherwise never reach it. To be called once it has opened the
   * desk, so that an address of yesterday spoils nothing.
   */
  passOn(): void;
}

/**
 * The token of the desk, from `#token=` of the address. It is taken out of the address bar, where
 * it could be copied or seen, and kept for a reload of this tab only.
 */
export function takeToken({ location, history, sessionStorage }: Place, windows: Windows): DeskToken {
  let token = sessionStorage.getItem(KEY) ?? "";
  const keep = (next: string): void => {
    token = next;
    sessionStorage.setItem(KEY, next);
  };
  windows.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string" && data !== "") keep(data);
  });
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given !== null) {
    keep(given);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return { now: () => token, passOn: () => windows.postMessage(token) };
}
