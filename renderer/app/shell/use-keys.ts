import { useEffect } from "react";
import { useActionRegistry } from "../../client/actions.tsx";

const isMac = navigator.platform.startsWith("Mac");

/** The keys of an event in the notation of `Action.keys`: "Mod+Shift+P". */
export function keysOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">, mac: boolean): string {
  const parts = [
    (mac ? event.metaKey : event.ctrlKey) ? "Mod" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey ? "Shift" : "",
    event.key.length === 1 ? event.key.toUpperCase() : event.key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

/** Runs the action whose keys were pressed, wherever the focus is but in a dialog. */
export function useKeys(): void {
  const registry = useActionRegistry();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey || event.altKey || event.key === "F8")) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      const keys = keysOf(event, isMac);
      const action = registry.all().find((each) => each.keys === keys || each.moreKeys?.includes(keys));
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action.run();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [registry]);
}
