import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` blue, once in a view; `ink` for the step that hands the story on. */
  tone?: "plain" | "primary" | "ink" | "quiet" | "danger";
  size?: "normal" | "small" | "large";
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = "plain", size = "normal", icon, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" {...rest} className={classNames(styles.button, styles[tone], styles[size], className)}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}
