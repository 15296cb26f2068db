import type { ReactElement } from "react";
import type { Paper } from "../../../shared/model/paper.ts";
import { Field } from "../../ui/field.tsx";
import { ColourField } from "./colour-field.tsx";
import { contrast } from "./contrast.ts";
import styles from "./paper-page.module.css";
import { Group, SettingsPage } from "./settings-page.tsx";
import type { Settings } from "./use-settings.ts";

/** Least contrast of text on its ground. Source: WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

export function PaperPage({ settings }: { settings: Settings }): ReactElement {
  const { paper, change, problems } = settings;
  const { colours } = paper;
  const setColour = (colour: Partial<Paper["colours"]>): void => change({ colours: { ...colours, ...colour } });
  return (
    <SettingsPage title="The paper" lead="What stands the same on every page.">
      <Field
        label="Name"
        required
        maxLength={120}
        value={paper.name}
        problem={problems["name"]}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Field
        label="Masthead"
        maxLength={120}
        placeholder={paper.name}
        hint="The name as the top of the page sets it. Leave it empty to use the name."
        value={paper.masthead}
        onChange={(event) => change({ masthead: event.currentTarget.value })}
      />
      <Group title="Colours">
        <div className={styles.colours}>
          <ColourField
            label="Accent"
            value={colours.accent}
            problem={problems["colours.accent"]}
            hint={sayContrast(colours.accent, colours.paper)}
            onChange={(accent) => setColour({ accent })}
          />
          <ColourField
            label="Ink"
            value={colours.ink}
            problem={problems["colours.ink"]}
            hint={sayContrast(colours.ink, colours.paper)}
            onChange={(ink) => setColour({ ink })}
          />
          <ColourField
            label="Paper"
            value={colours.paper}
            problem={problems["colours.paper"]}
            onChange={(ground) => setColour({ paper: ground })}
          />
        </div>
        <div className={styles.sample} style={{ background: colours.paper, color: colours.ink }} aria-hidden="true">
          <span className={styles.masthead} style={{ color: colours.accent }}>
            {paper.masthead || paper.name}
          </span>
          <span>Readers see headlines and copy in these colours.</span>
        </div>
      </Group>
    </SettingsPage>
  );
}

function sayContrast(colour: string, ground: string): string | undefined {
  const ratio = contrast(colour, ground);
  if (ratio === undefined) return undefined;
  const shown = `${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1 on the paper`;
  return ratio >= READABLE ? `${shown}: easy to read` : `${shown}: hard to read, 4.5 is the least`;
}
