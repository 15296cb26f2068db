import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { Button } from "../../ui/button.tsx";

interface CloseButtonProps {
  isDone: boolean;
  /** What it says before the thing is done. */
  before: string;
  onClose(): void;
}

/** Takes the focus once the button that had it has done its work and is gone. */
export function CloseButton({ isDone, before, onClose }: CloseButtonProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isDone) button.current?.focus();
  }, [isDone]);
  return (
    <Button ref={button} onClick={onClose}>
      {isDone ? "Close" : before}
    </Button>
  );
}
