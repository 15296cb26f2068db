import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { afterwards } from "./desk-for-tests.ts";
import type { Window } from "./transports.ts";

/** Reads the desk's events into a list, and waits for those that matter. */
export async function listen({ calls }: Window): Promise<{
  until(kind: DeskEvent["kind"]): Promise<DeskEvent>;
  /** The kinds heard so far that nobody waited for. */
  heard(): DeskEvent["kind"][];
}> {
  const seen: DeskEvent[] = [];
  let look = (): void => {};
  const stop = new AbortController();
  const events = await calls.desk.changes(undefined, { signal: stop.signal });
  const reading = (async (): Promise<void> => {
    try {
      for await (const news of events) {
        seen.push(...(news.kind === "severalDidHappen" ? news.events : [news]));
        look();
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  })();
  afterwards(async () => {
    stop.abort();
    await reading;
  });
  return {
    heard: () => seen.map((event) => event.kind),
    until: (kind) =>
      new Promise((resolve) => {
        look = () => {
          const index = seen.findIndex((event) => event.kind === kind);
          const [event] = index < 0 ? [] : seen.splice(index, 1);
          if (event !== undefined) resolve(event);
        };
        look();
      }),
  };
}
