import { useContext, useEffect, useRef, useState, type ReactElement } from "react";
import { ComboBox, ComboBoxStateContext, Input } from "react-aria-components/ComboBox";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import styles from "./byline.module.css";

interface BylineChooserProps {
  /** Those not in the byline yet. */
  contributors: readonly Contributor[];
  empty: boolean;
  onAdd(id: string): void;
  onCreate(name: string): void;
  /** Backspace in the empty field. */
  onBackspace(): void;
}

interface Option {
  id: string;
  name: string;
  added: boolean;
}

const NEW = "new";
const MOST_SHOWN = 50;

function optionsFor(contributors: readonly Contributor[], typed: string): Option[] {
  const words = typed
    .toLocaleLowerCase("en-GB")
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = contributors
    .filter(({ name }) => {
      const parts = name.toLocaleLowerCase("en-GB");
      return words.every((word) => parts.includes(word));
    })
    .slice(0, MOST_SHOWN)
    .map(({ id, name }) => ({ id, name, added: false }));
  const name = typed.trim();
  const known = contributors.some((contributor) => contributor.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return name === "" || known ? found : [...found, { id: NEW, name, added: true }];
}

/** Finds a contributor by name, or makes a new one of what was typed. */
export function BylineChooser({ contributors, empty, onAdd, onCreate, onBackspace }: BylineChooserProps): ReactElement {
  const [typed, setTyped] = useState("");
  const [taken, setTaken] = useState(0);
  const options = optionsFor(contributors, typed);

  const take = (option: Option | undefined): void => {
    if (option === undefined) return;
    setTyped("");
    setTaken(taken + 1);
    if (option.added) onCreate(option.name);
    else onAdd(option.id);
  };

  return (
    <ComboBox
      aria-label="Byline"
      className={styles.chooser ?? ""}
      items={options}
      inputValue={typed}
      selectedKey={null}
      allowsCustomValue
      menuTrigger="input"
      onInputChange={setTyped}
      onSelectionChange={(key) => take(options.find(({ id }) => id === key))}
    >
      <NameInput
        placeholder={empty ? "Byline" : "Add"}
        typed={typed}
        taken={taken}
        onEnter={() => take(options[0])}
        onBackspace={onBackspace}
      />
      <Popover className={styles.popover ?? ""} placement="bottom start" offset={4}>
        <ListBox items={options} className={styles.list ?? ""} aria-label="Contributors">
          {(option: Option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={styles.option ?? ""}>
              {option.added ? `Add “${option.name}”` : option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

interface NameInputProps {
  placeholder: string;
  typed: string;
  /** How many names were taken: with each the list closes. */
  taken: number;
  /** Enter while no option is chosen: the first is meant. */
  onEnter(): void;
  onBackspace(): void;
}

function NameInput({ placeholder, typed, taken, onEnter, onBackspace }: NameInputProps): ReactElement {
  const state = useContext(ComboBoxStateContext);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  // The emptied field would open the list again, and an open list hides the rest of the desk
  // from assistive technology. It opens in an effect of its own: close it after that.
  useEffect(() => {
    if (taken === 0) return;
    const frame = requestAnimationFrame(() => latest.current?.close());
    return () => cancelAnimationFrame(frame);
  }, [taken]);
  return (
    <Input
      className={styles.input ?? ""}
      placeholder={placeholder}
      autoComplete="off"
      // Not on focus: an open list hides the rest of the desk from assistive technology, and
      // whoever only passes through with Tab should meet nothing.
      onClick={() => state?.open(null, "manual")}
      onKeyDownCapture={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Backspace" && typed === "") onBackspace();
        if (event.key !== "Enter" || typed.trim() === "" || event.currentTarget.hasAttribute("aria-activedescendant")) return;
        event.preventDefault();
        event.stopPropagation();
        onEnter();
      }}
    />
  );
}
