import { RPCLink } from "@orpc/client/message-port";
import type { OpenWire } from "./wire.ts";

/** Reaches the desktop host over the port its preload handed in. */
export function messagePortWire(port: MessagePort): OpenWire {
  return (listener) => {
    let open = true;
    port.addEventListener("close", () => {
      open = false;
      listener.didClose();
    });
    const link = new RPCLink({ port });
    port.start();
    // After the caller holds the wire, as with a socket.
    queueMicrotask(() => listener.didOpen());
    return {
      link,
      isOpen: () => open,
      close: () => {
        open = false;
        port.close();
      },
    };
  };
}
