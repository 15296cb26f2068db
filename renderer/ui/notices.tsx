import { X } from "lucide-react";
import { useEffect } from "react";
import type { ReactElement } from "react";
import type { Notice } from "../client/notices.tsx";
import { useNoticeList } from "../client/notices.tsx";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./notices.module.css";

/** How long a notice without details stays, in milliseconds. A failure stays until dismissed. */
const STAYS = 6000;

/** Where notices are read: by eye at the foot of the window, and politely by screen readers. */
export function NoticeStack(): ReactElement {
  const { notices, dismiss } = useNoticeList();
  return (
    <div className={styles.stack} role="log" aria-label="Notices" aria-live="polite" data-react-aria-top-layer="true">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onDismiss={dismiss} />
      ))}
    </div>
  );
}

interface NoticeCardProps {
  notice: Notice;
  onDismiss(id: number): void;
}

function NoticeCard({ notice, onDismiss }: NoticeCardProps): ReactElement {
  const goes = notice.tone !== "failure" && notice.details === undefined;
  useEffect(() => {
    if (!goes) return;
    const timer = setTimeout(() => onDismiss(notice.id), STAYS);
    return () => clearTimeout(timer);
  }, [goes, notice.id, onDismiss]);
  return (
    <div className={classNames(styles.notice, styles[notice.tone])}>
      <div className={styles.words}>
        <p>{notice.text}</p>
        {notice.details !== undefined && (
          <ul className={styles.details}>
            {notice.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      <IconButton label="Dismiss" icon={<X size={14} />} onClick={() => onDismiss(notice.id)} />
    </div>
  );
}
