import { useRef, useState } from "react";
import type { ReactElement } from "react";
import { useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ChecklistsPage } from "./checklists-page.tsx";
import { ContributorsPage } from "./contributors-page.tsx";
import { HouseStylePage } from "./house-style/house-style-page.tsx";
import { PaperWordsPage } from "./house-style/paper-words-page.tsx";
import { PaperPage } from "./paper-page.tsx";
import { ReadersPage } from "./readers-page.tsx";
import { SchedulePage } from "./schedule-page.tsx";
import { SectionsPage } from "./sections-page.tsx";
import styles from "./settings-dialog.module.css";
import { SitePage } from "./site-page.tsx";
import { TargetsPage } from "./targets/targets-page.tsx";
import { useSettings } from "./use-settings.ts";
import { YouPage } from "./you-page.tsx";

const PAGES = [
  "paper",
  "sections",
  "readers",
  "style",
  "words",
  "checklists",
  "schedule",
  "site",
  "targets",
  "contributors",
  "you",
] as const;
type Page = (typeof PAGES)[number];

const TITLES: Readonly<Record<Page, string>> = {
  paper: "The paper",
  sections: "Sections",
  readers: "Appeal and free limit",
  style: "House style",
  words: "The paper’s words",
  checklists: "Checklists",
  schedule: "Schedule",
  site: "Site",
  targets: "Targets",
  contributors: "Contributors",
  you: "You",
};

/** The house style and the paper's words, targets, contributors and the person are saved each by itself; the rest is the paper, saved together. */
const SAVED_TOGETHER: readonly Page[] = ["paper", "sections", "readers", "checklists", "schedule", "site"];

function pageOf(path: string): Page {
  if (path.startsWith("sections")) return "sections";
  if (path.startsWith("appeal") || path.startsWith("freeLimit")) return "readers";
  if (path.startsWith("readiness")) return "checklists";
  if (path.startsWith("slots") || path.startsWith("missed")) return "schedule";
  if (path === "baseAddress" || path === "timeZone") return "site";
  return "paper";
}

export function SettingsDialog({ onClose }: { onClose(): void }): ReactElement {
  const settings = useSettings();
  const notice = useNotice();
  const [page, setPage] = useState<Page>("paper");
  const [isLeaving, setIsLeaving] = useState(false);
  const content = useRef<HTMLDivElement>(null);

  async function save(andClose: boolean): Promise<void> {
    const result = await settings.save();
    if (result.kind === "saved") {
      notice.say("The settings are saved.", "done");
      if (andClose) onClose();
      setIsLeaving(false);
      return;
    }
    setIsLeaving(false);
    if (result.kind !== "problem") return;
    setPage(pageOf(result.path));
    // Once the page with the field is drawn.
    setTimeout(() => content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  const close = (): void => (settings.isChanged ? setIsLeaving(true) : onClose());

  return (
    <Dialog title="Settings" size="wide" onClose={close} foot={foot()}>
      <div className={styles.columns}>
        <nav aria-label="Settings" className={styles.pages}>
          <ul role="list">
            {PAGES.map((each) => (
              <li key={each}>
                <button
                  type="button"
                  className={each === page ? styles.activePage : styles.page}
                  aria-current={each === page ? "page" : undefined}
                  onClick={() => setPage(each)}
                >
                  {TITLES[each]}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div ref={content} className={styles.content}>
          {page === "paper" && <PaperPage settings={settings} />}
          {page === "sections" && <SectionsPage settings={settings} />}
          {page === "readers" && <ReadersPage settings={settings} />}
          {page === "style" && <HouseStylePage />}
          {page === "words" && <PaperWordsPage />}
          {page === "checklists" && <ChecklistsPage settings={settings} />}
          {page === "schedule" && <SchedulePage settings={settings} />}
          {page === "site" && <SitePage settings={settings} />}
          {page === "targets" && <TargetsPage />}
          {page === "contributors" && <ContributorsPage />}
          {page === "you" && <YouPage />}
        </div>
      </div>
    </Dialog>
  );

  function foot(): ReactElement {
    if (isLeaving) {
      return (
        <>
          <p className={styles.say} role="alert">
            There are changes that are not saved.
          </p>
          <Button tone="danger" onClick={onClose}>
            Drop them
          </Button>
          <Button onClick={() => setIsLeaving(false)}>Keep editing</Button>
          <Button tone="primary" autoFocus onClick={() => void save(true)}>
            Save and close
          </Button>
        </>
      );
    }
    const count = Object.keys(settings.problems).length;
    return (
      <>
        <p className={styles.say} role="alert">
          {settings.failure ?? (count > 0 ? "Nothing was saved yet: mend what is marked." : "")}
        </p>
        <Button onClick={close}>Close</Button>
        {SAVED_TOGETHER.includes(page) && (
          <Button tone="primary" disabled={!settings.isChanged || settings.isSaving} onClick={() => void save(false)}>
            {settings.isSaving ? "Saving…" : "Save settings"}
          </Button>
        )}
      </>
    );
  }
}
