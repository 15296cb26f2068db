const KEY = "standfirst.token";

interface Place {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "replaceState" | "state">;
  sessionStorage: Pick<Storage, "getItem" | "setItem">;
}

/**
 * The token of this start of the desk, from `#token=` of the address. It is taken out of
 * the address bar, where it could be copied or seen, and kept for a reload of this tab only.
 */
export function takeToken({ location, history, sessionStorage }: Place): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return sessionStorage.getItem(KEY) ?? "";
  sessionStorage.setItem(KEY, given);
  history.replaceState(history.state, "", location.pathname + location.search);
  return given;
}
