import type { ReactElement } from "react";
import { sayFailure } from "../../client/notices.tsx";
import { useChecklist } from "../../client/use-checklist.ts";
import { Button } from "../../ui/button.tsx";
import { CheckItems } from "../../ui/check-items.tsx";

interface ChecksPanelProps {
  storyId: string;
  onField(field: string): void;
}

export function ChecksPanel({ storyId, onField }: ChecksPanelProps): ReactElement | undefined {
  const { data, error, refetch } = useChecklist(storyId);
  if (data !== undefined) return <CheckItems checks={data} onField={onField} />;
  if (error === null) return undefined;
  return (
    <div role="alert">
      <p>{sayFailure(error)}</p>
      <Button onClick={() => void refetch()}>Check again</Button>
    </div>
  );
}
