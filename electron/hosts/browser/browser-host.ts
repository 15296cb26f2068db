import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Log } from "../../ports/log.ts";
import type { AnswerParts } from "../pages/answer.ts";
import { readRendererFiles } from "../pages/renderer-files.ts";
import { createConnections } from "./connections.ts";
import type { ConnectionParts } from "./connections.ts";
import { originAt } from "./doorkeeper.ts";
import { requestListener } from "./requests.ts";

export interface BrowserHostParts {
  /** What the host needs of a desk. */
  desk: Pick<ConnectionParts, "router" | "sessionDidEnd"> & Pick<AnswerParts, "serve">;
  /** Folder with the bundled interface. */
  rendererFolder: string;
  /** 0 takes a free one. */
  port: number;
  log: Log;
}

export interface BrowserHost {
  /** Where the desk is, with its token behind the #: "http://127.0.0.1:49152/#token=…". */
  address: string;
  port: number;
  close(): Promise<void>;
}

/** Sockets at one time; a browser opens six for each page and more for WebSockets. */
const MOST_SOCKETS = 512;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const words: Record<string, string> = {
        EADDRINUSE: `Port ${port} is taken by another program: choose another with --port, or leave --port out.`,
        EACCES: `Port ${port} may not be used by you: choose one above 1023.`,
      };
      const sentence = words[error.code ?? ""];
      reject(sentence === undefined ? error : new Failure("bad-input", sentence, { cause: error }));
    });
    // Only this machine: nothing here is ever offered to a network.
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves the desk on loopback. Fails with `bad-input` when the port cannot be had. */
export async function createBrowserHost({ desk, rendererFolder, port: wanted, log }: BrowserHostParts): Promise<BrowserHost> {
  const files = await readRendererFiles(rendererFolder);
  const token = randomBytes(32).toString("base64url");
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = MOST_SOCKETS;
  const port = await listen(server, wanted);
  const connections = createConnections({ router: desk.router, sessionDidEnd: desk.sessionDidEnd, log, token, port });

  const origin = originAt(port);
  const pages = { files, page: "browser.html", origin, calls: origin.replace("http:", "ws:"), serve: desk.serve };
  server.on("request", requestListener(port, pages, log));
  server.on("upgrade", connections.upgrade);
  server.on("clientError", (_error, socket) => socket.destroy());

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    connections.close();
    server.closeIdleConnections();
    const giveUp = setTimeout(() => server.closeAllConnections(), 1000);
    await closed;
    clearTimeout(giveUp);
  }

  return { address: `${origin}/#token=${token}`, port, close };
}
