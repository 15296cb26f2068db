import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import { readGuides } from "../../services/style/read-guides.ts";
import { createWithinTime } from "../../services/style/within-time.ts";
import type { Voice } from "./voice.ts";

/**
 * Runs the examples of every rule of a guide, those that are switched off too. Prints what fails, with its file and line;
 * fails with `bad-file` when anything does, or `not-found` when there is no guide.
 */
export function testGuide(voice: Voice, folder: string): void {
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure("not-found", `There is no folder "${folder}".`);
  }
  const { lines, problems } = readGuides([path], createWithinTime());
  if (lines.length + problems.length === 0) throw new Failure("not-found", `There is no rule in "${folder}".`);
  const failing = lines.flatMap(({ id, file, line, fault }) =>
    fault === undefined ? [] : [{ file, line, rule: id, message: fault }],
  );
  const failed = [...problems.map(({ guide: _guide, ...problem }) => problem), ...failing];
  for (const problem of failed) {
    const { file, line, message } = problem;
    voice.say(`${file}${line === undefined ? "" : `:${line}`}: ${message}`, problem);
  }
  const passed = lines.length - failing.length;
  voice.say(`${passed} rules hold, ${failed.length} do not`, { passed, failed: failed.length });
  if (failed.length > 0) throw new Failure("bad-file", `The guide in "${folder}" does not hold: see above.`);
}
