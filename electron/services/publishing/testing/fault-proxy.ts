import { createServer, request as ask } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What can go wrong on the way: the connection ends before the site has the request; after it has
 * done it, unheard; in the middle of its answer; the request is late; it comes twice; something on
 * the way says to come back.
 */
export const FAULTS = ["cut-before", "cut-after", "half-answer", "late", "twice", "busy"] as const;
export type Fault = (typeof FAULTS)[number];

/** How late a late request is, in milliseconds. */
const LATE = 30;

export interface FaultProxy {
  origin: string;
  /** How often something went wrong so far. */
  faults(): number;
  /** What goes wrong with which request, from 0 on. Sets the count back. */
  plan(faultAt: (request: number) => Fault | undefined): void;
  close(): Promise<void>;
}

/** Stands between the desk and a site, on loopback, and lets things go wrong as planned. */
export async function openFaultProxy(site: string): Promise<FaultProxy> {
  let faultAt: (request: number) => Fault | undefined = () => undefined;
  let count = 0;
  let faults = 0;
  const upstream = new URL(site);

  function forward(
    request: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: IncomingMessage["headers"]; bytes: Buffer }> {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    return new Promise((resolve, reject) => {
      const onward = ask(
        {
          host: upstream.hostname,
          port: upstream.port,
          path: request.url,
          method: request.method,
          headers: { ...headers, host: upstream.host, connection: "close" },
        },
        (answer) => {
          collect(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, bytes }), reject);
        },
      );
      onward.on("error", reject);
      onward.end(body);
    });
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = faultAt(count);
    count += 1;
    if (fault !== undefined) faults += 1;
    const body = await collect(request);
    if (fault === "cut-before") return void request.socket.destroy();
    if (fault === "busy") return void response.writeHead(503, { "content-type": "text/html" }).end("<h1>Back in a moment</h1>");
    if (fault === "late") await new Promise((resolve) => setTimeout(resolve, LATE));
    if (fault === "twice") await forward(request, body);
    const { status, headers, bytes } = await forward(request, body);
    if (fault === "cut-after") return void request.socket.destroy();
    const { "transfer-encoding": _encoding, connection: _connection, "content-length": _length, ...kept } = headers;
    response.writeHead(status, { ...kept, "content-length": bytes.length });
    if (fault !== "half-answer") return void response.end(bytes);
    response.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2))), () => request.socket.destroy());
  }

  const server = createServer((request, response) => void pass(request, response).catch(() => request.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults: () => faults,
    plan(next) {
      faultAt = next;
      count = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function collect(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
