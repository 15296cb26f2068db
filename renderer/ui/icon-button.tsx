import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "children"> {
  /** Accessible name; also the tip under the pointer and on focus. */
  label: string;
  /** Keys that do the same, as people read them: "Ctrl B". */
  keys?: string;
  icon: ReactNode;
  /** For buttons that stay down: bold, lists, panels. */
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, keys, icon, pressed, className, ...rest }: IconButtonProps): ReactElement {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, pressed === true && styles.pressed, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
