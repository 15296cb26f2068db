import type { Failure } from "../../../../../shared/contract/failure.ts";
import type { HttpAnswer, NoAnswer } from "../../../../ports/http.ts";
import { targetFailure } from "../target-failure.ts";
import type { Trouble } from "../target-failure.ts";

/** What Ghost says of an error: its own words, and the code where it has one. */
interface GhostError {
  said: string;
  code: string;
}

/** Longest that Ghost's own words are repeated. */
const LONGEST_SAID = 300;

/** The failure behind an answer that is none of the wanted ones. `writes`: whether it may have changed the site. */
export function failureOfAnswer(answer: HttpAnswer, writes: boolean): Failure {
  const { said, code } = ghostErrorOf(answer);
  const failure = (trouble: Trouble, message: string): Failure =>
    targetFailure(trouble, message, {
      ...(said === "" ? {} : { said }),
      ...(trouble === "busy" ? retryAfterOf(answer) : {}),
    });
  const { status } = answer;
  if (status >= 300 && status < 400) return failure("refused", sentElsewhere(answer));
  switch (status) {
    case 400:
      if (code === "INVALID_JWT" || code === "INVALID_AUTH_HEADER") return failure("credentials", BAD_KEY);
      return failure("refused", `Ghost could not make sense of what was sent. Nothing was changed there.${inItsWords(said)}`);
    case 401:
      return failure("credentials", /expired|maxage/i.test(said) ? WRONG_CLOCK : BAD_KEY);
    case 403:
      return failure("rights", NO_RIGHTS);
    case 404:
      return failure("refused", NO_GHOST);
    case 406:
      return failure("refused", "This Ghost is too old or too new for Standfirst. Nothing was changed there.");
    case 409:
      return failure("changed-there", COLLISION);
    case 413:
      return failure(
        "refused",
        "The site takes nothing this large. Nothing was changed there. Make the pictures smaller, or ask whoever runs the server to raise its limit.",
      );
    case 415:
      return failure("refused", "Ghost does not take pictures of this type. Nothing was changed there.");
    case 422:
      return failure("refused", refusedBecause(said));
    case 429:
      return failure("busy", "Ghost asks us to wait: too much was sent in a short time.");
    case 502:
    case 503:
    case 504:
      return failure("busy", "Ghost is starting or being looked after. It is asked again.");
    default:
      if (status < 500) return failure("refused", `Ghost refused this. Nothing was changed there.${inItsWords(said)}`);
      if (writes)
        return failure("unsure", "Something went wrong inside Ghost while it was saving. What stands there is looked up first.");
      return failure("busy", "Something went wrong inside Ghost. It is asked again.");
  }
}

/** What should have been there is not. */
export function goneThere(): Failure {
  return targetFailure("changed-there", "The post is no longer on the site: somebody deleted it there.");
}

/** An answer that should have been JSON of the Admin API and is not. */
export function notGhost(answer: HttpAnswer): Failure {
  const page = (answer.headers["content-type"] ?? "").includes("html");
  return targetFailure(
    "refused",
    page
      ? "A web page answered instead of Ghost: a login page, perhaps, of the network or of a service in front of the site. Open the site in a browser to see."
      : NO_GHOST,
  );
}

/** The failure behind a request that got no answer. */
export function failureOfNoAnswer(error: NoAnswer, writes: boolean): Failure {
  if (error.reason === "certificate") {
    return targetFailure(
      "refused",
      "The site could not prove who it is: its certificate is not valid. Nothing was sent. Whoever runs the site has to renew it.",
      { cause: error },
    );
  }
  if (error.reason === "too-long") {
    return writes
      ? targetFailure("unsure", "The site's answer was too long to be read. What stands there is looked up first.", {
          cause: error,
        })
      : targetFailure("refused", "The site's answer is too long to be read.", { cause: error });
  }
  if (writes && error.sent) {
    return targetFailure("unsure", "The connection broke before Ghost answered. What stands there is looked up first.", {
      cause: error,
    });
  }
  const why = error.reason === "unknown-host" ? "There is no such site, or no network" : "The site does not answer";
  return targetFailure("offline", `${why}. It is tried again.`, { cause: error });
}

const BAD_KEY =
  "Ghost does not know this Admin API key any more: it is wrong, or was made anew. Copy it again from Ghost's settings, under Integrations, and change it here.";
const WRONG_CLOCK =
  "Ghost takes our login for an old one: the clock of this computer or of the site is wrong. Set this computer's clock and try again.";
const NO_RIGHTS =
  "Ghost knows this key and does not let it do this. Use the Admin API key of a custom integration, or of a person with the role Editor or Administrator.";
const NO_GHOST = "No Ghost answers at this address. Check the site's address in Settings.";
const COLLISION = "Somebody changed the post on the site. Nothing was overwritten.";

function refusedBecause(said: string): string {
  if (/already published/i.test(said))
    return "The post is on the site already, and Ghost does not hold back what readers can see. Update it now, or withdraw it first.";
  if (/minutes in the future|published_at/i.test(said))
    return "Ghost says that the time to publish is past. Nothing was changed there. Choose a later time, or publish now.";
  return `Ghost refused the post as it is. Nothing was changed there.${inItsWords(said)}`;
}

function inItsWords(said: string): string {
  return said === "" ? "" : ` It says: “${said}”`;
}

/** Only the host is named: an address may hold what is nobody's business. */
function sentElsewhere({ headers, address }: HttpAnswer): string {
  const location = headers["location"] ?? "";
  const host = URL.canParse(location, address) ? new URL(location, address).host : "";
  const where = host === "" ? "elsewhere" : `to ${host}`;
  return `The site sends us ${where}, and the key goes only to the address that was set up. Check the site's address in Settings: Ghost's own is needed, with https where it has it.`;
}

function isJson({ headers }: HttpAnswer): boolean {
  return (headers["content-type"] ?? "").includes("json");
}

function ghostErrorOf(answer: HttpAnswer): GhostError {
  const nothing = { said: "", code: "" };
  if (!isJson(answer)) return nothing;
  try {
    const { errors } = JSON.parse(new TextDecoder().decode(answer.bytes)) as {
      errors?: { message?: unknown; context?: unknown; code?: unknown }[];
    };
    const first = errors?.[0];
    if (first === undefined) return nothing;
    const words = [first.context, first.message].find((each) => typeof each === "string" && each !== "");
    return {
      said: typeof words === "string" ? words.slice(0, LONGEST_SAID) : "",
      code: typeof first.code === "string" ? first.code : "",
    };
  } catch {
    return nothing;
  }
}

/** Seconds; a date is what remains until then by the site's own clock. */
function retryAfterOf({ headers }: HttpAnswer): { retryAfter?: number } {
  const asked = headers["retry-after"];
  if (asked === undefined) return {};
  if (/^\d+$/.test(asked)) return { retryAfter: Number(asked) };
  const seconds = (Date.parse(asked) - Date.parse(headers["date"] ?? "")) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfter: Math.ceil(seconds) } : {};
}
