import { useLayoutEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode, type Ref } from "react";
import type { PictureWords } from "../../shared/editor/nodes/picture/picture-node.ts";
import { classNames } from "../ui/class-names.ts";
import { usePictureAddress } from "./editor-services.ts";
import { focusNext } from "./focus-next.ts";
import { LineEditor } from "./line-editor.tsx";
import styles from "./picture-figure.module.css";

export interface PictureFigureProps {
  pictureId: string;
  words: PictureWords;
  editable: boolean;
  selected?: boolean;
  /** Buttons laid over the picture. */
  tools?: ReactNode;
  onChange(words: Partial<PictureWords>): void;
  /** The keyboard leaves the words: Escape gives the picture itself the selection. */
  onLeave?: (direction: "up" | "down" | "out") => void;
  onPicturePointerDown?: () => void;
}

/** Widest a picture is drawn on the desk: the measure at twice the pixels. */
const SHOWN_WIDTH = 1200;

/** A picture with its caption, credit and alt text, each a field of its own. */
export function PictureFigure(props: PictureFigureProps): ReactElement {
  const { pictureId, words, editable, selected = false, tools, onChange, onLeave, onPicturePointerDown } = props;
  const pictureAddress = usePictureAddress();
  return (
    <div className={styles.figure}>
      <div className={classNames(styles.frame, selected && styles.selected)} onPointerDown={onPicturePointerDown}>
        <img
          className={styles.image}
          src={pictureAddress(pictureId, SHOWN_WIDTH)}
          alt={words.alt}
          draggable={false}
          onLoad={({ currentTarget: image }) => {
            image.dataset["tall"] = String(image.naturalHeight > image.naturalWidth);
          }}
        />
        {editable && tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      <div className={styles.words}>
        <div className={styles.caption} data-caption>
          <LineEditor
            label="Caption"
            value={words.caption}
            editable={editable}
            onChange={(caption) => onChange({ caption })}
            onLeave={onLeave}
          />
        </div>
        <label className={classNames(styles.credit, words.credit !== "" && styles.filled)}>
          <span className={styles.prefix} aria-hidden="true">
            Pic:
          </span>
          <PlainField
            label="Credit"
            longest={500}
            value={words.credit}
            editable={editable}
            onChange={(credit) => onChange({ credit })}
          />
        </label>
        <label className={classNames(styles.alt, words.alt !== "" && styles.filled)}>
          <span className={styles.altLabel} aria-hidden="true">
            Alt
          </span>
          <PlainField
            label="Alt text"
            longest={2000}
            wraps
            value={words.alt}
            editable={editable}
            onChange={(alt) => onChange({ alt })}
            onEnter={onLeave && (() => onLeave("down"))}
          />
        </label>
      </div>
    </div>
  );
}

interface PlainFieldProps {
  label: string;
  value: string;
  editable: boolean;
  /** As the model takes it: more would keep the whole story from being saved. */
  longest: number;
  /** Grows over several lines: alt text must be seen whole to be checked. */
  wraps?: boolean;
  onChange(value: string): void;
  /** Where Enter goes, if not to the next field. */
  onEnter?: (() => void) | undefined;
}

/** Not controlled by React: the browser's own undo survives only where nobody sets the value. */
function PlainField({
  label,
  value,
  editable,
  longest,
  wraps = false,
  onChange,
  onEnter = focusNext,
}: PlainFieldProps): ReactElement {
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== value) field.current.value = value;
  }, [value]);
  const common = {
    "aria-label": label,
    placeholder: label,
    defaultValue: value,
    readOnly: !editable,
    maxLength: longest,
    autoComplete: "off",
    className: styles.input,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
      event.preventDefault();
      onEnter();
    },
  };
  if (!wraps) {
    return (
      <input
        {...common}
        ref={field as Ref<HTMLInputElement>}
        type="text"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <textarea
      {...common}
      ref={field as Ref<HTMLTextAreaElement>}
      rows={1}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[\r\n]+/g, " "))}
    />
  );
}
