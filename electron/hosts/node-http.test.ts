import { createServer as createSecureServer } from "node:https";
import type { IncomingMessage, RequestListener } from "node:http";
import { createServer as createSocketServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { NoAnswer, type HttpRequest } from "../ports/http.ts";
import { nodeHttp } from "./node-http.ts";
import { listenOnLoopback, serveOnLoopback, type LoopbackServer } from "./testing/loopback-server.ts";
import { UNTRUSTED_CERTIFICATE, UNTRUSTED_KEY } from "./testing/untrusted-certificate.ts";

const cleanUps: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function serve(listener: RequestListener): Promise<LoopbackServer> {
  const server = await serveOnLoopback(listener);
  cleanUps.push(server.close);
  return server;
}

/** A server below HTTP: what it does with a connection is all it does. */
async function serveSockets(onSocket: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>();
  const server = createSocketServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  const port = await listenOnLoopback(server);
  cleanUps.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}

async function noAnswer(address: string, request?: HttpRequest): Promise<{ reason: string; sent: boolean }> {
  const error = await nodeHttp.ask(address, request).then(
    () => expect.fail("an answer came"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NoAnswer)) throw error;
  return { reason: error.reason, sent: error.sent };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

test("any status is an answer, with its headers and bytes", async () => {
  const { address } = await serve((request, response) => {
    response.writeHead(404, { "X-Reason": "no such post" }).end(`nothing at ${request.url ?? ""}`);
  });
  const answer = await nodeHttp.ask(`${address}/a b?c=ü`);
  expect(answer).toMatchObject({ status: 404, headers: { "x-reason": "no such post" }, address: `${address}/a%20b?c=%C3%BC` });
  expect(textOf(answer.bytes)).toBe("nothing at /a%20b?c=%C3%BC");
});

test.each([
  ["text", "slug=ferry", "slug=ferry"],
  ["bytes", new Uint8Array([72, 195, 182]).subarray(0, 3), "Hö"],
])("sends a body of %s", async (_, body, arrived) => {
  const { address } = await serve((request, response) => {
    void text(request).then((sent) => response.end(`${request.method ?? ""} ${sent}`));
  });
  const { bytes } = await nodeHttp.ask(address, { method: "PUT", body });
  expect(textOf(bytes)).toBe(`PUT ${arrived}`);
});

test("sends a form with its boundary, and says who asks", async () => {
  const { address, asked } = await serve((request, response) => {
    void text(request).then((sent) => response.end(sent));
  });
  const body = new FormData();
  body.set("alt_text", "The ferry at dusk");
  const { bytes } = await nodeHttp.ask(address, { method: "POST", body });
  expect(textOf(bytes)).toContain("The ferry at dusk");
  expect(asked[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(asked[0]?.headers["user-agent"]).toMatch(/^Standfirst\//);
});

test("nobody listens: refused, and surely not sent", async () => {
  const { address, close } = await serve(() => {});
  await close();
  expect(await noAnswer(address, { method: "POST", body: "x" })).toEqual({ reason: "refused", sent: false });
});

test("no such host: unknown, and surely not sent", async () => {
  expect(await noAnswer("http://no-such-host.invalid/")).toEqual({ reason: "unknown-host", sent: false });
});

test("a port that is another service's is not asked", async () => {
  expect(await noAnswer("http://127.0.0.1:6000/")).toEqual({ reason: "refused", sent: false });
});

test.each(["before the answer", "in the headers", "in the middle of the body"])("cut %s: may have arrived", async (when) => {
  const address = await serveSockets((socket) => {
    socket.once("data", () => {
      if (when === "in the headers") socket.write("HTTP/1.1 200 OK\r\nContent-Le");
      if (when === "in the middle of the body") socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
      socket.end();
    });
  });
  expect(await noAnswer(address, { method: "POST", body: "x" })).toEqual({ reason: "cut", sent: true });
});

test("what is no HTTP is no answer", async () => {
  const address = await serveSockets((socket) => void socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
  expect(await noAnswer(address)).toEqual({ reason: "cut", sent: true });
});

test.each(["says nothing", "stops in the middle of its answer"])(
  "a server that %s: timeout, and may have arrived",
  async (how) => {
    const address = await serveSockets((socket) => {
      if (how !== "says nothing") socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"));
    });
    expect(await noAnswer(address, { timeout: 200 })).toEqual({ reason: "timeout", sent: true });
  },
);

test("stopped by hand, before and while it waits", async () => {
  const arrived = Promise.withResolvers<void>();
  const { address, asked } = await serve(() => arrived.resolve());
  const before = AbortSignal.abort();
  expect(await noAnswer(address, { signal: before })).toEqual({ reason: "stopped", sent: false });
  expect(asked).toHaveLength(0);
  const stop = new AbortController();
  const waiting = noAnswer(address, { signal: stop.signal });
  await arrived.promise;
  stop.abort();
  expect(await waiting).toEqual({ reason: "stopped", sent: true });
});

/** Sends for ever, as fast as the other end takes it; resolves with the bytes sent when it is cut off. */
function endless(chunk: Buffer, ended: (sent: number) => void): RequestListener {
  return (_request, response) => {
    let sent = 0;
    const more = (): void => {
      while (!response.destroyed) {
        sent += chunk.byteLength;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
    };
    response.once("close", () => ended(sent));
    more();
  };
}

test("an endless body is cut off at the size that was asked for", async () => {
  const ended = Promise.withResolvers<number>();
  const { address } = await serve(endless(Buffer.alloc(64 * 1024), ended.resolve));
  expect(await noAnswer(address, { mostBytes: 1_000_000 })).toEqual({ reason: "too-long", sent: true });
  expect(await ended.promise).toBeLessThan(50_000_000);
});

test("a body announced as too long is not begun", async () => {
  const { address } = await serve((_request, response) => {
    response.writeHead(200, { "content-length": 2001 }).flushHeaders();
  });
  expect(await noAnswer(address, { mostBytes: 2000, timeout: 5000 })).toEqual({ reason: "too-long", sent: true });
});

test("as long as was asked for is taken; the length a HEAD tells is not a body's", async () => {
  const { address } = await serve(
    (_request, response) => void response.writeHead(200, { "content-length": 2000 }).end(Buffer.alloc(2000)),
  );
  expect((await nodeHttp.ask(address, { mostBytes: 2000 })).bytes).toHaveLength(2000);
  expect(await nodeHttp.ask(address, { method: "HEAD", mostBytes: 10 })).toMatchObject({
    headers: { "content-length": "2000" },
    bytes: new Uint8Array(),
  });
});

test("size is counted when unpacked", async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  const { address } = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip", "content-length": bomb.byteLength }).end(bomb);
  });
  expect(bomb.byteLength).toBeLessThan(10_000);
  expect(await noAnswer(address, { mostBytes: 1_000_000 })).toEqual({ reason: "too-long", sent: true });
});

const counting: RequestListener = (request: IncomingMessage, response) => {
  const number = Number(request.url?.slice(1));
  if (number === 0) response.end("arrived");
  else response.writeHead(302, { location: `/${number - 1}` }).end("elsewhere");
};

test("a plain GET follows five redirects, and the sixth is the answer", async () => {
  const { address } = await serve(counting);
  const there = await nodeHttp.ask(`${address}/5`, { headers: { Accept: "text/html" } });
  expect({ ...there, bytes: textOf(there.bytes) }).toMatchObject({ status: 200, address: `${address}/0`, bytes: "arrived" });
  expect(await nodeHttp.ask(`${address}/6`)).toMatchObject({ status: 302, address: `${address}/1` });
});

test.each<[string, HttpRequest]>([
  ["an Authorization header", { headers: { Authorization: "Basic c2VjcmV0" } }],
  ["a cookie", { headers: { cookie: "session=1" } }],
  ["a key in a header of its own", { headers: { "X-Api-Key": "secret" } }],
  ["a body", { method: "POST", body: "secret" }],
  ["another method", { method: "DELETE" }],
])("what has %s is not sent on to where a redirect leads", async (_, request) => {
  const elsewhere = await serve((_request, response) => void response.end());
  const { address, asked } = await serve(
    (_request, response) => void response.writeHead(307, { location: elsewhere.address }).end(),
  );
  expect(await nodeHttp.ask(address, request)).toMatchObject({
    status: 307,
    headers: { location: elsewhere.address },
  });
  expect([asked.length, elsewhere.asked.length]).toEqual([1, 0]);
});

test.each(["file:///etc/passwd", "ftp://127.0.0.1/", "http://", "http://user:word@127.0.0.1/"])(
  "a redirect to %s is the answer",
  async (location) => {
    const { address } = await serve((_request, response) => void response.writeHead(302, { location }).end());
    expect(await nodeHttp.ask(address)).toMatchObject({ status: 302, address: `${address}/` });
  },
);

test("a certificate nobody has signed is refused before anything is sent", async () => {
  const asked: string[] = [];
  const server = createSecureServer({ cert: UNTRUSTED_CERTIFICATE, key: UNTRUSTED_KEY }, (request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  const port = await listenOnLoopback(server);
  cleanUps.push(() => void server.close());
  expect(await noAnswer(`https://127.0.0.1:${port}/`, { method: "POST", body: "x" })).toEqual({
    reason: "certificate",
    sent: false,
  });
  expect(asked).toEqual([]);
});

test("https where no TLS is spoken", async () => {
  const { address } = await serve((_request, response) => void response.end());
  expect(await noAnswer(address.replace("http:", "https:"))).toEqual({ reason: "certificate", sent: false });
});

test("a header that cannot be sent is an error that does not repeat it", async () => {
  const { address } = await serve((_request, response) => void response.end());
  const asking = nodeHttp.ask(address, { headers: { Authorization: "Bearer marigold\nsecret" } });
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: 'The header "Authorization" cannot be sent as it is.' });
  expect(error).not.toHaveProperty("cause");
});
