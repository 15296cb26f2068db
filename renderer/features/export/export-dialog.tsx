import { Download } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { EXPORT_FORMATS, FORMAT_FACTS } from "../../../shared/formats/export-formats.ts";
import type { ExportFormat, ExportPart } from "../../../shared/formats/export-formats.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import styles from "./export-dialog.module.css";
import { useExport } from "./use-export.ts";

interface ExportDialogProps {
  storyIds: readonly string[];
  /** How many there would be, when an export cannot hold all of them. */
  total: number;
  onClose(): void;
}

const PARTS: readonly { value: ExportPart; label: string }[] = [
  { value: "whole", label: "Whole text" },
  { value: "free", label: "Free part" },
];

/** In what form stories leave the desk. */
export function ExportDialog({ storyIds, total, onClose }: ExportDialogProps): ReactElement {
  const [format, setFormat] = useState<ExportFormat>("docx");
  const [part, setPart] = useState<ExportPart>("whole");
  const { step, download, askAgain } = useExport();
  const many = storyIds.length > 1;
  return (
    <Dialog
      title={many ? `Export ${storyIds.length} stories` : "Export this story"}
      size="small"
      onClose={onClose}
      foot={
        <>
          <span role="status" className={step.kind === "failed" ? styles.failed : styles.done}>
            {step.kind === "done" ? `Saved as ${step.fileName}` : step.kind === "failed" ? step.text : ""}
          </span>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="primary"
            icon={<Download size={14} />}
            aria-busy={step.kind === "working"}
            onClick={() => void download(storyIds, format, part)}
          >
            {step.kind === "working" ? "Writing…" : "Download"}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Select
          label="Format"
          hint={`${FORMAT_FACTS[format].purpose[0]?.toUpperCase()}${FORMAT_FACTS[format].purpose.slice(1)}.`}
          choices={EXPORT_FORMATS.map((value) => ({ value, label: FORMAT_FACTS[value].title }))}
          value={format}
          autoFocus
          onChange={(event) => {
            const chosen = EXPORT_FORMATS.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) setFormat(chosen);
            askAgain();
          }}
        />
        <div className={styles.part}>
          <Choices
            label="How much of it"
            value={part}
            choices={PARTS}
            onChange={(chosen) => {
              setPart(chosen);
              askAgain();
            }}
          />
          <p className={styles.hint}>
            {part === "whole"
              ? "All of the text, also what is kept for subscribers."
              : "Only what every reader gets; nothing that is kept back."}
          </p>
        </div>
        {many && <p className={styles.hint}>{zipWords(storyIds.length, total)}</p>}
        {step.kind === "done" && step.leftOut.length > 0 && (
          <div role="alert" className={styles.failed}>
            <p>Not everything is in it:</p>
            <ul>
              {step.leftOut.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function zipWords(count: number, total: number): string {
  const zip = "They come as one zip, a file for each.";
  return count < total ? `${zip} Of the ${total.toLocaleString("en-GB")} stories in the list these are the first ${count}.` : zip;
}
