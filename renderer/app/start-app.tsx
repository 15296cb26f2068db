import { createRoot } from "react-dom/client";
import { ConnectionProvider } from "../client/desk-provider.tsx";
import type { OpenedDesk } from "../client/desk-provider.tsx";
import { NO_MENU } from "../client/menu-commands.ts";
import type { MenuCommands } from "../client/menu-commands.ts";
import { NoticesProvider } from "../client/notices.tsx";
import { createQueryClient } from "../client/queries.ts";
import { quietenCaret } from "../editor/quiet-caret.ts";
import { keepOpened } from "../features/story/open-stories.ts";
import "../ui/fonts.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { App } from "./app.tsx";
import { RescueBoundary } from "./rescue-boundary.tsx";

/** Shows Standfirst in the page, over whichever connection the host gives. */
export function startApp(desk: OpenedDesk, menu: MenuCommands = NO_MENU): void {
  const answer = desk.opening.answer();
  if (answer?.state.phase === "ready" && answer.opened !== undefined) {
    const { connection, events } = desk;
    keepOpened({ client: connection.client, session: answer.state.session, tell: events.tell, ...answer.opened });
  }
  const place = document.getElementById("app");
  if (place === null) throw new Error("The page has no place for Standfirst.");
  quietenCaret();
  createRoot(place).render(
    <RescueBoundary>
      <ConnectionProvider desk={desk} queries={createQueryClient()}>
        <NoticesProvider>
          <App menu={menu} />
        </NoticesProvider>
      </ConnectionProvider>
    </RescueBoundary>,
  );
}
