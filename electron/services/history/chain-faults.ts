import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import type { HeldVersion, Version } from "./version.ts";

export interface ChainFault {
  number: number;
  why: string;
}

/** The last version that was kept of a story, as it is written beside the versions. */
export interface ChainHead {
  number: number;
  hash: string;
}

export function hashOf(version: Omit<Version, "hash">): string {
  return createHash("sha256").update(canonicalJson(version)).digest("hex");
}

/** Whether a version is what its hash says. */
function holds({ copy, hash, ...rest }: HeldVersion): boolean {
  return copy !== undefined && hashOf({ ...rest, ...copy }) === hash;
}

/** Where the chain of these versions, oldest first, does not hold, or does not end where it should. */
export function chainFaults(versions: readonly HeldVersion[], head: ChainHead | undefined): ChainFault[] {
  const found: ChainFault[] = [];
  let previous: HeldVersion | undefined;
  for (const version of versions) {
    const { number } = version;
    const expected = (previous?.number ?? 0) + 1;
    // A number may be damaged itself: one fault for the whole gap, however wide.
    if (expected < number) found.push({ number: expected, why: missing(expected, number - 1) });
    if (!holds(version)) {
      found.push({ number, why: `Version ${number} is not as it was kept: something in it was changed.` });
    } else if (number === expected && version.previousHash !== (previous?.hash ?? "")) {
      found.push({
        number,
        why: `Version ${number} does not follow ${previous ? `version ${previous.number} as that stands here` : "what it says"}.`,
      });
    }
    previous = version;
  }
  return [...found, ...faultAtEnd(previous, head, found)];
}

function faultAtEnd(last: HeldVersion | undefined, head: ChainHead | undefined, found: readonly ChainFault[]): ChainFault[] {
  const number = last?.number ?? 0;
  if (head === undefined)
    return last === undefined ? [] : [{ number, why: `Whether version ${number} was the last can no longer be proved.` }];
  if (head.number > number)
    return [{ number: number + 1, why: `${missing(number + 1, head.number)} It is where the history ended.` }];
  if (head.number === number && head.hash === last?.hash) return [];
  if (found.some((fault) => fault.number === number)) return [];
  return [{ number, why: `Version ${number} is not the last that was kept.` }];
}

function missing(from: number, to: number): string {
  return from === to ? `Version ${from} is missing.` : `Versions ${from} to ${to} are missing.`;
}
