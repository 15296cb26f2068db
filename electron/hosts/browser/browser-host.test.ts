import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WebSocket } from "ws";
import { isFailure } from "../../../shared/contract/failure.ts";
import { startHost } from "./testing/host-under-test.ts";
import type { HostUnderTest, TestContract } from "./testing/host-under-test.ts";

let host: HostUnderTest;
beforeEach(async () => {
  host = await startHost();
});
afterEach(async () => {
  await host.close();
});

/** Status a WebSocket was turned away with, or "open". */
async function fate(socket: WebSocket): Promise<number | "open"> {
  return new Promise((resolve, reject) => {
    socket.once("open", () => {
      socket.terminate();
      resolve("open");
    });
    socket.once("unexpected-response", (_request, response) => {
      response.resume();
      socket.on("error", () => {});
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.once("error", reject);
  });
}

function client(socket: WebSocket): ContractRouterClient<TestContract> {
  return createORPCClient(new RPCLink({ websocket: socket }));
}

describe("who is let in", () => {
  it("opens for the token and this origin, and never says the token back", async () => {
    const socket = host.socket();
    await once(socket, "open");
    expect(socket.protocol).toBe("standfirst");
    socket.terminate();
  });

  it.each([
    ["no token", (h: HostUnderTest) => h.socket(["standfirst"]), 401],
    ["a wrong token", (h: HostUnderTest) => h.socket(["standfirst", "wrong"]), 401],
    ["an empty one in place of the protocol", (h: HostUnderTest) => h.socket([h.token]), 401],
    ["a token and more beside it", (h: HostUnderTest) => h.socket(["standfirst", h.token, "more"]), 401],
    [
      "the token in the address",
      (h: HostUnderTest) => h.socket(["standfirst"], { origin: h.origin }, `/desk?token=${h.token}`),
      404,
    ],
    ["another origin", (h: HostUnderTest) => h.socket(undefined, { origin: "http://127.0.0.1:1" }), 403],
    ["an origin of nothing", (h: HostUnderTest) => h.socket(undefined, { origin: "null" }), 403],
    ["no origin", (h: HostUnderTest) => h.socket(undefined, {}), 403],
    ["another host name", (h: HostUnderTest) => h.socket(undefined, { origin: h.origin, host: "desk.example" }), 403],
    ["another path", (h: HostUnderTest) => h.socket(undefined, { origin: h.origin }, "/other"), 404],
  ])("turns away %s", async (_what, open, status) => {
    expect(await fate(open(host))).toBe(status);
  });

  it("makes a new token at every start", async () => {
    const other = await startHost();
    expect(other.token).not.toBe(host.token);
    expect(host.token.length).toBeGreaterThanOrEqual(43);
    await other.close();
  });

  it("does not listen to the network", async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === "IPv4");
    for (const address of outside) {
      const socket = connect({ host: address?.address ?? "", port: host.port });
      const [error] = await once(socket, "error");
      expect(error.code).toBe("ECONNREFUSED");
    }
  });
});

