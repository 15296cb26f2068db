import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import type { OpenedStory } from "../../features/desk-list/use-desk-actions.ts";

const CompareDialog = lazy(() =>
  import("../../features/history/compare-dialog.tsx").then((part) => ({ default: part.CompareDialog })),
);
const CorrectDialog = lazy(() =>
  import("../../features/publish/correct-dialog.tsx").then((part) => ({ default: part.CorrectDialog })),
);
const ArchiveDialog = lazy(() =>
  import("../../features/settings/archive-dialog.tsx").then((part) => ({ default: part.ArchiveDialog })),
);
const ExportDialog = lazy(() =>
  import("../../features/export/export-dialog.tsx").then((part) => ({ default: part.ExportDialog })),
);
const Palette = lazy(() => import("../../features/palette/palette.tsx").then((part) => ({ default: part.Palette })));
const PersonDialog = lazy(() =>
  import("../../features/person/person-dialog.tsx").then((part) => ({ default: part.PersonDialog })),
);
const PreviewDialog = lazy(() =>
  import("../../features/preview/preview-dialog.tsx").then((part) => ({ default: part.PreviewDialog })),
);
const PublishDialog = lazy(() =>
  import("../../features/publish/publish-dialog.tsx").then((part) => ({ default: part.PublishDialog })),
);
const QueueDialog = lazy(() => import("../../features/publish/queue-dialog.tsx").then((part) => ({ default: part.QueueDialog })));
const CalendarDialog = lazy(() =>
  import("../../features/schedule/calendar/calendar-dialog.tsx").then((part) => ({ default: part.CalendarDialog })),
);
const ScheduleDialog = lazy(() =>
  import("../../features/schedule/schedule-dialog.tsx").then((part) => ({ default: part.ScheduleDialog })),
);
const SettingsDialog = lazy(() =>
  import("../../features/settings/settings-dialog.tsx").then((part) => ({ default: part.SettingsDialog })),
);
const WithdrawDialog = lazy(() =>
  import("../../features/publish/withdraw-dialog.tsx").then((part) => ({ default: part.WithdrawDialog })),
);

/** What lies over the desk, one at a time. */
export type Overlay =
  | { kind: "archive" | "calendar" | "palette" | "person" | "queue" | "settings" }
  | { kind: "compare"; storyId: string; from: number; to: number | undefined }
  | { kind: "export"; storyIds: readonly string[]; total: number }
  | { kind: "correct" | "preview" | "publish" | "schedule" | "withdraw"; storyId: string };

interface OverlaysProps {
  overlay: Overlay | undefined;
  onClose(): void;
  onField(field: string): void;
  onOpenStory(story: OpenedStory): void;
}

export function Overlays({ overlay, onClose, onField, onOpenStory }: OverlaysProps): ReactElement {
  return <Suspense>{content()}</Suspense>;

  function content(): ReactElement | undefined {
    switch (overlay?.kind) {
      case "archive":
        return <ArchiveDialog onClose={onClose} />;
      case "compare":
        return <CompareDialog storyId={overlay.storyId} from={overlay.from} to={overlay.to} onClose={onClose} />;
      case "export":
        return <ExportDialog storyIds={overlay.storyIds} total={overlay.total} onClose={onClose} />;
      case "palette":
        return <Palette onOpenStory={onOpenStory} onClose={onClose} />;
      case "person":
        return <PersonDialog onClose={onClose} />;
      case "queue":
        return <QueueDialog onClose={onClose} />;
      case "settings":
        return <SettingsDialog onClose={onClose} />;
      case "correct":
        return <CorrectDialog storyId={overlay.storyId} onClose={onClose} />;
      case "preview":
        return <PreviewDialog storyId={overlay.storyId} onClose={onClose} />;
      case "calendar":
        return <CalendarDialog onOpenStory={onOpenStory} onClose={onClose} />;
      case "schedule":
        return <ScheduleDialog storyId={overlay.storyId} onClose={onClose} onField={onField} />;
      case "publish":
        return <PublishDialog storyId={overlay.storyId} onClose={onClose} onField={onField} />;
      case "withdraw":
        return <WithdrawDialog storyId={overlay.storyId} onClose={onClose} />;
      default:
        return undefined;
    }
  }
}
