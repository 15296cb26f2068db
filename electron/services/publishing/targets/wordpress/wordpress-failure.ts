import { z } from "zod";
import type { Failure } from "../../../../../shared/contract/failure.ts";
import type { HttpAnswer } from "../../../../ports/http.ts";
import { NoAnswer } from "../../../../ports/http.ts";
import type { Trouble } from "../target-failure.ts";
import { targetFailure } from "../target-failure.ts";

/** What WordPress answers when it refuses. */
const refusal = z.object({ code: z.string(), message: z.string().catch(""), data: z.unknown() });

export interface Refusal {
  code: string;
  /** In the site's own language, as plain words. */
  message: string;
  data: unknown;
}

/** WordPress's own error in an answer; undefined where something else answered in its place. */
export function refusalIn(answer: HttpAnswer): Refusal | undefined {
  try {
    const read = refusal.parse(JSON.parse(textOf(answer)));
    return { ...read, message: read.message.replace(/<[^>]*>/g, "").slice(0, 300) };
  } catch {
    return undefined;
  }
}

export function textOf({ bytes }: HttpAnswer): string {
  return new TextDecoder().decode(bytes);
}

/** Codes whose status says "try again", or nothing, and that no other try will change. */
const PERMANENT: Readonly<Record<string, string>> = {
  rest_upload_sideload_error: "The site does not take this type of file. Nothing was changed there.",
  rest_upload_unknown_error: "The site does not take a picture of this size. Use a smaller one, or have its limit raised.",
  db_insert_error:
    "The site's database does not take the story: a part of it is too long. Shorten the headline or the standfirst.",
  db_update_error:
    "The site's database does not take the story: a part of it is too long. Shorten the headline or the standfirst.",
};

const NO_PASSWORDS =
  "The site did not read the user name and application password. It may offer none because its address is not https, or something in front of it drops them.";

const CREDENTIALS: Readonly<Record<string, string>> = {
  application_passwords_disabled: "The site has switched application passwords off. Ask whoever runs it to switch them on.",
  application_passwords_disabled_for_user: "The site does not allow this user application passwords. Use another user.",
};

/** An answer that is not what was asked for, as a failure a person can act on. `wrote` says whether it may have changed something. */
export function failureOf(answer: HttpAnswer, wrote: boolean): Failure {
  const said = refusalIn(answer);
  const facts = { ...(said === undefined ? {} : { said: `${said.code}: ${said.message}` }), ...retryAfterOf(answer) };
  const [trouble, message] = troubleIn(answer, said, wrote);
  return targetFailure(trouble, message, facts);
}

function troubleIn({ status, headers }: HttpAnswer, said: Refusal | undefined, wrote: boolean): [Trouble, string] {
  const permanent = said === undefined ? undefined : PERMANENT[said.code];
  if (permanent !== undefined) return ["refused", permanent];
  if (status >= 300 && status < 400) {
    const to = headers["location"] ?? "";
    const where = URL.canParse(to) ? ` to ${new URL(to).origin}` : "";
    return [
      "refused",
      `The site sends us elsewhere${where}. Nothing was sent there. Put the address it leads to in Settings, if it is right.`,
    ];
  }
  if (status === 401) {
    const known = CREDENTIALS[said?.code ?? ""];
    const wrong =
      "The site does not accept the user name and application password. Make a new application password there and put it in Settings.";
    return ["credentials", known ?? wrong];
  }
  if (status === 403) {
    if (said === undefined)
      return [
        "rights",
        "Something in front of the site, such as a firewall, turned us away. Ask whoever runs it to let the desk in.",
      ];
    return [
      "rights",
      `The user is known to the site and may not do this: ${sentence(said.message)} Ask for more rights there, or use another user.`,
    ];
  }
  if (status === 413)
    return ["refused", "The site does not take anything as large as this. Use a smaller picture, or have its limit raised."];
  // Content-MD5 did not match: what arrived is not what was sent.
  if (status === 412) return ["busy", "A picture was damaged on its way to the site. It is sent again."];
  if (status === 429 || status === 408 || status === 425) return ["busy", "The site asks us to come back later."];
  if (status >= 500) return ["busy", `The site has a fault of its own just now (${status}).`];
  if (status >= 400) {
    if (said === undefined)
      return ["refused", `There is no WordPress at this address that answers (${status}). Look at the address in Settings.`];
    return ["refused", `The site refused it: ${sentence(said.message)}`];
  }
  const page = "The site answered with a page instead of data, as a login page or a network's welcome page does.";
  return wrote ? ["unsure", `${page} Whether it took the story is looked up before anything else is done.`] : ["busy", page];
}

/** `rest_not_logged_in` after we sent a password: none was read, or none is offered. */
export function notOffered(): Failure {
  return targetFailure("credentials", NO_PASSWORDS);
}

function sentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === "" ? "it gave no reason." : /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function retryAfterOf({ headers }: HttpAnswer): { retryAfter?: number } {
  const seconds = Number(headers["retry-after"] ?? "");
  return Number.isInteger(seconds) && seconds > 0 ? { retryAfter: seconds } : {};
}

/** No answer, as a failure. What was stopped by whoever asked stays what it is. */
export function failureOfNoAnswer(error: unknown, wrote: boolean): unknown {
  if (!(error instanceof NoAnswer) || error.reason === "stopped") return error;
  const facts = { cause: error };
  switch (error.reason) {
    case "certificate":
      return targetFailure(
        "refused",
        "The site's certificate is not valid, so nothing was sent. Ask whoever runs it to mend that.",
        facts,
      );
    case "too-long":
      return targetFailure(wrote ? "unsure" : "refused", "The site's answer was too long to be read.", facts);
    case "unknown-host":
      return targetFailure(
        "offline",
        "There is no site of that name to be found: the network is down, or the address is wrong.",
        facts,
      );
    default:
      if (wrote && error.sent)
        return targetFailure(
          "unsure",
          "The site did not answer. Whether it took the story is looked up before anything else is done.",
          facts,
        );
      return targetFailure("offline", "The site does not answer.", facts);
  }
}