describe("calls", () => {
  it("gives each connection a session of its own and says when it ends", async () => {
    const sockets = [host.socket(), host.socket()] as const;
    const sessions = await Promise.all(sockets.map((socket) => client(socket).whoAmI()));
    expect(new Set(sessions).size).toBe(2);
    sockets[0].terminate();
    await vi.waitFor(() => expect(host.ended).toEqual([sessions[0]]));
    sockets[1].close();
    await vi.waitFor(() => expect(host.ended).toEqual(sessions));
  });

  it.each<[string, string | Buffer]>([
    ["no JSON", "{"],
    ["JSON of another kind", "[1,2,3]"],
    ["bytes of nothing", Buffer.from([0, 255, 1, 254])],
    ["a call there is not", JSON.stringify({ i: "raw", p: { u: "/none/such", b: {} } })],
    ["a path into the language", JSON.stringify({ i: "raw", p: { u: "/__proto__/constructor", b: {} } })],
  ])("survives a message that is %s", async (_what, message) => {
    const noisy = vi.spyOn(console, "error").mockImplementation(() => {});
    const socket = host.socket();
    await once(socket, "open");
    socket.send(message);
    expect(await client(socket).echo("still here")).toBe("still here");
    socket.terminate();
    noisy.mockRestore();
  });

  it("ends a connection whose message is too large, and no other", async () => {
    const [large, small] = [host.socket(), host.socket()];
    await Promise.all([once(large, "open"), once(small, "open")]);
    // The size stands in the frame's head: 1 GB is announced and never sent.
    const announced = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]);
    (large as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(announced);
    const [status] = await once(large, "close");
    expect(status).toBe(1009);
    expect(await client(small).echo("still here")).toBe("still here");
    small.terminate();
  });

  it("survives a tab that is cut off in the middle of events", async () => {
    const socket = host.socket();
    const events = await client(socket).forever();
    expect((await events.next()).value).toBe(0);
    socket.terminate();
    await vi.waitFor(() => expect(host.ended).toHaveLength(1));
  });

  it("opens no more tabs than it can hold", async () => {
    const sockets = Array.from({ length: 64 }, () => host.socket());
    await Promise.all(sockets.map((socket) => once(socket, "open")));
    expect(await fate(host.socket())).toBe(503);
    for (const socket of sockets) socket.terminate();
  });
});

describe("pages", () => {
  it("serves the page with a strict policy and a nonce of its own", async () => {
    const [first, second] = [await host.get("/"), await host.get("/")];
    const policy = first.headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    const nonce = /nonce="([^"]+)"/.exec(String(first.body))?.[1] ?? "";
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(String(second.body)).not.toContain(nonce);
    expect(first.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(JSON.stringify(first)).not.toContain(host.token);
  });

  it("keeps what never changes in the browser, and answers 304", async () => {
    const asset = await host.get("/assets/page-abc.js");
    expect(asset.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const again = await host.get("/assets/page-abc.js", { "if-none-match": asset.headers.etag ?? "" });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  it.each([
    "/nothing",
    "/desktop.html",
    "/browser.html",
    "/secret.txt",
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/assets/",
    "/pictures/wrong/x",
    "/preview/wrong/",
  ])("has nothing at %s", async (path) => {
    expect((await host.get(path)).status).toBe(404);
  });

  it("cannot read a broken address, and says so", async () => {
    expect((await host.get("/%E0%A4%A")).status).toBe(400);
  });

  it("answers GET and HEAD only", async () => {
    expect((await host.get("/", {}, "HEAD")).body).toBe("");
    expect((await host.get("/", {}, "POST")).status).toBe(405);
  });

  it.each<Record<string, string>>([
    { host: "desk.example" },
    { host: "localhost:1" },
    { origin: "https://example.org" },
    { origin: "null" },
  ])("refuses a request with %o", async (headers) => {
    expect((await host.get("/", headers)).status).toBe(403);
  });

  it("gives pictures nothing to run and says itself what they may do", async () => {
    const picture = await host.get("/pictures/key/a/480");
    expect(picture.headers).toMatchObject({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  it("shows the preview in a sandbox, framed by the desk alone", async () => {
    const preview = await host.get("/preview/key/", { origin: "null" });
    expect(preview.status).toBe(200);
    const policy = preview.headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/; sandbox$/);
    expect(policy).not.toContain("script-src");
    expect(policy).toContain(`frame-ancestors ${host.origin}`);
  });

  it("says 500 without a reason when the desk cannot serve, and logs it", async () => {
    const broken = await host.get("/pictures/key/broken");
    expect(broken.status).toBe(500);
    expect(broken.body).not.toContain("disk");
    expect(host.logged).toContain("A request could not be answered.");
  });
});

describe("start and end", () => {
  it("says in words that a port is taken", async () => {
    const error: unknown = await startHost(host.port).catch((reason: unknown) => reason);
    expect(isFailure(error, "bad-input") && error.message).toContain(`Port ${host.port} is taken`);
  });

  it("says goodbye to its tabs when it ends", async () => {
    const other = await startHost();
    const socket = other.socket();
    await once(socket, "open");
    const closed = once(socket, "close");
    await other.close();
    expect((await closed)[0]).toBe(1001);
  });
});
