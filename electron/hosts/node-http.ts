import { NoAnswer } from "../ports/http.ts";
import type { Http, HttpAnswer, HttpRequest } from "../ports/http.ts";
import { version } from "./version.ts";
import { whyNoAnswer } from "./why-no-answer.ts";

const USUAL_TIMEOUT = 30_000;
const USUAL_MOST_BYTES = 10_000_000;
const MOST_REDIRECTS = 5;

/** Headers that let nobody in. Whatever else is sent may, and then no redirect is followed. */
const PLAIN_HEADERS = new Set([
  "accept",
  "accept-language",
  "cache-control",
  "if-modified-since",
  "if-none-match",
  "pragma",
  "range",
  "user-agent",
]);

function mayFollow({ method = "GET", body, headers = {} }: HttpRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return body === undefined && Object.keys(headers).every((name) => PLAIN_HEADERS.has(name.toLowerCase()));
}

/** Where a redirect leads; undefined where there is none, or none that can be followed. */
function leadsTo(from: string, response: Response): string | undefined {
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null || !URL.canParse(location, from))
    return undefined;
  const to = new URL(location, from);
  return /^https?:$/.test(to.protocol) && to.username === "" && to.password === "" ? to.href : undefined;
}

/** The bytes of an answer as they come, no more than were asked for. */
async function readBytes(response: Response, most: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  const tooLong = async (): Promise<never> => {
    await response.body?.cancel();
    throw new NoAnswer("too-long", true);
  };
  if (response.body === null) return new Uint8Array();
  if (announced > most) return tooLong();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.byteLength;
    // Leaving the loop ends the connection.
    if (length > most) throw new NoAnswer("too-long", true);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts, length));
}

/** Headers as they are sent. What cannot be one is not repeated in the error: it may be a secret. */
function headersOf(request: HttpRequest): Headers {
  const headers = new Headers({ "user-agent": `Standfirst/${version}` });
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    try {
      headers.set(name, value);
    } catch {
      throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent as it is.`);
    }
  }
  return headers;
}

/** The body as fetch takes it: bytes in memory that no other thread shares. */
function bodyOf({ body }: HttpRequest): string | Uint8Array<ArrayBuffer> | FormData | undefined {
  return body instanceof Uint8Array ? new Uint8Array(body) : body;
}

async function askOnce(address: string, request: HttpRequest, signal: AbortSignal): Promise<Response> {
  const body = bodyOf(request);
  return fetch(address, {
    method: request.method ?? "GET",
    headers: headersOf(request),
    redirect: "manual",
    signal,
    ...(body === undefined ? {} : { body }),
  });
}

async function follow(asked: string, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const following = mayFollow(request);
  let address = asked;
  for (let redirects = 0; ; redirects += 1) {
    const response = await askOnce(address, request, signal);
    const next = following && redirects < MOST_REDIRECTS ? leadsTo(address, response) : undefined;
    if (next === undefined) {
      const bytes = await readBytes(response, request.mostBytes ?? USUAL_MOST_BYTES);
      return { status: response.status, headers: Object.fromEntries(response.headers), address, bytes };
    }
    await response.body?.cancel();
    address = next;
  }
}

/** Requests over Node's own fetch. Certificates are checked, always, and nothing turns that off. */
export const nodeHttp: Http = {
  async ask(address, request = {}) {
    if (request.signal?.aborted === true) throw new NoAnswer("stopped", false, request.signal.reason);
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(new NoAnswer("timeout", true)), request.timeout ?? USUAL_TIMEOUT);
    const stop = (): void => ending.abort(new NoAnswer("stopped", true, request.signal?.reason));
    request.signal?.addEventListener("abort", stop, { once: true });
    try {
      return await follow(new URL(address).href, request, ending.signal);
    } catch (error) {
      throw whyNoAnswer(error);
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", stop);
    }
  },
};
