/** Ids of actions that come from outside the page, as from the application menu. */
export interface MenuCommands {
  /** Hears each command from now on. Returns the way to stop listening. */
  onCommand(listener: (actionId: string) => void): () => void;
}

/** For hosts without a menu of their own. */
export const NO_MENU: MenuCommands = { onCommand: () => () => {} };

export function menuCommands(port: MessagePort): MenuCommands {
  port.start();
  return {
    onCommand: (listener) => {
      const hear = (event: MessageEvent): void => {
        if (typeof event.data === "string") listener(event.data);
      };
      port.addEventListener("message", hear);
      return () => port.removeEventListener("message", hear);
    },
  };
}
