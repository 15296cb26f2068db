import { protocol } from "electron";
import type { Log } from "../../ports/log.ts";
import { answer, inWords } from "../pages/answer.ts";
import type { Answer, AnswerParts } from "../pages/answer.ts";
import { EVERYWHERE } from "../pages/headers.ts";
import { ORIGIN, SCHEME } from "./page-address.ts";

/** Has to be said before the app is ready: the scheme is a full web origin. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

function pathOf(address: string): string | undefined {
  try {
    const { host, pathname } = new URL(address);
    return host === "standfirst" ? decodeURIComponent(pathname).slice(1) : undefined;
  } catch {
    return undefined;
  }
}

function asResponse({ status, headers, body }: Answer): Response {
  return new Response(status === 304 ? null : typeof body === "string" ? body : new Uint8Array(body), {
    status,
    headers: { ...EVERYWHERE, ...headers },
  });
}

/** Serves the interface, pictures and previews under app://standfirst. */
export function servePages(parts: Pick<AnswerParts, "files" | "serve">, log: Log): void {
  const pages: AnswerParts = { ...parts, page: "desktop.html", origin: ORIGIN, calls: "" };
  protocol.handle(SCHEME, async (request) => {
    const path = pathOf(request.url);
    if (path === undefined) return asResponse(inWords(404, "There is nothing here."));
    const answered = answer(
      { method: request.method, path, ifNoneMatch: request.headers.get("if-none-match") ?? undefined },
      pages,
    );
    return asResponse(
      await answered.catch((error: unknown) => {
        log.error("A request could not be answered.", error);
        return inWords(500, "This could not be answered; the desk's log says why.");
      }),
    );
  });
}
