import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useRef } from "react";
import type { ReactElement } from "react";
import type { Section } from "../../../shared/model/paper.ts";
import { slugFrom } from "../../../shared/model/slug.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./sections-page.module.css";
import { SettingsPage } from "./settings-page.tsx";
import type { Settings } from "./use-settings.ts";

/** Most sections of a paper. Source: `paperSchema`. */
const MOST = 40;

export function SectionsPage({ settings }: { settings: Settings }): ReactElement {
  const { sections } = settings.paper;
  const list = useRef<HTMLOListElement>(null);
  const set = (next: Section[]): void => settings.change({ sections: next });

  function move(place: number, by: 1 | -1): void {
    const section = sections[place];
    if (section === undefined) return;
    set(sections.toSpliced(place, 1).toSpliced(place + by, 0, section));
    // The focus goes along with the section that was moved.
    setTimeout(() => {
      const item = list.current?.children[place + by];
      const buttons = [...(item?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
      const same = buttons[by < 0 ? 0 : 1];
      (same?.disabled === true ? buttons[by < 0 ? 1 : 0] : same)?.focus();
    });
  }

  function remove(place: number): void {
    set(sections.toSpliced(place, 1));
    // The button that had the focus went with its section.
    setTimeout(() => list.current?.children[Math.min(place, sections.length - 2)]?.querySelector("input")?.focus());
  }

  function add(): void {
    set([...sections, { id: crypto.randomUUID(), name: "", slug: "" }]);
    setTimeout(() => list.current?.lastElementChild?.querySelector("input")?.focus());
  }

  return (
    <SettingsPage
      title="Sections"
      lead="In the order of the front page. A section that stories stand in can be renamed but not removed. Its address does not change by itself when it is renamed."
    >
      <ol ref={list} className={styles.sections} aria-label="Sections">
        {sections.map((section, place) => (
          <SectionItem
            key={section.id}
            section={section}
            place={place}
            count={sections.length}
            settings={settings}
            onChange={(next) => set(sections.with(place, next))}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      <div>
        <Button icon={<Plus size={14} />} disabled={sections.length >= MOST} onClick={add}>
          Add a section
        </Button>
      </div>
    </SettingsPage>
  );
}

interface SectionItemProps {
  section: Section;
  place: number;
  count: number;
  settings: Settings;
  onChange(section: Section): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

function SectionItem({ section, place, count, settings, onChange, onMove, onRemove }: SectionItemProps): ReactElement {
  const { problems } = settings;
  const called = section.name || "section";
  // Only a section that is being named for the first time gets its address from the name.
  const isNew = section.slug === slugFrom(section.name);
  return (
    <li className={styles.section}>
      <Field
        label="Section name"
        hideLabel={place > 0}
        aria-label={`Name of section ${place + 1}`}
        maxLength={60}
        value={section.name}
        problem={problems[`sections.${place}.name`]}
        onChange={(event) => {
          const name = event.currentTarget.value;
          onChange({ ...section, name, slug: isNew && section.id.length > 20 ? slugFrom(name) : section.slug });
        }}
      />
      <Field
        label="Address"
        hideLabel={place > 0}
        aria-label={`Address of section ${place + 1}`}
        maxLength={120}
        spellCheck={false}
        value={section.slug}
        problem={problems[`sections.${place}.slug`]}
        onChange={(event) => onChange({ ...section, slug: event.currentTarget.value.toLowerCase() })}
      />
      <div className={styles.tools} data-first={place === 0}>
        <IconButton label={`Move ${called} up`} icon={<ArrowUp size={15} />} disabled={place === 0} onClick={() => onMove(-1)} />
        <IconButton
          label={`Move ${called} down`}
          icon={<ArrowDown size={15} />}
          disabled={place === count - 1}
          onClick={() => onMove(1)}
        />
        <IconButton label={`Remove ${called}`} icon={<X size={15} />} disabled={count === 1} onClick={onRemove} />
      </div>
    </li>
  );
}
