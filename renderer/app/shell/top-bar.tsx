import { CalendarDays, PanelLeft, PanelRight, Search, Settings, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { keyWords } from "../../ui/key-words.ts";
import { ROLE_WORDS } from "../../ui/roles.ts";
import { StatusDot, STATUS_WORDS } from "../../ui/status-mark.tsx";
import { tabTitle } from "./tabs.ts";
import type { Tabs } from "./tabs.ts";
import styles from "./top-bar.module.css";

interface TopBarProps {
  tabs: Tabs;
  /** The left list is a drawer now, and this opens it. */
  onDesk: (() => void) | undefined;
  /** The right panel is a drawer now, and this opens it. */
  onPanel: (() => void) | undefined;
  onPalette(): void;
  onCalendar(): void;
  onPerson(): void;
  onSettings(): void;
}

export function TopBar({ tabs, onDesk, onPanel, onPalette, onCalendar, onPerson, onSettings }: TopBarProps): ReactElement {
  const { profile } = useReadyDesk();
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        {onDesk !== undefined && <IconButton label="Show the desk" icon={<PanelLeft size={16} />} onClick={onDesk} />}
        <h1 className={styles.name}>Standfirst</h1>
      </div>
      <nav aria-label="Open stories" className={styles.tabs}>
        <ul role="list">
          {tabs.tabs.map((tab) => (
            <TabItem key={tab.id} tab={tab} isActive={tab.id === tabs.active} change={tabs.change} />
          ))}
        </ul>
      </nav>
      <div className={styles.tools}>
        <button
          type="button"
          className={styles.palette}
          aria-label="Do anything"
          aria-keyshortcuts="Control+K"
          onClick={onPalette}
        >
          <Search size={14} aria-hidden="true" />
          <span>Do anything</span>
          <kbd aria-hidden="true">{keyWords("Mod+K")}</kbd>
        </button>
        <IconButton label="Calendar" keys={keyWords("Alt+C")} icon={<CalendarDays size={16} />} onClick={onCalendar} />
        <button
          type="button"
          className={styles.person}
          onClick={onPerson}
          title="Change your name or role"
          aria-label={`${profile.name}, ${ROLE_WORDS[profile.role]}`}
        >
          <span className={styles.initials} aria-hidden="true">
            {initials(profile.name)}
          </span>
          <span className={styles.personName}>
            {profile.name} · {ROLE_WORDS[profile.role]}
          </span>
        </button>
        <IconButton label="Settings" keys={keyWords("Mod+,")} icon={<Settings size={16} />} onClick={onSettings} />
        {onPanel !== undefined && <IconButton label="Show the panels" icon={<PanelRight size={16} />} onClick={onPanel} />}
      </div>
    </header>
  );
}

interface TabItemProps {
  tab: Tabs["tabs"][number];
  isActive: boolean;
  change: Tabs["change"];
}

function TabItem({ tab, isActive, change }: TabItemProps): ReactElement {
  const title = tabTitle(tab);
  const close = (): void => change({ kind: "close", id: tab.id });
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isActive]);
  return (
    <li ref={item} className={isActive ? styles.activeTab : styles.tab}>
      <button
        type="button"
        className={styles.tabButton}
        aria-current={isActive ? "page" : undefined}
        title={title}
        onClick={() => change({ kind: "show", id: tab.id })}
        onAuxClick={(event) => {
          if (event.button === 1) close();
        }}
        onKeyDown={(event) => {
          if (event.key === "Delete") close();
        }}
      >
        <StatusDot status={tab.status} />
        <span className="visually-hidden">{STATUS_WORDS[tab.status].one}: </span>
        <span className={styles.tabTitle}>{title}</span>
      </button>
      <button type="button" className={styles.close} aria-label={`Close ${title}`} onClick={close}>
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
