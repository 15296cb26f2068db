import { ORPCError } from "@orpc/client";
import { Failure, failureFrom } from "../../shared/contract/failure.ts";

// A host that was started anew has another token, which this window learns from the first new one.
export const CUT_MESSAGE =
  "The desk does not answer. What is on the screen stays, and is saved as soon as it does. If Standfirst has ended, start it again and open the address it gives: this window goes on from there.";
const INTERNAL_MESSAGE =
  "Standfirst made a mistake and could not do that. Nothing of what was saved before is lost. The log says more.";

/** The failure the desk threw, rebuilt; what came over the wire is its cause. */
export function failureFromWire(error: unknown, open: boolean): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ORPCError) {
    const failure = failureFrom(error);
    return failure.code === "internal" ? failureFrom(error, INTERNAL_MESSAGE) : failure;
  }
  if (!open || (error instanceof Error && error.name === "AbortError")) {
    return new Failure("no-connection", CUT_MESSAGE, { cause: error });
  }
  return new Failure("internal", INTERNAL_MESSAGE, { cause: error });
}
