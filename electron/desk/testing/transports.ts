import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import { RPCHandler as PortHandler } from "@orpc/server/message-port";
import { RPCHandler as SocketHandler } from "@orpc/server/ws";
import { WebSocket, WebSocketServer } from "ws";
import type { Contract } from "../../../shared/contract/contract.ts";
import type { Desk } from "../open-desk.ts";
import { afterwards } from "./desk-for-tests.ts";

export type DeskCalls = ContractRouterClient<Contract>;

export interface Window {
  calls: DeskCalls;
  session: string;
  /** Closes the connection and waits until the desk knows. */
  leave(): Promise<void>;
}

/** A way to carry calls to a desk, as one of the hosts does it. */
export type Transport = (desk: Desk, session: string) => Promise<Window>;

const overSocket: Transport = async (desk, session) => {
  const handler = new SocketHandler(desk.router);
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const ended = Promise.withResolvers<void>();
  sockets.on("connection", (socket) => {
    void handler.upgrade(socket, { context: { session } });
    socket.on("close", () => {
      desk.sessionDidEnd(session);
      ended.resolve();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const leave = async (): Promise<void> => {
    socket.close();
    await ended.promise;
    await new Promise((resolve) => http.close(resolve));
  };
  afterwards(() => {
    socket.terminate();
    http.close();
  });
  const link = new SocketLink({ websocket: socket });
  return { calls: createORPCClient<DeskCalls>(link), session, leave };
};

const overPort: Transport = async (desk, session) => {
  const { port1, port2 } = new MessageChannel();
  const handler = new PortHandler(desk.router);
  const ended = Promise.withResolvers<void>();
  handler.upgrade(port1, { context: { session } });
  port1.on("close", () => {
    desk.sessionDidEnd(session);
    ended.resolve();
  });
  port1.start();
  const link = new PortLink({ port: port2 });
  port2.start();
  const leave = async (): Promise<void> => {
    port2.close();
    await ended.promise;
  };
  afterwards(() => port2.close());
  return { calls: createORPCClient<DeskCalls>(link), session, leave };
};

export const TRANSPORTS: readonly [string, Transport][] = [
  ["WebSocket", overSocket],
  ["MessagePort", overPort],
];
