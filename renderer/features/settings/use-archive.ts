import { useEffect, useRef, useState } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";

export type Step =
  | { kind: "asking" }
  /** `share` of the bytes that are in the archive, from 0 to 1. */
  | { kind: "working"; share: number }
  | { kind: "stopped" }
  | { kind: "done"; file: string; stories: number; pictures: number; missing: number }
  | { kind: "failed"; text: string };

export interface Archive {
  /** Where it goes unless something else is typed. */
  proposed: string;
  step: Step;
  save(file: string): Promise<void>;
  stop(): void;
}

/** Saves the whole desk; whoever leaves the dialog stops it. */
export function useArchive(): Archive {
  const client = useClient();
  const { dataFolder } = useReadyDesk();
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const stopping = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);

  const [proposed] = useState(() => proposedFile(dataFolder));
  return {
    proposed,
    step,
    stop: () => stopping.current?.abort(),
    async save(file) {
      if (step.kind === "working") return;
      const stop = new AbortController();
      stopping.current = stop;
      setStep({ kind: "working", share: 0 });
      try {
        for await (const at of await client.archive.save({ file }, { signal: stop.signal })) {
          if (at.kind === "progress") setStep({ kind: "working", share: at.total === 0 ? 1 : at.done / at.total });
          else setStep(doneOf(at));
        }
        if (stop.signal.aborted) setStep({ kind: "stopped" });
      } catch (error) {
        setStep(stop.signal.aborted ? { kind: "stopped" } : { kind: "failed", text: sayFailure(error) });
      }
    },
  };
}

function doneOf({ file, stories, pictures, missing }: Omit<Extract<Step, { kind: "done" }>, "kind">): Step {
  return { kind: "done", file, stories, pictures, missing };
}

/** Beside the desk's data, under the day. */
function proposedFile(dataFolder: string): string {
  const slash = dataFolder.includes("\\") ? "\\" : "/";
  return [dataFolder, "archives", `desk-${new Date().toISOString().slice(0, 10)}.zip`].join(slash);
}
