import { useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { useClient } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { useAfterSaves } from "../../client/use-after-saves.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./preview-dialog.module.css";

type Reader = "subscriber" | "at-the-limit";
type Width = "desktop" | "phone";

interface PreviewDialogProps {
  storyId: string;
  onClose(): void;
}

/** A page is made anew at most this often while the story is being saved, in milliseconds. */
const FOLLOWS = 1000;

const READERS = [
  { value: "subscriber", label: "May read all" },
  { value: "at-the-limit", label: "Has reached the free limit" },
] as const;
const WIDTHS = [
  { value: "desktop", label: "Desktop", icon: <Monitor size={14} aria-hidden="true" /> },
  { value: "phone", label: "Phone", icon: <Smartphone size={14} aria-hidden="true" /> },
] as const;

/** The real page, made now, in a frame that may do nothing. */
export function PreviewDialog({ storyId, onClose }: PreviewDialogProps): ReactElement {
  const client = useClient();
  const [reader, setReader] = useState<Reader>("subscriber");
  const [width, setWidth] = useState<Width>("desktop");
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: queryKeys.preview(storyId, reader),
    queryFn: ({ signal }) => client.publishing.preview({ id: storyId, reader }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  useAfterSaves(storyId, FOLLOWS, () => void refetch());

  return (
    <Dialog
      title="Preview"
      size="full"
      onClose={onClose}
      tools={
        <>
          <Choices<Reader> label="Reader" value={reader} choices={READERS} onChange={setReader} />
          <Choices<Width> label="Width" value={width} choices={WIDTHS} onChange={setWidth} />
        </>
      }
    >
      <div className={styles.ground}>
        {error !== null && (
          <div role="alert" className={styles.failure}>
            <p>{sayFailure(error)}</p>
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        )}
        {data !== undefined && error === null && (
          <iframe
            key={`${data.src} ${dataUpdatedAt}`}
            title="Page of the story"
            src={data.src}
            sandbox=""
            referrerPolicy="no-referrer"
            className={width === "phone" ? styles.phone : styles.desktop}
          />
        )}
      </div>
    </Dialog>
  );
}
