import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import { WebSocket } from "ws";
import type { Contract } from "../../shared/contract/contract.ts";
import type { BrowserHost } from "./browser-host.ts";

/** The desk's calls without a window, over the socket that windows use. */
export interface DeskClient {
  readonly calls: ContractRouterClient<Contract>;
  close(): void;
}

export async function connectToDesk(host: BrowserHost): Promise<DeskClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/desk`, ["standfirst", host.token], {
    origin: host.origin.slice(0, -1),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  // A host that is killed cuts its sockets; the call under way rejects, and that is enough.
  socket.on("error", () => undefined);
  const link = new RPCLink({ websocket: socket });
  return { calls: createORPCClient(link), close: () => socket.close() };
}
