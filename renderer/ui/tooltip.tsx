import { cloneElement, useEffect, useId, useRef, useState } from "react";
import type { ButtonHTMLAttributes, ReactElement } from "react";
import { createPortal } from "react-dom";
import styles from "./tooltip.module.css";

interface TooltipProps {
  text: string;
  keys?: string | undefined;
  /** One element that can take the focus. */
  children: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
}

interface Place {
  left: number;
  top: number;
}

/** Wait before a tip shows under a resting pointer, in milliseconds. */
const REST = 500;

function keepInside(tip: HTMLElement | null): void {
  if (tip === null) return;
  const box = tip.getBoundingClientRect();
  const over = Math.max(0, box.right + 8 - window.innerWidth);
  const under = Math.min(0, box.left - 8);
  tip.style.marginLeft = `${-over - under}px`;
}

/** A tip for pointer and keyboard that Escape puts away (WCAG 1.4.13). Its text repeats the name. */
export function Tooltip({ text, keys, children }: TooltipProps): ReactElement {
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const id = useId();

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (place === undefined) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setPlace(undefined);
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [place]);

  const show = (element: Element, wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const box = element.getBoundingClientRect();
      if (box.width > 0) setPlace({ left: box.left + box.width / 2, top: box.bottom + 6 });
    }, wait);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    setPlace(undefined);
  };

  const { onPointerEnter, onPointerLeave, onPointerDown, onFocus, onBlur } = children.props;
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: (event) => {
          onPointerEnter?.(event);
          if (event.pointerType === "mouse") show(event.currentTarget, REST);
        },
        onPointerLeave: (event) => {
          onPointerLeave?.(event);
          hide();
        },
        onPointerDown: (event) => {
          onPointerDown?.(event);
          hide();
        },
        onFocus: (event) => {
          onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget, 0);
        },
        onBlur: (event) => {
          onBlur?.(event);
          hide();
        },
      })}
      {place !== undefined &&
        createPortal(
          <span id={id} role="tooltip" ref={keepInside} className={styles.tip} style={place}>
            {text}
            {keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>}
          </span>,
          document.body,
        )}
    </>
  );
}
