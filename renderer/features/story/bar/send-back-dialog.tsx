import { useState } from "react";
import type { ReactElement } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextArea } from "../../../ui/field.tsx";

interface SendBackDialogProps {
  onSend(reason: string): void;
  onClose(): void;
}

/** Asks what the writer should do; the answer stays with the version that is kept. */
export function SendBackDialog({ onSend, onClose }: SendBackDialogProps): ReactElement {
  const [reason, setReason] = useState("");
  const send = (): void => {
    onClose();
    onSend(reason.trim());
  };
  return (
    <Dialog
      title="Send back"
      size="small"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button tone="primary" onClick={send}>
            Send back
          </Button>
        </>
      }
    >
      <TextArea
        label="Reason"
        hint="The writer finds it in the story’s history. Never published."
        autoFocus
        rows={4}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
    </Dialog>
  );
}
