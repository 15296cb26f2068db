import { useState } from "react";
import type { ReactElement } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./archive-dialog.module.css";
import { useArchive } from "./use-archive.ts";
import type { Step } from "./use-archive.ts";

/** Saves the whole desk as one file on this computer. */
export function ArchiveDialog({ onClose }: { onClose(): void }): ReactElement {
  const { proposed, step, save, stop } = useArchive();
  const [file, setFile] = useState(proposed);
  const isWorking = step.kind === "working";
  return (
    <Dialog
      title="Save the whole desk"
      onClose={onClose}
      foot={
        <>
          <span role="status" className={step.kind === "failed" ? styles.failed : styles.done}>
            {outcome(step)}
          </span>
          {isWorking ? <Button onClick={stop}>Stop</Button> : <Button onClick={onClose}>Close</Button>}
          <Button tone="primary" aria-busy={isWorking} disabled={file.trim() === ""} onClick={() => void save(file.trim())}>
            {isWorking ? "Saving…" : "Save"}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p className={styles.lead}>
          One file with every story and its versions, the contributors, the paper and all pictures. Passwords and keys of sites
          are never in it. It is brought back with <code>npm run desk -- restore</code>, into a new folder.
        </p>
        <Field
          label="File to make"
          hint="A whole path on this computer. Nothing that is there is replaced."
          value={file}
          maxLength={4096}
          spellCheck={false}
          autoComplete="off"
          readOnly={isWorking}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
        {isWorking && <progress className={styles.progress} aria-label="Saved so far" max={1} value={step.share} />}
        {step.kind === "done" && step.missing > 0 && (
          <p className={styles.failed}>
            {step.missing === 1
              ? "One picture is not in it: its file is lost."
              : `${step.missing} pictures are not in it: their files are lost.`}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function outcome(step: Step): string {
  switch (step.kind) {
    case "done":
      return `Saved: ${step.stories.toLocaleString("en-GB")} stories and ${step.pictures.toLocaleString("en-GB")} pictures`;
    case "stopped":
      return "Stopped. Nothing was left behind.";
    case "failed":
      return step.text;
    case "asking":
    case "working":
      return "";
  }
}
