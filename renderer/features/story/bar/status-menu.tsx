import { ChevronDown } from "lucide-react";
import { lazy, type ReactElement } from "react";
import { movesFrom } from "../../../../shared/model/rights.ts";
import type { Status } from "../../../../shared/model/status.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { Later } from "../../../ui/later.tsx";
import { StatusBadge } from "../../../ui/status-mark.tsx";
import type { OpenStory } from "../open-story.ts";
import { useMayWrite, useStory } from "../use-open-story.ts";
import styles from "./status-menu.module.css";

const StatusMoves = lazy(() => import("./status-moves.tsx").then((part) => ({ default: part.StatusMoves })));

interface StatusMenuProps {
  story: OpenStory;
  onMove(to: Status): void;
  onExport(): void;
}

/** Where the story stands, every step it can take from there, and its way out as a file. */
export function StatusMenu({ story, onMove, onExport }: StatusMenuProps): ReactElement {
  const { profile } = useReadyDesk();
  const mayWrite = useMayWrite(story);
  const status = useStory(story, (snapshot) => snapshot.status);
  const moves = mayWrite ? movesFrom(status, profile.role) : [];
  const sameLooks = (
    <span className={styles.button}>
      <StatusBadge status={status} />
      <ChevronDown size={12} aria-hidden="true" />
    </span>
  );
  return (
    <Later instead={sameLooks}>
      <StatusMoves status={status} moves={moves} onMove={onMove} onExport={onExport} />
    </Later>
  );
}
