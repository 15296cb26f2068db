import type { HttpAnswer } from "../../../../ports/http.ts";
import { NoAnswer } from "../../../../ports/http.ts";
import type { Trouble } from "../target-failure.ts";
import { targetFailure } from "../target-failure.ts";

const LONGEST_SAID = 300;

const REFUSED: Readonly<Record<number, [Trouble, string]>> = {
  401: ["credentials", "The outlet does not accept our signature. Put the secret it gave you in Settings."],
  403: ["rights", "The outlet does not let us send there. Ask whoever runs it."],
  404: ["refused", "The outlet takes nothing at this address. Check the address in Settings."],
  410: ["refused", "The outlet has closed this address for good. Remove it, or ask for its new one."],
  413: ["refused", "The story with its pictures is too large for the outlet. Use fewer or smaller pictures."],
};
/** Whoever answers so may take it the next time. All above 500 count too. */
const BUSY = new Set([408, 425, 429]);

/** An answer that is not a yes, as a failure a person can act on. */
export function failureOfAnswer(answer: HttpAnswer): Error {
  const { status } = answer;
  const facts = { said: saidIn(answer), ...retryAfterOf(answer) };
  if (BUSY.has(status) || status >= 500)
    return targetFailure("busy", `The outlet cannot take it now (${status}). It is tried again.`, facts);
  if (status >= 300 && status < 400)
    return targetFailure("refused", "The outlet sends us elsewhere. Nothing was sent there; put its right address in Settings.");
  const [trouble, message] = REFUSED[status] ?? ["refused", `The outlet does not take this story (${status}).`];
  return targetFailure(trouble, message, facts);
}

/** No answer, as a failure. What was stopped by whoever asked stays what it is. */
export function failureOfSilence(error: unknown): unknown {
  if (!(error instanceof NoAnswer) || error.reason === "stopped") return error;
  const facts = { cause: error };
  if (error.reason === "certificate")
    return targetFailure("refused", "The outlet's certificate is not valid, so nothing was sent. Ask whoever runs it.", facts);
  if (error.reason === "unknown-host")
    return targetFailure("offline", "There is no outlet of that name: the network is down, or the address is wrong.", facts);
  // An outlet cannot be asked, and need not be: the same request twice is one for it.
  if (error.sent)
    return targetFailure("unsure", "The outlet did not answer. It is sent again; it knows the second for the first.", facts);
  return targetFailure("offline", "The outlet does not answer.", facts);
}

function saidIn({ bytes }: HttpAnswer): string {
  const words = new TextDecoder().decode(bytes.subarray(0, LONGEST_SAID * 4));
  return words
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_SAID);
}

/** In seconds; the header may name an instant too, which is left to our own patience. */
function retryAfterOf({ headers }: HttpAnswer): { retryAfter?: number } {
  const seconds = Number(headers["retry-after"] ?? "");
  return Number.isInteger(seconds) && seconds > 0 ? { retryAfter: seconds } : {};
}
