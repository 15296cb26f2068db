import type { ReactElement } from "react";
import { useFollowedChecklist } from "../../client/use-checklist.ts";

interface ChecksCountProps {
  storyId: string;
  className: string | undefined;
}

/** How many items of the checklist want something. Always in view, so it is what follows the story. */
export function ChecksCount({ storyId, className }: ChecksCountProps): ReactElement | undefined {
  const { data } = useFollowedChecklist(storyId);
  const open = data?.filter((check) => check.state !== "done").length ?? 0;
  if (open === 0) return undefined;
  return (
    <span className={className}>
      {open}
      <span className="visually-hidden"> open</span>
    </span>
  );
}
