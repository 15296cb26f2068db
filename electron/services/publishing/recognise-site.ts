import { Failure } from "../../../shared/contract/failure.ts";
import type { Recognised } from "../../../shared/contract/targets.ts";
import { TARGET_KINDS } from "../../../shared/model/target.ts";
import { NoAnswer, type Http } from "../../ports/http.ts";
import { targetFailure } from "./targets/target-failure.ts";
import type { TargetKinds } from "./targets/target-kinds.ts";

const WHY: Readonly<Record<NoAnswer["reason"], string>> = {
  refused: "Nothing answers at this address: is the site running, and the address right?",
  "unknown-host": "No site of this name is known. Look at the spelling, and at the connection to the network.",
  cut: "The site ended the connection before it had answered. Try again in a moment.",
  timeout: "The site takes too long to answer. Try again in a moment.",
  "too-long": "What answers at this address sends more than any page should: it is no site to publish to.",
  certificate:
    "The site's certificate cannot be trusted, so nothing was sent. Whoever runs the site has to mend it: Standfirst does not go around it.",
  stopped: "Stopped before the site had answered.",
};

/** The address as it can be asked: with a scheme, safe one first where none was given. */
function addressesOf(typed: string): string[] {
  const addresses = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? [typed] : [`https://${typed}`, `http://${typed}`];
  return addresses.map((address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
      throw new Failure("bad-input", "This is no address of a site: give one like news.example or https://news.example/blog.");
    if (url.username !== "" || url.password !== "")
      throw new Failure("bad-input", "Leave user name and password out of the address: they have fields of their own.");
    url.hash = "";
    return url.href;
  });
}

/** Undefined when anything answers at all, else what is the matter. */
async function whyNoAnswer(address: string, http: Http, signal: AbortSignal): Promise<NoAnswer | undefined> {
  try {
    await http.ask(address, { signal });
    return undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

/** Asks the site at this address what it is. Fails as `shared/contract/targets.ts` says. */
export async function recogniseSite(typed: string, kinds: TargetKinds, http: Http, signal: AbortSignal): Promise<Recognised> {
  let first: NoAnswer | undefined;
  for (const address of addressesOf(typed.trim())) {
    const silence = await whyNoAnswer(address, http, signal);
    if (silence !== undefined) {
      first ??= silence;
      continue;
    }
    for (const kind of TARGET_KINDS) {
      const found = await kinds[kind]?.recognise?.(address, http, signal);
      if (found !== undefined) return { kind, ...found };
    }
    throw targetFailure(
      "refused",
      "A site answers there, but none that Standfirst knows. For WordPress and Ghost give the address of the site itself, or choose the kind by hand.",
    );
  }
  throw targetFailure("offline", WHY[first?.reason ?? "refused"], { cause: first });
}
