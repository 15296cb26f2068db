import { Failure } from "../../../shared/contract/failure.ts";
import type { CheckOut } from "../../../shared/contract/stories.ts";
import type { Announce } from "../../ports/announce.ts";

/**
 * How long a holder may take to save and let go before the story is taken, in milliseconds. A window that is
 * closed has let go at once; this is for one that hangs, and must not take the words of one on a busy machine.
 */
export const HANDOVER_PATIENCE = 3000;

type Holder = CheckOut["holder"];

/**
 * Who may write in which story. Kept in memory: a check-out ends with its connection, and
 * what was typed is on the disk by then or still with the one who typed it.
 */
export interface CheckOuts {
  checkOut(storyId: string, asker: Holder): CheckOut;
  /** Asks the holder to let go and takes the story when it does, or when its time is up. */
  takeOver(storyId: string, asker: Holder): Promise<CheckOut>;
  checkIn(storyId: string, session: string): void;
  /** Fails with `checked-out-elsewhere` unless this session may write. */
  require(storyId: string, session: string): void;
  /** Stories somebody has. */
  taken(): string[];
  sessionDidEnd(session: string): void;
}

interface Waiting {
  asker: Holder;
  /** Asks this holder for the story, and takes it when the time is up. */
  ask: (holder: Holder) => void;
  take: () => void;
  /** The one who waits has gone. */
  abandon: () => void;
}

export function createCheckOuts(announce: Announce, patience: number = HANDOVER_PATIENCE): CheckOuts {
  const holders = new Map<string, Holder>();
  const queues = new Map<string, Waiting[]>();

  const give = (storyId: string, holder: Holder | undefined): void => {
    if (holder === undefined) holders.delete(storyId);
    else holders.set(storyId, holder);
    announce({ kind: "checkOutDidMove", storyId, ...(holder === undefined ? {} : { holder }) });
  };

  /** Lets go; whoever asked first gets the story before anybody else can. */
  const letGo = (storyId: string): void => {
    const next = queues.get(storyId)?.[0];
    if (next === undefined) give(storyId, undefined);
    else next.take();
  };

  const forget = (storyId: string, waiting: Waiting): void => {
    const rest = (queues.get(storyId) ?? []).filter((other) => other !== waiting);
    if (rest.length === 0) queues.delete(storyId);
    else queues.set(storyId, rest);
  };

  /** One after another: each holder is asked by one, and has the whole time to save and let go. */
  const askNext = (storyId: string): void => {
    const [holder, next] = [holders.get(storyId), queues.get(storyId)?.[0]];
    if (holder !== undefined) next?.ask(holder);
  };

  const answer = (storyId: string, session: string): CheckOut => {
    const holder = holders.get(storyId);
    if (holder === undefined) throw new Error("A check-out without a holder");
    return { mine: holder.session === session, holder };
  };

  return {
    checkOut(storyId, asker) {
      if (!holders.has(storyId)) give(storyId, asker);
      return answer(storyId, asker.session);
    },
    takeOver(storyId, asker) {
      const holder = holders.get(storyId);
      if (holder === undefined || holder.session === asker.session) return Promise.resolve(this.checkOut(storyId, asker));
      const { promise, resolve, reject } = Promise.withResolvers<CheckOut>();
      let timer: NodeJS.Timeout | undefined;
      const waiting: Waiting = {
        asker,
        ask(from) {
          clearTimeout(timer);
          timer = setTimeout(waiting.take, patience);
          announce({ kind: "checkOutWillMove", storyId, from: from.session, to: asker.session });
        },
        take() {
          clearTimeout(timer);
          forget(storyId, waiting);
          give(storyId, asker);
          resolve(answer(storyId, asker.session));
          askNext(storyId);
        },
        abandon() {
          clearTimeout(timer);
          forget(storyId, waiting);
          askNext(storyId);
          reject(new Failure("no-connection", "The window that asked for the story is closed."));
        },
      };
      queues.set(storyId, [...(queues.get(storyId) ?? []), waiting]);
      if (queues.get(storyId)?.[0] === waiting) waiting.ask(holder);
      return promise;
    },
    checkIn(storyId, session) {
      if (holders.get(storyId)?.session === session) letGo(storyId);
    },
    require(storyId, session) {
      const holder = holders.get(storyId);
      if (holder?.session === session) return;
      throw new Failure(
        "checked-out-elsewhere",
        holder === undefined
          ? "The story is not open for writing here. Open it again to write in it."
          : `${holder.name} has the story open for writing in another window. Take it over to write here.`,
        holder === undefined ? {} : { data: { holder } },
      );
    },
    taken: () => [...holders.keys()],
    sessionDidEnd(session) {
      for (const waiting of [...queues.values()].flat()) if (waiting.asker.session === session) waiting.abandon();
      for (const [storyId, holder] of [...holders]) if (holder.session === session) letGo(storyId);
    },
  };
}
