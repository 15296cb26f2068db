import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { sayFailure } from "../client/notices.tsx";
import type { MenuCommands } from "../client/menu-commands.ts";
import { useReach } from "../client/desk-provider.tsx";
import { Button } from "../ui/button.tsx";
import { NoticeStack } from "../ui/notices.tsx";
import { Standing } from "../ui/standing.tsx";
import { ReadyApp } from "./ready-app.tsx";
import { useDeskState } from "./use-desk-state.ts";

const FirstStart = lazy(() => import("../features/first-start/first-start.tsx").then((part) => ({ default: part.FirstStart })));
const Recovery = lazy(() => import("../features/recovery/recovery.tsx").then((part) => ({ default: part.Recovery })));

export function App({ menu }: { menu: MenuCommands }): ReactElement {
  const { state, failure, take, readAgain } = useDeskState();
  const reach = useReach();
  return (
    <>
      <Suspense>{content()}</Suspense>
      <NoticeStack />
    </>
  );

  function content(): ReactElement | undefined {
    if (state?.phase === "ready") return <ReadyApp desk={state} onDesk={take} menu={menu} />;
    if (state?.phase === "first-start") return <FirstStart onBegin={take} />;
    if (state?.phase === "damaged") return <Recovery backups={state.backups} onRecover={take} />;
    if (failure !== undefined) return <Refused failure={failure} onAgain={readAgain} />;
    if (reach === "cut") return <Unreached />;
    return undefined;
  }
}

function Refused({ failure, onAgain }: { failure: unknown; onAgain(): void }): ReactElement {
  return (
    <Standing title="The desk could not be opened">
      <p role="alert">{sayFailure(failure)}</p>
      <div>
        <Button tone="primary" onClick={onAgain}>
          Try again
        </Button>
      </div>
    </Standing>
  );
}

function Unreached(): ReactElement {
  return (
    <Standing title="The desk does not answer">
      <p role="alert">
        This page could not reach Standfirst on this computer. Either it has ended, or this page belongs to an earlier start.
      </p>
      <p>Start Standfirst again and open the address it gives. Everything that was saved is safe. This page keeps trying.</p>
    </Standing>
  );
}
