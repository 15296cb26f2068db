import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";

/** A server that really listens on loopback. */
export interface LoopbackServer {
  /** "http://127.0.0.1:49152", without a slash at the end. */
  address: string;
  /** Every request that came, in order, without its body. */
  asked: IncomingMessage[];
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function listenOnLoopback(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

export async function serveOnLoopback(listener: RequestListener): Promise<LoopbackServer> {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request);
    listener(request, response);
  });
  const port = await listenOnLoopback(server);
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { address: `http://127.0.0.1:${port}`, asked, close };
}
