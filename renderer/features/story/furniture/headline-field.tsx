import { useId, useLayoutEffect, useRef, type ReactElement } from "react";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./headline-field.module.css";
import { TextLine } from "./text-line.tsx";

/** Characters a headline can have before cards, search results and phones cut it off. */
const FITS = 70;

export function HeadlineField({ story }: { story: OpenStory }): ReactElement {
  const headline = useFurniture(story, "headline");
  const editable = useMayWrite(story);
  const count = useRef<HTMLDivElement>(null);
  const id = useId();

  // Written past React: the count changes with every key.
  const show = (text: string): void => {
    if (count.current === null) return;
    const length = [...text].length;
    const words = length === 0 ? "" : `${length} of ${FITS}`;
    // In the same text node: a node that goes ends the run of typing that one undo takes back.
    if (count.current.firstChild instanceof Text) count.current.firstChild.data = words;
    else count.current.append(words);
    count.current.dataset["over"] = String(length > FITS);
  };
  useLayoutEffect(() => show(headline), [headline]);

  return (
    <div className={styles.headline}>
      <TextLine
        label="Headline"
        wraps
        value={headline}
        longest={6000}
        editable={editable}
        describedBy={id}
        className={styles.field}
        onChange={(value) => {
          show(value);
          story.write({ headline: value });
        }}
      />
      <div ref={count} id={id} className={styles.count} />
    </div>
  );
}
