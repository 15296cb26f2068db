import { createContext, useContext, useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";

/** Something a person can do, as the palette knows it. */
export interface Action {
  /** Stable, one for each thing to do: "story.preview". */
  id: string;
  /** As the palette lists it: "Preview". */
  title: string;
  group: "Story" | "Desk" | "Go to" | "Standfirst";
  /** Other words it is found by. */
  words?: string;
  /** Keys in ARIA's notation with `Mod` for Control, or Command on a Mac: "Mod+Shift+P". */
  keys?: string;
  /** Other keys that do it; those a browser keeps for itself work on the desktop only. */
  moreKeys?: readonly string[];
  run(): void;
}

export interface ActionRegistry {
  add(read: () => readonly Action[]): () => void;
  /** All that can be done now. */
  all(): readonly Action[];
}

export function createActionRegistry(): ActionRegistry {
  const sources = new Set<() => readonly Action[]>();
  return {
    add: (read) => {
      sources.add(read);
      return () => sources.delete(read);
    },
    all: () => [...sources].flatMap((read) => [...read()]),
  };
}

const RegistryContext = createContext<ActionRegistry | undefined>(undefined);

interface ActionRegistryProviderProps {
  registry: ActionRegistry;
  children: ReactNode;
}

export function ActionRegistryProvider({ registry, children }: ActionRegistryProviderProps): ReactElement {
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

export function useActionRegistry(): ActionRegistry {
  const registry = useContext(RegistryContext);
  if (registry === undefined) throw new Error("useActionRegistry is used outside its provider.");
  return registry;
}

/** Offers these actions in the palette, and by their keys, while mounted. */
export function useActions(actions: readonly Action[]): void {
  const registry = useActionRegistry();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => registry.add(() => latest.current), [registry]);
}
