import { ORPCError, ValidationError } from "@orpc/server";
import { isFailure } from "../../shared/contract/failure.ts";
import type { Log } from "../ports/log.ts";

const INTERNAL = "Standfirst made a mistake. What was saved before is safe; the log of the program says more.";

/** The field a schema complains of, as a journalist would say it: "furniture.searchTitle" is "search title". */
function fieldName(path: readonly (PropertyKey | { key: PropertyKey })[] | undefined): string {
  const keys = (path ?? []).map((part) => (typeof part === "object" ? part.key : part));
  const name = keys.findLast((key) => typeof key === "string" && key !== "patch");
  if (typeof name !== "string") return "";
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function badInput(error: ValidationError): ORPCError<string, unknown> {
  const [issue] = error.issues;
  const field = fieldName(issue?.path);
  const said = issue === undefined ? "not what it must be" : issue.message;
  const message = `${field === "" ? "What was sent cannot be taken" : `${field} cannot be taken`}: ${said}. Nothing was changed.`;
  return new ORPCError("bad-input", { status: 400, message, data: field === "" ? {} : { field }, cause: error });
}

/**
 * The one place where an error leaves the desk. A `Failure` crosses with its code, message and
 * data; input that breaks its schema is `bad-input`; everything else is `internal`, with
 * its story in the log and none of it on the wire.
 */
export function errorForWire(error: unknown, call: string, log: Log): ORPCError<string, unknown> {
  if (isFailure(error)) {
    if (error.cause !== undefined) log.info(`${call}: ${error.code} (${causeName(error.cause)})`);
    return new ORPCError(error.code, { status: 400, message: error.message, data: error.data, cause: error });
  }
  if (error instanceof ORPCError && error.status < 500 && error.cause instanceof ValidationError) return badInput(error.cause);
  log.error(`${call} failed`, error);
  return new ORPCError("internal", { status: 500, message: INTERNAL, data: {}, cause: error });
}

function causeName(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown cause";
  return "errcode" in cause ? `SQLite ${String(cause.errcode)}` : "code" in cause ? String(cause.code) : cause.name;
}
