import { RPCLink } from "@orpc/client/websocket";
import type { OpenWire } from "./wire.ts";

/** Reaches the browser host. The token goes as a subprotocol: an address would be logged. */
export function webSocketWire(address: string, tokenNow: () => string): OpenWire {
  return (listener) => {
    const token = tokenNow();
    // An empty subprotocol throws before anything can be said; a wrong one is refused in words.
    const socket = new WebSocket(address, ["standfirst", token === "" ? "none" : token]);
    const link = new RPCLink({ websocket: socket });
    socket.addEventListener("open", () => listener.didOpen());
    socket.addEventListener("close", () => listener.didClose());
    return {
      link,
      isOpen: () => socket.readyState === WebSocket.OPEN,
      close: () => socket.close(),
    };
  };
}
