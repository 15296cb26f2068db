import { cruise } from "dependency-cruiser";
import type { ICruiseResult, IViolation } from "dependency-cruiser";
import { boundaryRules, readingOptions } from "./boundary-rules.ts";

/** Folders that are looked at. */
const PARTS = ["electron", "renderer", "shared", "build", "e2e"];

export interface Boundaries {
  /** Modules of ours that were read. */
  modules: number;
  /** Imports that were followed: a parser that fails finds files and no imports. */
  imports: number;
  violations: IViolation[];
}

/** Looks at every import below `root`. */
export async function checkBoundaries(root: string, parts: string[] = PARTS): Promise<Boundaries> {
  const result = await cruise(parts, { ...readingOptions, baseDir: root, validate: true, ruleSet: { forbidden: boundaryRules } });
  const { modules, summary } = result.output as ICruiseResult;
  const ours = modules.filter(({ source }) => parts.some((part) => source.startsWith(`${part}/`)));
  const imports = ours.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  return { modules: ours.length, imports, violations: summary.violations };
}
