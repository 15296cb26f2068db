import { X } from "lucide-react";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";
import { keepPlaceForNotices } from "./notice-place.ts";

export interface DialogProps {
  /** Names the dialog; stands at its head. */
  title: string;
  /** `full` fills the window but for a margin. */
  size?: "small" | "normal" | "wide" | "full";
  /** `alertdialog` for a question that must be answered. */
  role?: "dialog" | "alertdialog";
  /** Beside the title. */
  tools?: ReactNode;
  /** Row of buttons at the foot. */
  foot?: ReactNode;
  onClose(): void;
  children: ReactNode;
}

/** A modal dialog: holds the focus, gives it back, and Escape closes it. */
export function Dialog({ title, size = "normal", role = "dialog", tools, foot, onClose, children }: DialogProps): ReactElement {
  useEscapeWithoutFocus(onClose);
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === "dialog"}
      className={styles.overlay ?? ""}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ""}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ""}>
              {title}
            </Heading>
            {tools}
            <IconButton label="Close" icon={<X size={16} />} onClick={onClose} />
          </header>
          <div className={styles.content}>{children}</div>
          <div ref={keepPlaceForNotices} className={styles.notices} />
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A button that is disabled or goes while it has the focus leaves it to nobody, and the keys with it. */
function useEscapeWithoutFocus(onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && document.activeElement === document.body) latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
