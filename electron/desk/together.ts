import type { DeskEvent, DeskNews } from "../../shared/contract/desk.ts";

/** So many events in a second are told one by one, as they come. */
const CALM = 12;
const SECOND = 1000;
/** What comes faster is gathered for so long, in milliseconds: each message costs a window that is written in. */
const GATHERED_FOR = 300;
/** And never more than so many. */
const MOST_AT_ONCE = 400;

/** What one window is told: in a flood, as when a long queue is sent, all of a moment in one message. */
export async function* together(events: AsyncGenerator<DeskEvent, void, void>): AsyncGenerator<DeskNews, void, void> {
  let told: number[] = [];
  let coming = next(events);
  try {
    for (;;) {
      const first = await coming;
      if (first.done === true) return;
      coming = next(events);
      const now = performance.now();
      told = told.filter((at) => now - at < SECOND);
      if (told.length < CALM || isUrgent(first.value)) {
        told.push(now);
        yield first.value;
        continue;
      }
      const gathered = [first.value];
      const over = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => over.resolve(undefined), GATHERED_FOR);
      while (gathered.length < MOST_AT_ONCE) {
        const more = await Promise.race([coming, over.promise]);
        if (more === undefined || more.done === true) break;
        gathered.push(more.value);
        coming = next(events);
        if (isUrgent(more.value)) break;
      }
      clearTimeout(timer);
      told.push(performance.now());
      yield { kind: "severalDidHappen", events: saidOnce(gathered) };
    }
  } finally {
    // Not waited for: it comes only after what is asked for already, which may be long.
    void events.return();
  }
}

/** Whoever is asked for a story has a second to save what is unsaved. */
const isUrgent = ({ kind }: DeskEvent): boolean => kind === "checkOutWillMove" || kind === "checkOutDidMove";

/** One that fails while nobody waits for it fails whoever asks for it later. */
function next(events: AsyncGenerator<DeskEvent, void, void>): Promise<IteratorResult<DeskEvent, void>> {
  const coming = events.next();
  coming.catch(() => {});
  return coming;
}

/** Of events that only say what to read again the last, as what is read then is newest. */
function saidOnce(events: readonly DeskEvent[]): DeskEvent[] {
  const said = new Set<string>();
  const kept = events.toReversed().filter((event) => {
    if (event.kind !== "deliveryDidChange" && event.kind !== "storiesDidChange" && event.kind !== "publicationDidChange")
      return true;
    const key = JSON.stringify(event);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
  return kept.toReversed();
}
