import type { ReactElement } from "react";
import { useChecklist } from "../../client/use-checklist.ts";

/** How many items of the checklist want something, for the panel's tab. */
export function useChecksCount(storyId: string): number {
  const { data } = useChecklist(storyId);
  return data?.filter((check) => check.state !== "done").length ?? 0;
}

export function ChecksCount({ storyId, className }: { storyId: string; className: string | undefined }): ReactElement | undefined {
  const open = useChecksCount(storyId);
  if (open === 0) return undefined;
  return (
    <span className={className}>
      {open}
      <span className="visually-hidden"> open</span>
    </span>
  );
}
