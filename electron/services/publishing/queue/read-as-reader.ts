import { NoAnswer } from "../../../ports/http.ts";
import type { Http, HttpAnswer } from "../../../ports/http.ts";
import { targetFailure } from "../targets/target-failure.ts";

/** Largest page read, in bytes. */
const LARGEST_PAGE = 5 * 1024 * 1024;
/** Longest a page may take, in milliseconds. */
const LONGEST_WAIT = 20_000;

/** Fetches a page as somebody who is not known to the site, past any cache on the way. */
export async function readAsReader(http: Http, address: string, signal: AbortSignal): Promise<HttpAnswer> {
  const fresh = { "cache-control": "no-cache", pragma: "no-cache", accept: "text/html" };
  try {
    return await http.ask(address, { headers: fresh, timeout: LONGEST_WAIT, mostBytes: LARGEST_PAGE, signal });
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) throw cause;
    throw targetFailure("offline", "The site has the story, but its page cannot be read at the moment. It is looked at again.", {
      cause,
    });
  }
}
