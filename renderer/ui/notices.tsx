import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { createPortal } from "react-dom";
import type { Notice } from "../client/notices.tsx";
import { useNoticeList } from "../client/notices.tsx";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { useNoticePlace } from "./notice-place.ts";
import { crowdedOut, staysFor } from "./notice-rules.ts";
import styles from "./notices.module.css";

/**
 * Where notices are read: by eye under the story, in a dialog above its buttons, and politely
 * by screen readers.
 */
export function NoticeStack(): ReactElement {
  const { notices, dismiss } = useNoticeList();
  const place = useNoticePlace();
  const gone = crowdedOut(notices);
  useEffect(() => {
    for (const notice of crowdedOut(notices)) dismiss(notice.id);
  }, [notices, dismiss]);
  const stack = (
    <div
      className={place === undefined ? styles.stack : styles.inDialog}
      role="log"
      aria-label="Notices"
      aria-live="polite"
      data-react-aria-top-layer={place === undefined ? "true" : undefined}
    >
      {notices
        .filter((notice) => !gone.includes(notice))
        .map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onDismiss={dismiss} />
        ))}
    </div>
  );
  return place === undefined ? stack : createPortal(stack, place);
}

interface NoticeCardProps {
  notice: Notice;
  onDismiss(id: number): void;
}

function NoticeCard({ notice, onDismiss }: NoticeCardProps): ReactElement {
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const stays = isHovered || isFocused ? undefined : staysFor(notice);
  useEffect(() => {
    if (stays === undefined) return;
    const timer = setTimeout(() => onDismiss(notice.id), stays);
    return () => clearTimeout(timer);
  }, [stays, notice.id, onDismiss]);
  return (
    <div
      className={classNames(styles.notice, styles[notice.tone])}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <div className={styles.words}>
        <p>{notice.text}</p>
        {notice.details !== undefined && (
          <ul className={styles.details} aria-label="Left out">
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
