import { useState } from "react";
import type { ExportFormat, ExportPart } from "../../../shared/formats/export-formats.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { saveFile } from "../../ui/save-file.ts";

export type Step =
  | { kind: "asking" }
  | { kind: "working" }
  | { kind: "done"; fileName: string; leftOut: readonly string[] }
  | { kind: "failed"; text: string };

export interface Export {
  step: Step;
  download(ids: readonly string[], format: ExportFormat, part: ExportPart): Promise<void>;
  /** Another choice was made: what was said of the last one no longer holds. */
  askAgain(): void;
}

/** Has stories written and hands the file to the browser, which keeps it where it keeps downloads. */
export function useExport(): Export {
  const client = useClient();
  const [step, setStep] = useState<Step>({ kind: "asking" });
  return {
    step,
    askAgain: () => setStep({ kind: "asking" }),
    async download(ids, format, part) {
      if (step.kind === "working") return;
      setStep({ kind: "working" });
      try {
        const { file, leftOut } = await client.exports.stories({ ids: [...ids], format, part });
        saveFile(file);
        setStep({ kind: "done", fileName: file.name, leftOut });
      } catch (error) {
        setStep({ kind: "failed", text: sayFailure(error) });
      }
    },
  };
}
