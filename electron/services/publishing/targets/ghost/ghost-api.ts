import { Temporal } from "temporal-polyfill";
import { NoAnswer } from "../../../../ports/http.ts";
import type { HttpAnswer, HttpRequest } from "../../../../ports/http.ts";
import type { Connection } from "../target.ts";
import { failureOfAnswer, failureOfNoAnswer, goneThere, notGhost } from "./ghost-answers.ts";
import { ghostKeyOf, ghostToken } from "./ghost-key.ts";

/** What may be asked of the Admin API. */
export interface GhostRequest {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Turned into a query string. */
  query?: Readonly<Record<string, string>>;
  /** Sent as JSON; a form as it is. */
  body?: unknown;
  /** Milliseconds. */
  timeout?: number;
  signal: AbortSignal;
}

/** Ghost's Admin API with the key of one target. */
export interface GhostApi {
  /** The JSON of an answer. Fails with a target failure for every other than a success; `changed-there` when it is gone. */
  ask(path: string, request: GhostRequest): Promise<unknown>;
  /** The same; undefined when there is no such thing there. */
  askFor(path: string, request: GhostRequest): Promise<unknown>;
}

type ApiParts = Pick<Connection<"ghost">, "settings" | "secret" | "http" | "now">;

/** A post with its whole text, and the lists of a large site. */
const MOST_BYTES = 50_000_000;
/** Seconds by which clocks may differ before the site's own is taken. */
const CLOCKS_MAY_DIFFER = 30;

export function createGhostApi({ settings, secret, http, now }: ApiParts): GhostApi {
  const base = `${settings.address.replace(/\/+$/, "")}/ghost/api/admin/`;
  /** Seconds the site's clock is ahead of ours, once it has refused a token for its time. */
  let ahead = 0;
  const ourTime = (): number => Math.floor(Temporal.Instant.from(now()).epochMilliseconds / 1000);

  async function once(path: string, { method = "GET", query, body, timeout, signal }: GhostRequest): Promise<HttpAnswer> {
    const form = body instanceof FormData;
    const request: HttpRequest = {
      method,
      headers: {
        accept: "application/json",
        authorization: `Ghost ${ghostToken(ghostKeyOf(await secret()), ourTime() + ahead)}`,
        ...(body === undefined || form ? {} : { "content-type": "application/json" }),
      },
      mostBytes: MOST_BYTES,
      signal,
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(timeout === undefined ? {} : { timeout }),
    };
    try {
      return await http.ask(base + path + queryOf(query), request);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw failureOfNoAnswer(error, method !== "GET");
    }
  }

  /** A token refused for its time is made once more by the site's clock: nothing was done yet. */
  async function inTime(path: string, request: GhostRequest): Promise<HttpAnswer> {
    const answer = await once(path, request);
    if (answer.status !== 401) return answer;
    const theirTime = Math.floor(Date.parse(answer.headers["date"] ?? "") / 1000);
    const differs = theirTime - ourTime();
    if (Number.isNaN(differs) || Math.abs(differs - ahead) < CLOCKS_MAY_DIFFER) return answer;
    ahead = differs;
    return await once(path, request);
  }

  async function askFor(path: string, request: GhostRequest): Promise<unknown> {
    const answer = await inTime(path, request);
    const json = (answer.headers["content-type"] ?? "").includes("json");
    if (answer.status === 404 && json) return undefined;
    if (answer.status === 204) return {};
    if (answer.status < 200 || answer.status > 299) throw failureOfAnswer(answer, (request.method ?? "GET") !== "GET");
    if (!json) throw notGhost(answer);
    try {
      return JSON.parse(new TextDecoder().decode(answer.bytes)) as unknown;
    } catch {
      throw notGhost(answer);
    }
  }

  return {
    askFor,
    async ask(path, request) {
      const found = await askFor(path, request);
      if (found !== undefined) return found;
      throw goneThere();
    },
  };
}

function queryOf(query: GhostRequest["query"]): string {
  return query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
}
