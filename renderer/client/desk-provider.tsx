import { QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { ReactElement, ReactNode } from "react";
import type { DeskEvent, ReadyDesk } from "../../shared/contract/desk.ts";
import type { Connection, Reach } from "./connection.ts";
import type { DeskClient } from "./desk-client.ts";
import type { DeskEvents } from "./desk-events.ts";

const ConnectionContext = createContext<Connection | undefined>(undefined);
const EventsContext = createContext<DeskEvents | undefined>(undefined);
const ReadyDeskContext = createContext<ReadyDesk | undefined>(undefined);

function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is used outside its provider.`);
  return value;
}

interface ConnectionProviderProps {
  connection: Connection;
  queries: QueryClient;
  children: ReactNode;
}

/** Everything that may call the desk stands below this. */
export function ConnectionProvider({ connection, queries, children }: ConnectionProviderProps): ReactElement {
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ConnectionContext>
  );
}

interface ReadyDeskProviderProps {
  desk: ReadyDesk;
  events: DeskEvents;
  children: ReactNode;
}

/** Everything that works on an open desk stands below this. */
export function ReadyDeskProvider({ desk, events, children }: ReadyDeskProviderProps): ReactElement {
  return (
    <EventsContext value={events}>
      <ReadyDeskContext value={desk}>{children}</ReadyDeskContext>
    </EventsContext>
  );
}

export function useConnection(): Connection {
  return needed(useContext(ConnectionContext), "useConnection");
}

/** Every call of the desk. The same object for the life of the window. */
export function useClient(): DeskClient {
  return useConnection().client;
}

/** Whether the desk can be reached now. */
export function useReach(): Reach {
  const connection = useConnection();
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
  const events = needed(useContext(EventsContext), "useDeskEvents");
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => events.onEvent((event) => latest.current(event)), [events]);
}

/** Runs when events may have been missed: after the connection was cut. */
export function useDeskDidResume(handler: () => void): void {
  const events = needed(useContext(EventsContext), "useDeskDidResume");
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => events.onDidResume(() => latest.current()), [events]);
}
