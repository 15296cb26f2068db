import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../ports/log.ts";
import { answer, inWords } from "../pages/answer.ts";
import type { Answer, AnswerParts } from "../pages/answer.ts";
import { EVERYWHERE } from "../pages/headers.ts";
import { refusalOfRequest } from "./doorkeeper.ts";

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? "", "http://desk").pathname).slice(1);
  } catch {
    return undefined;
  }
}

async function answerTo(request: IncomingMessage, port: number, parts: AnswerParts): Promise<Answer> {
  const path = pathOf(request);
  if (path === undefined) return inWords(400, "This address cannot be read.");
  const refusal = refusalOfRequest(request, port, path.startsWith("preview/"));
  if (refusal !== undefined) return inWords(refusal.status, "This desk answers only its own pages.");
  return answer({ method: request.method ?? "", path, ifNoneMatch: request.headers["if-none-match"] }, parts);
}

/** Answers every plain request, and survives those that cannot be answered. */
export function requestListener(
  port: number,
  parts: AnswerParts,
  log: Log,
): (request: IncomingMessage, response: ServerResponse) => void {
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await answerTo(request, port, parts).catch((error: unknown) => {
      log.error("A request could not be answered.", error);
      return inWords(500, "This could not be answered; the desk's log says why.");
    });
    const length = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
    response.writeHead(status, { ...EVERYWHERE, ...headers, ...(status === 304 ? {} : { "Content-Length": String(length) }) });
    response.end(request.method === "HEAD" ? undefined : body);
  }
  return (request, response) => void respond(request, response);
}
