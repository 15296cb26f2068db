import { eventIterator, oc } from "@orpc/contract";
import { implement } from "@orpc/server";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { WebSocket } from "ws";
import { z } from "zod";
import type { Answer } from "../../pages/answer.ts";
import { createBrowserHost } from "../browser-host.ts";

const contract = {
  whoAmI: oc.output(z.string()),
  echo: oc.input(z.string()).output(z.string()),
  forever: oc.output(eventIterator(z.number())),
};
export type TestContract = typeof contract;
const calls = implement(contract).$context<{ session: string }>();

export interface HostUnderTest {
  port: number;
  token: string;
  origin: string;
  /** Sessions that ended, in order. */
  ended: string[];
  /** What the log was told. */
  logged: string[];
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  socket(protocols?: string[], headers?: Record<string, string>, path?: string): WebSocket;
  close(): Promise<void>;
}

const PAGE = '<html><head><meta property="csp-nonce" nonce="standfirst-nonce"></head></html>';

/** A browser host over a small router, with an interface of two files. */
export async function startHost(port = 0): Promise<HostUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "standfirst-browser-host-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "browser.html"), PAGE);
  await writeFile(join(folder, "desktop.html"), PAGE);
  await writeFile(join(folder, "assets", "page-abc.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "not of a type that is served");
  const ended: string[] = [];
  const logged: string[] = [];
  const host = await createBrowserHost({
    desk: {
      router: calls.router({
        whoAmI: calls.whoAmI.handler(({ context }) => context.session),
        echo: calls.echo.handler(({ input }) => input),
        forever: calls.forever.handler(async function* ({ signal }) {
          for (let number = 0; signal?.aborted !== true; number += 1) {
            yield number;
            await turnOfTheLoop();
          }
        }),
      }),
      sessionDidEnd: (session) => void ended.push(session),
      serve: async (path) => {
        if (path === "pictures/key/broken") throw new Error("the disk is gone");
        if (!/^(pictures|preview)\/key\//.test(path)) return undefined;
        return {
          status: 200,
          headers: { "Content-Type": "image/png", "Content-Security-Policy": "default-src *" },
          body: "picture",
        };
      },
    },
    rendererFolder: folder,
    port,
    log: { info: (message) => void logged.push(message), error: (message) => void logged.push(message) },
  }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true });
    throw error;
  });
  const { origin, port: taken, hash } = new URL(host.address);
  return {
    port: Number(taken),
    origin,
    token: hash.replace("#token=", ""),
    ended,
    logged,
    get: (path, headers = {}, method = "GET") => get(Number(taken), path, headers, method),
    socket: (protocols, headers = { origin }, path = "/desk") =>
      new WebSocket(`ws://127.0.0.1:${taken}${path}`, protocols ?? ["standfirst", hash.replace("#token=", "")], { headers }),
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Asks with any headers, which fetch does not allow, and follows nothing. */
function get(port: number, path: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => void parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}
