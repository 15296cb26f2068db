import { useCallback, useEffect, useReducer } from "react";
import type { Status } from "../../../shared/model/status.ts";
import { rememberLastStory } from "../../client/last-story.ts";

/** An open story, as its tab shows it. */
export interface Tab {
  id: string;
  headline: string;
  catchline: string;
  status: Status;
}

export interface TabsState {
  tabs: readonly Tab[];
  active: string | undefined;
  /** Ids, the one last looked at first: those stay drawn, so that going back is instant. */
  recent: readonly string[];
}

export type TabsChange =
  | { kind: "open"; tab: Tab }
  | { kind: "show"; id: string }
  | { kind: "close"; id: string }
  | { kind: "step"; by: 1 | -1 }
  | { kind: "know"; id: string; facts: Partial<Omit<Tab, "id">> };

const NONE: TabsState = { tabs: [], active: undefined, recent: [] };

export function changeTabs(state: TabsState, change: TabsChange): TabsState {
  switch (change.kind) {
    case "open": {
      const known = state.tabs.some((tab) => tab.id === change.tab.id);
      return show({ ...state, tabs: known ? state.tabs : [...state.tabs, change.tab] }, change.tab.id);
    }
    case "show":
      return state.tabs.some((tab) => tab.id === change.id) ? show(state, change.id) : state;
    case "close": {
      const at = state.tabs.findIndex((tab) => tab.id === change.id);
      if (at < 0) return state;
      const tabs = state.tabs.filter((tab) => tab.id !== change.id);
      const recent = state.recent.filter((id) => id !== change.id);
      const active = state.active === change.id ? (recent[0] ?? tabs[Math.min(at, tabs.length - 1)]?.id) : state.active;
      const closed = { tabs, active, recent };
      return active === undefined ? closed : show(closed, active);
    }
    case "step": {
      const at = state.tabs.findIndex((tab) => tab.id === state.active);
      const next = state.tabs[(at + change.by + state.tabs.length) % Math.max(1, state.tabs.length)];
      return next === undefined ? state : show(state, next.id);
    }
    case "know": {
      const old = state.tabs.find((tab) => tab.id === change.id);
      if (old === undefined) return state;
      const tab = { ...old, ...change.facts };
      if (tab.headline === old.headline && tab.catchline === old.catchline && tab.status === old.status) return state;
      return { ...state, tabs: state.tabs.map((other) => (other === old ? tab : other)) };
    }
  }
}

function show(state: TabsState, id: string): TabsState {
  return { ...state, active: id, recent: [id, ...state.recent.filter((other) => other !== id)] };
}

export function tabTitle(tab: Pick<Tab, "headline" | "catchline">): string {
  return tab.headline.trim() || tab.catchline.trim() || "Untitled";
}

const keyOf = (dataFolder: string): string => `standfirst.tabs.${dataFolder}`;

function remembered(dataFolder: string): TabsState {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(dataFolder)) ?? "");
    if (typeof kept !== "object" || kept === null || !("tabs" in kept) || !Array.isArray(kept.tabs)) return NONE;
    const tabs = kept.tabs.filter(isTab);
    const last = "active" in kept ? kept.active : undefined;
    const active = tabs.find((tab) => tab.id === last)?.id ?? tabs[0]?.id;
    return { tabs, active, recent: active === undefined ? [] : [active] };
  } catch {
    // What a browser forgot or garbled about tabs is not worth a word: the stories are on the desk.
    return NONE;
  }
}

function isTab(value: unknown): value is Tab {
  if (typeof value !== "object" || value === null) return false;
  return ["id", "headline", "catchline", "status"].every((key) => typeof Reflect.get(value, key) === "string");
}

export interface Tabs extends TabsState {
  change(change: TabsChange): void;
}

/** The open stories of this data folder, remembered between starts. */
export function useTabs(dataFolder: string): Tabs {
  const [state, dispatch] = useReducer(changeTabs, dataFolder, remembered);
  useEffect(() => {
    localStorage.setItem(keyOf(dataFolder), JSON.stringify({ tabs: state.tabs, active: state.active }));
    rememberLastStory(localStorage, state.active === undefined ? undefined : { dataFolder, id: state.active });
  }, [dataFolder, state]);
  const change = useCallback((next: TabsChange) => dispatch(next), []);
  return { ...state, change };
}
