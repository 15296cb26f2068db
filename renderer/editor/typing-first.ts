/** What a typed letter does to the copy comes in these two. */
export const FIRST = ["keydown", "input"] as const;
type First = (typeof FIRST)[number];

const heard = new WeakMap<HTMLElement, Map<First, Set<EventListener>>>();

function firstOf(type: string): First | undefined {
  return FIRST.find((each) => each === type);
}

/**
 * Remembers who listens for typing on this surface, so that `hearTyping` can ask them before
 * the page around does. For the `ref` of a surface, which React sets before its editor listens.
 */
export function rememberTypingListeners(surface: HTMLElement | null): void {
  if (surface === null || heard.has(surface)) return;
  const listeners = new Map<First, Set<EventListener>>(FIRST.map((type) => [type, new Set()]));
  heard.set(surface, listeners);
  const add = surface.addEventListener.bind(surface);
  const remove = surface.removeEventListener.bind(surface);
  const own = (type: string, listener: EventListenerOrEventListenerObject | null): void => {
    const kind = firstOf(type);
    if (kind !== undefined && typeof listener === "function") listeners.get(kind)?.add(listener);
  };
  surface.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void => {
    own(type, listener);
    add(type, listener, options);
  };
  surface.removeEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void => {
    const kind = firstOf(type);
    if (kind !== undefined && typeof listener === "function") listeners.get(kind)?.delete(listener);
    remove(type, listener, options);
  };
}

/** Hands the event to those who listen for it on the surface, and to nobody around it. */
export function hearTyping(surface: HTMLElement, event: Event): void {
  const kind = firstOf(event.type);
  const listeners = kind === undefined ? undefined : heard.get(surface)?.get(kind);
  if (listeners === undefined || listeners.size === 0) return;
  event.stopPropagation();
  for (const listener of listeners) listener.call(surface, event);
}
