import type { ReactElement } from "react";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./appeal-switch.module.css";

/** Whether the paper's appeal stands after the third paragraph of this story. */
export function AppealSwitch({ story }: { story: OpenStory }): ReactElement {
  const { paper } = useReadyDesk();
  const appeal = useFurniture(story, "appeal");
  const editable = useMayWrite(story);
  return (
    <div className={styles.appeal}>
      <Switch
        label="Appeal"
        hint={
          paper.appeal.title === ""
            ? "The paper has no appeal yet: see Settings."
            : `“${paper.appeal.title}” after the third paragraph`
        }
        checked={appeal}
        disabled={!editable}
        onChange={(on) => story.choose("Switch the appeal", { appeal: on })}
      />
    </div>
  );
}
