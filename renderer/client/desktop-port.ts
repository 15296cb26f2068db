/** What the preload posts to the page with its two ports. */
const PAGE_MESSAGE = "standfirst:desk";

export interface DesktopPorts {
  /** Carries the desk's calls and events. */
  calls: MessagePort;
  /** Brings ids of actions chosen in the application menu. */
  menu: MessagePort;
}

/** Waits for the ports the preload hands over. A message from anywhere else is not heard. */
export function portsFromPreload(page: Window): Promise<DesktopPorts> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      const [calls, menu] = event.ports;
      if (event.source !== page || event.data !== PAGE_MESSAGE || calls === undefined || menu === undefined) return;
      page.removeEventListener("message", onMessage);
      resolve({ calls, menu });
    };
    page.addEventListener("message", onMessage);
  });
}
