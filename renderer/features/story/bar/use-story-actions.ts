import { movesFrom } from "../../../../shared/model/rights.ts";
import type { Right } from "../../../../shared/model/rights.ts";
import type { Role, Status } from "../../../../shared/model/status.ts";
import { useActions } from "../../../client/actions.tsx";
import type { Action } from "../../../client/actions.tsx";
import { moveWord } from "./moves.ts";

interface StoryActionsInput {
  status: Status;
  role: Role;
  mayWrite: boolean;
  publish: Right;
  schedule: Right;
  withdraw: Right;
  onExport(): void;
  onPreview(): void;
  onPublish(): void;
  onSchedule(): void;
  onWithdraw(): void;
  onMove(to: Status): void;
}

/** What the bar does, for the palette and the application menu. */
export function useStoryActions(input: StoryActionsInput): void {
  const { status, role, mayWrite, publish, schedule, withdraw, onExport, onPreview, onPublish, onSchedule, onWithdraw, onMove } =
    input;
  const moves = mayWrite ? movesFrom(status, role) : [];
  useActions([
    { id: "story.preview", title: "Preview", group: "Story", words: "look page reader", keys: "Mod+Shift+P", run: onPreview },
    {
      id: "story.export",
      title: "Export…",
      group: "Story",
      words: "download word docx html markdown ninjs newsml",
      run: onExport,
    },
    ...offer(publish, {
      id: "story.publish",
      title: "Publish",
      group: "Story",
      words: "checklist page again update",
      run: onPublish,
    }),
    ...offer(schedule, {
      id: "story.schedule",
      title: "Schedule",
      group: "Story",
      words: "publish at time later embargo slot",
      run: onSchedule,
    }),
    ...offer(withdraw, {
      id: "story.withdraw",
      title: "Withdraw",
      group: "Story",
      words: "take down unpublish",
      run: onWithdraw,
    }),
    ...moves.map<Action>(({ to }) => ({
      id: to === "spiked" ? "story.spike" : `story.move.${to}`,
      title: moveWord(status, to),
      group: "Story",
      words: `move status ${to}`,
      run: () => onMove(to),
    })),
  ]);
}

function offer(right: Right, action: Action): Action[] {
  return right.may === "never" ? [] : [action];
}
