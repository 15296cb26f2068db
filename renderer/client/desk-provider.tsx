import { QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { ReactElement, ReactNode } from "react";
import type { DeskEvent, ReadyDesk } from "../../shared/contract/desk.ts";
import type { Connection, Reach } from "./connection.ts";
import type { DeskClient } from "./desk-client.ts";
import type { DeskEvents } from "./desk-events.ts";
import type { Opening } from "./opening.ts";

/** The way to the desk, and what was asked over it before the interface was there. */
export interface OpenedDesk {
  connection: Connection;
  events: DeskEvents;
  opening: Opening;
}

const OpenedDeskContext = createContext<OpenedDesk | undefined>(undefined);
const ReadyDeskContext = createContext<ReadyDesk | undefined>(undefined);

function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is used outside its provider.`);
  return value;
}

interface ConnectionProviderProps {
  desk: OpenedDesk;
  queries: QueryClient;
  children: ReactNode;
}

/** Everything that may call the desk stands below this. */
export function ConnectionProvider({ desk, queries, children }: ConnectionProviderProps): ReactElement {
  return (
    <OpenedDeskContext value={desk}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </OpenedDeskContext>
  );
}

interface ReadyDeskProviderProps {
  desk: ReadyDesk;
  children: ReactNode;
}

/** Everything that works on an open desk stands below this. */
export function ReadyDeskProvider({ desk, children }: ReadyDeskProviderProps): ReactElement {
  return <ReadyDeskContext value={desk}>{children}</ReadyDeskContext>;
}

export function useOpenedDesk(): OpenedDesk {
  return needed(useContext(OpenedDeskContext), "useOpenedDesk");
}

/** Every call of the desk. The same object for the life of the window. */
export function useClient(): DeskClient {
  return useOpenedDesk().connection.client;
}

/** Whether the desk can be reached now. */
export function useReach(): Reach {
  const { connection } = useOpenedDesk();
  return useSyncExternalStore(connection.onReachDidChange, connection.reach);
}

/**
 * Profile, paper, session and addresses of the open desk. Follows events; `session` is a
 * new one after a cut connection, and check-outs of the old one are gone.
 */
export function useReadyDesk(): ReadyDesk {
  return needed(useContext(ReadyDeskContext), "useReadyDesk");
}

/** Hears every event of the desk while mounted. The handler may be a fresh one each time. */
export function useDeskEvents(handler: (event: DeskEvent) => void): void {
  const { events } = useOpenedDesk();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => events.onEvent((event) => latest.current(event)), [events]);
}

/** Tells all of this window what it did itself. The same function for the life of the window. */
export function useTellWindow(): DeskEvents["tell"] {
  return useOpenedDesk().events.tell;
}

/** Runs when events may have been missed: after the connection was cut. */
export function useDeskDidResume(handler: () => void): void {
  const { events } = useOpenedDesk();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => events.onDidResume(() => latest.current()), [events]);
}
