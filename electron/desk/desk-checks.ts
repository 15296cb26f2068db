import { createChecks, type Checks, type ChecksParts } from "../services/checks/checks.ts";
import { deskPaths } from "../services/store/desk-file.ts";
import { createStyle, type Style } from "../services/style/style.ts";

export interface DeskChecksParts extends Omit<ChecksParts, "file" | "rules"> {
  dataFolder: string;
  /** Folder of the style guide that comes with Standfirst. */
  shipped: string;
  /** Which Standfirst this is. */
  madeFrom: string;
}

/** The house style and the checks, which follow its rules. */
export function buildChecks({ dataFolder, shipped, madeFrom, ...parts }: DeskChecksParts): { style: Style; checks: Checks } {
  const { log, announce } = parts;
  const { file } = deskPaths(dataFolder);
  const style: Style = createStyle({
    dataFolder,
    deskFile: file,
    shipped,
    reader: madeFrom,
    log,
    didChange() {
      checks.guideDidChange();
      announce({ kind: "styleDidChange" });
    },
  });
  const checks = createChecks({ ...parts, file, rules: style.rules });
  return { style, checks };
}
