import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./head-line.module.css";
import { TextLine } from "./text-line.tsx";

/** Section, kicker and catchline: the line over the headline. */
export function HeadLine({ story }: { story: OpenStory }): ReactElement {
  const { paper } = useReadyDesk();
  const editable = useMayWrite(story);
  const section = useFurniture(story, "section");
  const kicker = useFurniture(story, "kicker");
  const catchline = useFurniture(story, "catchline");
  const known = section === undefined || paper.sections.some(({ id }) => id === section);
  return (
    <div className={styles.row}>
      <span className={styles.chooser}>
        <select
          aria-label="Section"
          className={styles.section}
          value={section ?? ""}
          disabled={!editable}
          data-empty={section === undefined}
          onChange={(event) => story.choose("Change section", { section: event.currentTarget.value || null })}
        >
          <option value="">Section</option>
          {paper.sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {!known && <option value={section}>Section no longer in the paper</option>}
        </select>
        <ChevronDown size={16} aria-hidden="true" className={styles.arrow} />
      </span>
      <TextLine
        label="Kicker"
        value={kicker}
        longest={200}
        editable={editable}
        className={styles.kicker}
        onChange={(value) => story.write({ kicker: value })}
      />
      <label className={styles.catchline}>
        <span aria-hidden="true">Catchline</span>
        <TextLine
          label="Catchline"
          value={catchline}
          longest={200}
          editable={editable}
          className={styles.catchlineField}
          onChange={(value) => story.write({ catchline: value })}
        />
      </label>
    </div>
  );
}
