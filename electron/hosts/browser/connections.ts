import type { AnyContractRouter } from "@orpc/contract";
import type { Router } from "@orpc/server";
import { RPCHandler } from "@orpc/server/ws";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { v7 as uuid } from "uuid";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { Log } from "../../ports/log.ts";
import { PROTOCOL, refusalOfConnection } from "./doorkeeper.ts";

/** Largest message taken, in bytes: a picture of 50 MB and what stands around it. */
const LARGEST_MESSAGE = 80 * 1024 * 1024;
/** Most tabs at one time. */
const MOST_CONNECTIONS = 64;
/** How often a tab is asked whether it is still there, in milliseconds. */
const HEARTBEAT = 10_000;
/** Bytes that may wait for a tab that does not read; beyond it, the tab is given up. */
const MOST_WAITING = 64 * 1024 * 1024;

export interface ConnectionParts {
  router: Router<AnyContractRouter, { session: string }>;
  /** Told when a tab has gone, however it went. */
  sessionDidEnd(session: string): void;
  log: Log;
  token: string;
  port: number;
  /** For tests; see HEARTBEAT. */
  heartbeat?: number;
}

export interface Connections {
  /** Takes over a request to change to WebSocket, or turns it away. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye to every tab; one that does not answer within a second is cut off. */
  close(): void;
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Keeps asking every tab for a sign of life, and ends those that give none. */
function watch(server: WebSocketServer, interval: number, log: Log): { alive(socket: WebSocket): void; stop(): void } {
  const alive = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket) || socket.bufferedAmount > MOST_WAITING) {
        log.info("A tab gave no sign of life and was let go.");
        socket.terminate();
      } else {
        socket.ping();
      }
    }
  }, interval);
  timer.unref();
  return { alive: (socket) => alive.add(socket), stop: () => clearInterval(timer) };
}

/** The desk's calls and events over WebSocket: one session for each connection. */
export function createConnections(parts: ConnectionParts): Connections {
  const { log } = parts;
  const handler = new RPCHandler<{ session: string }>(parts.router);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    // The token is never repeated in the answer.
    handleProtocols: () => PROTOCOL,
  });
  const heartbeat = watch(server, parts.heartbeat ?? HEARTBEAT, log);

  function accept(socket: WebSocket): void {
    const session = uuid();
    heartbeat.alive(socket);
    socket.on("pong", () => heartbeat.alive(socket));
    // What breaks one connection (too large, not UTF-8, cut off) ends that one only.
    socket.on("error", (error) => log.error("A tab's connection broke.", error));
    socket.on("close", () => parts.sessionDidEnd(session));
    void handler.upgrade(socket, { context: { session } });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", (error) => log.error("A connection broke while it was made.", error));
    if (request.url !== "/desk") return turnAway(socket, "404 Not Found");
    const refusal = refusalOfConnection(request, parts.port, parts.token);
    if (refusal !== undefined) {
      log.info(`A connection was refused: ${refusal.reason}.`);
      return turnAway(socket, refusal.status === 401 ? "401 Unauthorized" : "403 Forbidden");
    }
    if (server.clients.size >= MOST_CONNECTIONS) return turnAway(socket, "503 Service Unavailable");
    server.handleUpgrade(request, socket, head, accept);
  }

  function close(): void {
    heartbeat.stop();
    for (const socket of server.clients) socket.close(1001, "the desk has closed");
    setTimeout(() => {
      for (const socket of server.clients) socket.terminate();
    }, 1000).unref();
    server.close();
  }

  return { upgrade, close };
}
