import { ImagePlus, RefreshCw, Trash2 } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { useEditorServices } from "../../../editor/editor-services.ts";
import { PictureFigure } from "../../../editor/picture-figure.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { asWritten } from "../as-written.ts";
import type { OpenStory } from "../open-story.ts";
import { ACCEPTED_PICTURES } from "../picture-files.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./lead-picture.module.css";

/** Puts a picture at the head of the story. Credit and alt text are the old picture's and go with it. */
export function setLeadPicture(story: OpenStory, pictureId: string): void {
  const { leadPicture } = story.snapshot().furniture;
  if (leadPicture?.pictureId === pictureId) return;
  if (leadPicture === undefined) {
    story.choose("Add lead picture", { leadPicture: { pictureId, caption: [], credit: "", alt: "" } });
  } else {
    story.choose("Replace picture", { leadPicture: { pictureId, caption: leadPicture.caption, credit: "", alt: "" } }, true);
  }
}

export function LeadPicture({ story }: { story: OpenStory }): ReactElement | null {
  const picture = useFurniture(story, "leadPicture");
  const editable = useMayWrite(story);
  const { addPicture } = useEditorServices();
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const add = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    const pictureId = await addPicture(file);
    if (pictureId !== undefined) setLeadPicture(story, pictureId);
  };
  const choose = (): void => chooser.current?.click();

  if (picture === undefined && !editable) return null;
  return (
    <div className={styles.lead} data-lead-picture>
      {picture === undefined ? (
        <button ref={button} type="button" className={styles.add} onClick={choose}>
          <ImagePlus size={18} aria-hidden="true" />
          Add lead picture
        </button>
      ) : (
        <PictureFigure
          key={picture.pictureId}
          pictureId={picture.pictureId}
          words={picture}
          editable={editable}
          onChange={(words) => {
            const { leadPicture } = asWritten(story.snapshot());
            if (leadPicture !== undefined) story.write({ leadPicture: { ...leadPicture, ...words } });
          }}
          tools={
            <>
              <IconButton label="Replace picture" icon={<RefreshCw size={16} />} onClick={choose} />
              <IconButton
                label="Remove picture"
                icon={<Trash2 size={16} />}
                onClick={() => {
                  story.choose("Remove picture", { leadPicture: null }, true);
                  requestAnimationFrame(() => button.current?.focus());
                }}
              />
            </>
          }
        />
      )}
      <input
        ref={chooser}
        type="file"
        accept={ACCEPTED_PICTURES}
        tabIndex={-1}
        aria-label="Lead picture file"
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // So that the same file can be chosen again after it was refused or removed.
          event.currentTarget.value = "";
          void add(files);
        }}
      />
    </div>
  );
}
