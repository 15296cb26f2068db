import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { ReactElement } from "react";
import type { DeskEvent, ReadyDesk } from "../../shared/contract/desk.ts";
import { ActionRegistryProvider, createActionRegistry } from "../client/actions.tsx";
import type { DeskEvents } from "../client/desk-events.ts";
import { ReadyDeskProvider, useOpenedDesk } from "../client/desk-provider.tsx";
import type { MenuCommands } from "../client/menu-commands.ts";
import { queriesOutOfDate, queryKeys } from "../client/queries.ts";
import { createReadAgain } from "../client/read-again.ts";
import { Shell } from "./shell/shell.tsx";

interface ReadyAppProps {
  desk: ReadyDesk;
  onDesk(desk: ReadyDesk): void;
  menu: MenuCommands;
}

/** An open desk: its events keep everything that was read from it fresh. */
export function ReadyApp({ desk, onDesk, menu }: ReadyAppProps): ReactElement {
  const { events } = useOpenedDesk();
  const registry = useMemo(createActionRegistry, []);

  useEffect(() => {
    // After the effects of all that is drawn now: whoever hears of the desk does so from here on.
    const timer = setTimeout(events.begin);
    return () => clearTimeout(timer);
  }, [events]);

  useEffect(
    () =>
      menu.onCommand((id) =>
        registry
          .all()
          .find((action) => action.id === id)
          ?.run(),
      ),
    [menu, registry],
  );

  return (
    <ReadyDeskProvider desk={desk}>
      <ActionRegistryProvider registry={registry}>
        <KeepFresh events={events} desk={desk} onDesk={onDesk} />
        <Shell />
      </ActionRegistryProvider>
    </ReadyDeskProvider>
  );
}

interface KeepFreshProps extends Omit<ReadyAppProps, "menu"> {
  events: DeskEvents;
}

function KeepFresh({ events, desk, onDesk }: KeepFreshProps): undefined {
  const queries = useQueryClient();
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  }, [desk]);

  useEffect(() => {
    const take = (change: Partial<ReadyDesk>): void => {
      latest.current = { ...latest.current, ...change };
      onDesk(latest.current);
    };
    const readAgain = createReadAgain(queries);
    const stopHearing = events.onEvent((event: DeskEvent) => {
      switch (event.kind) {
        case "paperDidChange":
          take({ paper: event.paper });
          void queries.invalidateQueries({ queryKey: queryKeys.schedule });
          return;
        case "profileDidChange":
          take({ profile: event.profile });
          return;
        default:
          readAgain.outOfDate(queriesOutOfDate(event));
      }
    });
    const stopResuming = events.onDidResume(() => void queries.invalidateQueries());
    return () => {
      stopHearing();
      stopResuming();
      readAgain.close();
    };
  }, [events, queries, onDesk]);
  return undefined;
}
