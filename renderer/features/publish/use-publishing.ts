import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Publication } from "../../../shared/contract/publishing.ts";
import { sayFailure } from "../../client/notices.tsx";
import { useClient } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";

export type Step =
  | { kind: "asking" }
  | { kind: "working" }
  | { kind: "done"; publication: Publication }
  | { kind: "failed"; text: string };

export interface Publishing {
  step: Step;
  publish(): Promise<void>;
  withdraw(): Promise<void>;
}

/** Publishes and withdraws one story, one at a time. */
export function usePublishing(storyId: string): Publishing {
  const client = useClient();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: "asking" });

  async function work(call: () => Promise<Publication>): Promise<void> {
    if (step.kind === "working") return;
    setStep({ kind: "working" });
    try {
      const publication = await call();
      queries.setQueryData(queryKeys.publication(storyId), publication);
      setStep({ kind: "done", publication });
    } catch (error) {
      setStep({ kind: "failed", text: sayFailure(error) });
      void queries.invalidateQueries({ queryKey: queryKeys.checklist(storyId) });
    }
  }

  return {
    step,
    publish: () => work(() => client.publishing.publish({ id: storyId })),
    withdraw: () => work(() => client.publishing.withdraw({ id: storyId })),
  };
}
