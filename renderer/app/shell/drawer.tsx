import { useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import styles from "./drawer.module.css";

interface DrawerProps {
  /** False: it stands beside the story, as wide windows have room for. */
  isDrawer: boolean;
  isOpen: boolean;
  side: "left" | "right";
  label: string;
  onClose(): void;
  children: ReactNode;
}

/** A column of the desk that slides over the story where the window is narrow. */
export function Drawer({ isDrawer, isOpen, side, label, onClose, children }: DrawerProps): ReactElement {
  const column = useRef<HTMLElement>(null);
  const isHidden = isDrawer && !isOpen;
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });

  useEffect(() => {
    if (!isDrawer || !isOpen) return;
    const before = document.activeElement;
    column.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      const isOver = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !isOver) latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement && (document.activeElement === null || document.activeElement === document.body))
        before.focus();
    };
  }, [isDrawer, isOpen]);

  return (
    <>
      {isDrawer && isOpen && <div className={styles.shade} onClick={onClose} />}
      <aside
        ref={column}
        aria-label={label}
        tabIndex={isDrawer ? -1 : undefined}
        inert={isHidden}
        className={styles.column}
        data-side={side}
        data-drawer={isDrawer}
        data-open={isOpen}
      >
        {children}
      </aside>
    </>
  );
}
