import { request as rawRequest } from "node:http";
import { connect } from "node:net";
import { WebSocket } from "ws";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import type { BrowserHost } from "../hosts/browser-host.ts";

interface Greeting {
  host?: string;
  origin?: string | undefined;
  protocols?: string[];
}

/** Status the host answers to an attempt to open the desk's socket: 101 lets it in. */
async function knock(host: BrowserHost, greeting: Greeting = {}): Promise<number> {
  const origin = "origin" in greeting ? greeting.origin : host.origin.slice(0, -1);
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/desk`, greeting.protocols ?? ["standfirst", host.token], {
    headers: {
      host: greeting.host ?? `127.0.0.1:${host.port}`,
      ...(origin === undefined ? {} : { origin }),
    },
  });
  return new Promise((resolve, reject) => {
    socket.once("open", () => {
      socket.close();
      resolve(101);
    });
    socket.once("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once("error", reject);
  });
}

async function get(
  host: BrowserHost,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const request = rawRequest({ host: "127.0.0.1", port: host.port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject).end();
  });
}

test.describe("The browser host @browser", () => {
  test("opens its socket to its own page with its token, and to nobody else", async ({ browserHost }) => {
    expect(await knock(browserHost), "the right greeting").toBe(101);
    expect(await knock(browserHost, { protocols: ["standfirst"] }), "no token").toBe(401);
    expect(await knock(browserHost, { protocols: ["standfirst", "x".repeat(browserHost.token.length)] }), "a wrong token").toBe(
      401,
    );
    expect(await knock(browserHost, { protocols: ["standfirst", browserHost.token.slice(0, -1)] }), "most of the token").toBe(
      401,
    );
    expect(await knock(browserHost, { host: "desk.example.org" }), "another host name").toBe(403);
    expect(await knock(browserHost, { host: `localhost:${browserHost.port}` }), "localhost by name").toBe(403);
    expect(await knock(browserHost, { origin: "https://example.org" }), "another origin").toBe(403);
    expect(await knock(browserHost, { origin: undefined }), "no origin").toBe(403);
    expect(await knock(browserHost, { origin: "null" }), "a sandboxed page").toBe(403);
    expect(await knock(browserHost, { origin: `http://127.0.0.1:${browserHost.port + 1}` }), "another port").toBe(403);
  });

  test("has a new token at each start, keeps it off the command line, and says one line", async ({ browserHost }) => {
    const first = browserHost.token;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(browserHost.said).toHaveLength(1);
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(`/proc/${browserHost.pid}/cmdline`, "utf8")).not.toContain(first);
    expect(await browserHost.stop()).toBe(0);
    expect(browserHost.complained).not.toContain(first);
    await browserHost.start();
    expect(browserHost.token).not.toBe(first);
    expect(await knock(browserHost, { protocols: ["standfirst", first] }), "the token of the last start").toBe(401);
  });

  test("listens on this machine only, and sends a strict policy", async ({ browserHost }) => {
    const page = await get(browserHost, "/", { host: `127.0.0.1:${browserHost.port}` });
    expect(page.status).toBe(200);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page.body).not.toContain(browserHost.token);
    expect((await get(browserHost, "/", { host: "desk.example.org" })).status).toBe(403);
    for (const path of [
      "/../package.json",
      "/%2e%2e/%2e%2e/package.json",
      "/..%2f..%2fdesk.sqlite",
      "/pictures/none/none/480",
      "/preview/none/",
    ]) {
      expect((await get(browserHost, path, { host: `127.0.0.1:${browserHost.port}` })).status, path).toBeGreaterThanOrEqual(400);
    }
    // Every address of this machine but 127.0.0.1 must be closed.
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(browserHost.port, "127.0.0.2");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("close", () => socket.destroy());
    });
    expect(reached, "127.0.0.2").toBe(false);
  });

  test("ignores a page of another origin, even in the same browser", async ({ browserHost, context }) => {
    const stranger = await context.newPage();
    await stranger.route("http://stranger.example/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Stranger</title>" }),
    );
    await stranger.goto("http://stranger.example/");
    const outcome = await stranger.evaluate(
      async ({ port, token }) => {
        const socket = await new Promise<string>((resolve) => {
          const attempt = new WebSocket(`ws://127.0.0.1:${port}/desk`, ["standfirst", token]);
          attempt.addEventListener("open", () => resolve("open"));
          attempt.addEventListener("error", () => resolve("refused"));
        });
        const read = await fetch(`http://127.0.0.1:${port}/`).then(
          (response) => response.text(),
          () => "refused",
        );
        return { socket, read };
      },
      { port: browserHost.port, token: browserHost.token },
    );
    expect(outcome).toEqual({ socket: "refused", read: "refused" });
    // The same token does open the desk to its own page.
    expect(await knock(browserHost)).toBe(101);
  });

  test("says in words that no token was given, instead of an empty page", async ({ browserHost, context }) => {
    const page = await context.newPage();
    await page.goto(browserHost.origin);
    await expect(page.getByRole("alert")).toContainText(/could not reach Standfirst/);
    await expect(page.getByRole("button", { name: "New story" })).toHaveCount(0);
  });

  test("refuses arguments that break the contract, and answers on", async ({ browserHost }) => {
    const desk = await connectToDesk(browserHost);
    const story = await desk.calls.stories.create();
    await desk.calls.stories.checkOut({ id: story.id });
    await expect(desk.calls.stories.save({ id: story.id, patch: { slug: "../../etc" } })).rejects.toThrow();
    await expect(desk.calls.stories.get({ id: "' OR 1=1 --" })).rejects.toThrow();
    await expect(desk.calls.stories.save({ id: story.id, patch: { status: "published" } as never })).rejects.toThrow();
    expect((await desk.calls.stories.get({ id: story.id })).revision).toBe(story.revision);
    desk.close();
  });

  test("ends cleanly on Ctrl-C, and a second desk on the same folder is told so", async ({ browserHost, dataFolder }) => {
    const { BrowserHost: Host } = await import("../hosts/browser-host.ts");
    const second = new Host(dataFolder);
    await expect(second.start()).rejects.toThrow(/another|already|in use/i);
    expect(await browserHost.stop()).toBe(0);
    await second.start();
    expect(await second.stop()).toBe(0);
  });
});
