import { readFile, stat } from "node:fs/promises";
import type { StoryChecks } from "../../../shared/contract/checks.ts";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import { idSchema } from "../../../shared/model/story.ts";
import type { Finding, Place } from "../../../shared/style/finding.ts";
import type { DeskCalls } from "./desk-calls.ts";
import type { Voice } from "./voice.ts";

/** Largest text taken, in bytes. */
const LARGEST_TEXT = 4_000_000;

/** A finding for programs: of a story `start` and `end` count in the text at its field and block, of a file in the file. */
type Printed = Omit<Finding, "place"> & Place & { replacement?: string };

/**
 * Prints what the checks find in a story, or in a text file. Waits for everything: also for
 * grammar and for what may stand instead.
 */
export async function check(desk: DeskCalls, voice: Voice, what: string): Promise<void> {
  const isStory = idSchema.safeParse(what).success;
  const { findings, grammar, faults } = isStory ? await desk.checks.story({ id: what, wait: true }) : await checkFile(desk, what);
  for (const { place, before: _before, after: _after, ...finding } of findings) {
    const [replacement] = finding.replacements;
    const printed: Printed = { ...finding, ...place, ...(replacement === undefined ? {} : { replacement }) };
    voice.say(inWords(printed), printed);
  }
  for (const fault of faults) voice.mention(fault);
  if (grammar.problem !== undefined) voice.mention(grammar.problem);
  if (findings.length === 0) voice.mention("Nothing found.");
}

async function checkFile(desk: DeskCalls, path: string): Promise<Pick<StoryChecks, "findings" | "grammar" | "faults">> {
  const { from, findings, ...rest } = await desk.checks.text({ text: await readText(path) });
  const inFile = findings.map((finding) => {
    const start = from[finding.place.block ?? 0] ?? 0;
    return { ...finding, start: start + finding.start, end: start + finding.end };
  });
  return { ...rest, findings: inFile };
}

async function readText(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > LARGEST_TEXT) throw new Failure("bad-file", `${path} is larger than a text may be (4 MB).`);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (isFailure(error)) throw error;
    const isText = error instanceof TypeError;
    const why = isText ? "it is no text in UTF-8" : "no story has this id, and no such file is there, or none that you may read";
    throw new Failure(isText ? "bad-file" : "not-found", `${path} cannot be checked: ${why}.`, { cause: error });
  }
}

function inWords({ severity, rule, field, block, picture, start, end, text, why, replacement }: Printed): string {
  const place = [field, ...(block === undefined ? [] : [block]), ...(picture === undefined ? [] : [picture])].join(" ");
  const instead = replacement === undefined ? "" : `  → “${replacement}”`;
  return `${severity}  ${rule}  ${place}  ${start}–${end}  “${text}”${instead}  ${why}`;
}
