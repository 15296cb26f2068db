import { ORPCError, ValidationError } from "@orpc/server";
import { isFailure } from "../../shared/contract/failure.ts";
import type { Log } from "../ports/log.ts";

const INTERNAL = "Standfirst made a mistake. What was saved before is safe; the log of the program says more.";

type Path = readonly (PropertyKey | { key: PropertyKey })[];

const keysOf = (path: Path | undefined): PropertyKey[] =>
  (path ?? []).map((part) => (typeof part === "object" ? part.key : part));

/** What of a patch was refused, so that the rest of it can be sent without. */
function patchKey(path: Path | undefined): string | undefined {
  const [first, key] = keysOf(path);
  return first === "patch" && typeof key === "string" ? key : undefined;
}

/** The field a schema complains of, as a journalist would say it: "furniture.searchTitle" is "search title". */
function fieldName(path: Path | undefined): string {
  const name = keysOf(path).findLast((key) => typeof key === "string" && key !== "patch");
  if (typeof name !== "string") return "";
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function badInput(error: ValidationError): ORPCError<string, unknown> {
  const [issue] = error.issues;
  const field = fieldName(issue?.path);
  const said = issue === undefined ? "not what it must be" : issue.message;
  const problem = `${field === "" ? "What was sent cannot be taken" : `${field} cannot be taken`}: ${said}.`;
  const key = patchKey(issue?.path);
  const data = field === "" ? {} : { field, problem, ...(key === undefined ? {} : { key }) };
  return new ORPCError("bad-input", { status: 400, message: `${problem} Nothing was changed.`, data, cause: error });
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
