import { Ellipsis } from "lucide-react";
import { memo, useRef, useState } from "react";
import type { ReactElement } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { Ignored, ShownFinding } from "../../../shared/contract/checks.ts";
import type { Place } from "../../../shared/style/finding.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./finding-item.module.css";

export interface FindingItemProps {
  finding: ShownFinding;
  isCurrent: boolean;
  /** The same said of the same words, this one among them. */
  alike: readonly ShownFinding[];
  onGoTo(finding: ShownFinding): void;
  onFix(findings: readonly ShownFinding[], replacement?: string): void;
  onIgnore(scope: Ignored["scope"]): void;
  onAddWord(): void;
}

const FIELDS: Readonly<Record<Place["field"], string>> = {
  headline: "Headline",
  standfirst: "Standfirst",
  kicker: "Kicker",
  body: "Copy",
  caption: "Caption",
  alt: "Alt text",
  credit: "Credit",
  dateline: "Dateline",
  searchTitle: "Search title",
  searchDescription: "Search description",
};
const SEVERITIES = { must: "Must", should: "Should", hint: "Hint" } as const;

/** One finding: where, what, why, and what to do. */
export const FindingItem = memo(
  function FindingItem(props: FindingItemProps): ReactElement {
    const { finding, isCurrent, alike, onGoTo, onFix, onIgnore, onAddWord } = props;
    const { severity, place, text, before, after, why, link, replacements, rule } = finding;
    const [replacement] = replacements;
    return (
      <li className={styles.item} data-severity={severity} data-current={isCurrent} aria-current={isCurrent || undefined}>
        <div className={styles.head}>
          <span className={styles.severity}>{SEVERITIES[severity]}</span>
          <span className={styles.field}>{FIELDS[place.field]}</span>
        </div>
        <button type="button" className={styles.words} data-words onClick={() => onGoTo(finding)}>
          <span>{before}</span>
          <mark className={styles.found}>{text}</mark>
          <span>{after}</span>
        </button>
        {replacement !== undefined && <p className={styles.instead}>→ {sayReplacement(replacement)}</p>}
        <p className={styles.why}>
          {why}
          {link !== undefined && /^https?:/.test(link) && (
            <>
              {" "}
              <a href={link} target="_blank" rel="noreferrer">
                The guide
              </a>
            </>
          )}
        </p>
        <div className={styles.deeds}>
          {replacement !== undefined && (
            <Button size="small" tone="ink" onClick={() => onFix([finding])}>
              Fix
            </Button>
          )}
          <Button size="small" onClick={() => onIgnore("here")}>
            Ignore
          </Button>
          {rule.startsWith("spelling") && (
            <Button size="small" onClick={onAddWord}>
              Add to the paper’s words
            </Button>
          )}
          <More finding={finding} alike={alike} onFix={onFix} onIgnore={onIgnore} />
        </div>
      </li>
    );
  },
  (one, other) => one.finding === other.finding && one.isCurrent === other.isCurrent && one.alike.length === other.alike.length,
);

function More({
  finding,
  alike,
  onFix,
  onIgnore,
}: Pick<FindingItemProps, "finding" | "alike" | "onFix" | "onIgnore">): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [first, ...others] = finding.replacements;
  return (
    <>
      <IconButton
        ref={button}
        label={`More about ${finding.text}`}
        icon={<Ellipsis size={16} />}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={styles.more}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Popover
          isOpen
          aria-label={`More about ${finding.text}`}
          triggerRef={button}
          placement="bottom end"
          className={styles.popover ?? ""}
          onOpenChange={setOpen}
        >
          <Menu
            aria-label={`More about ${finding.text}`}
            className={styles.menu ?? ""}
            autoFocus="first"
            onClose={() => setOpen(false)}
          >
            {first !== undefined && alike.length > 1 && (
              <MenuItem className={styles.entry ?? ""} onAction={() => onFix(alike)}>
                Fix all {alike.length} of these
              </MenuItem>
            )}
            {others.map((other) => (
              <MenuItem key={other} className={styles.entry ?? ""} onAction={() => onFix([finding], other)}>
                Write {sayReplacement(other)}
              </MenuItem>
            ))}
            <MenuItem className={styles.entry ?? ""} onAction={() => onIgnore("story")}>
              Ignore in this story
            </MenuItem>
          </Menu>
        </Popover>
      )}
    </>
  );
}

function sayReplacement(replacement: string): string {
  if (replacement === "") return "take it out";
  return replacement.trim() === "" ? "one space" : `“${replacement}”`;
}
