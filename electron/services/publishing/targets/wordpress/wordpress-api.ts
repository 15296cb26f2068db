import { z } from "zod";
import type { Http, HttpAnswer, HttpRequest } from "../../../../ports/http.ts";
import { wordsIn } from "./read-content.ts";
import { failureOf, failureOfNoAnswer, notOffered, refusalIn, textOf } from "./wordpress-failure.ts";

type Query = Readonly<Record<string, string | number | boolean>>;

export interface Asked {
  method?: "GET" | "POST" | "DELETE";
  query?: Query;
  json?: unknown;
  form?: FormData;
  signal: AbortSignal;
}

/** What WordPress itself says when it refuses. */
export interface Refused {
  status: number;
  code: string;
  data: unknown;
}

export interface WordPressApi {
  /** The answer in this shape. Fails with a `targetFailure`. */
  ask<Shape>(path: string, shape: z.ZodType<Shape>, asked: Asked): Promise<Shape>;
  /** The same, or what `otherwise` makes of WordPress's refusal; undefined from it lets the failure stand. */
  askOr<Shape, Other>(
    path: string,
    shape: z.ZodType<Shape>,
    asked: Asked,
    otherwise: (refused: Refused) => Other | undefined,
  ): Promise<Shape | Other>;
  /** The index of the API, asked without credentials. */
  index(signal: AbortSignal): Promise<SiteIndex>;
  /** Milliseconds by which the site's clock was ahead of ours when it last answered; undefined when it never said. */
  clockAhead(): number | undefined;
}

const indexShape = z.object({
  name: z.string(),
  url: z.string().catch(""),
  home: z.string().catch(""),
  namespaces: z.array(z.string()),
  // An empty list where no application passwords are offered: PHP has one kind of array.
  authentication: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).catch([]),
});
export interface SiteIndex {
  name: string;
  /** Where WordPress itself lies: wp-cron.php is there. */
  url: string;
  offersPasswords: boolean;
}

/**
 * The address at which the API of the site at `address` answers at `path`. The address may be the site's
 * own, with a path where it has one, or that of the API in either of WordPress's two ways to write it.
 */
export function apiAddress(address: string, path: string, query: Query = {}): string {
  const url = new URL(address);
  const route = url.searchParams.get("rest_route");
  if (route !== null) url.searchParams.set("rest_route", `/${path}`);
  else {
    const base = url.pathname.replace(/\/+$/, "");
    url.pathname = `${base.endsWith("/wp-json") ? base : `${base}/wp-json`}/${path}`;
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

export function readIndex(answer: HttpAnswer): SiteIndex | undefined {
  if (answer.status !== 200) return undefined;
  const index = indexShape.safeParse(jsonIn(answer));
  if (!index.success || !index.data.namespaces.includes("wp/v2")) return undefined;
  const { name, url, home, authentication } = index.data;
  return { name: wordsIn(name), url: url || home, offersPasswords: "application-passwords" in authentication };
}

function jsonIn(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(textOf(answer).replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

export interface ApiParts {
  address: string;
  userName: string;
  secret(): Promise<string>;
  http: Http;
  now(): string;
}

/** The REST API of one WordPress, as one user. Credentials go to the address of the settings and nowhere else. */
export function createWordPressApi({ address, userName, secret, http, now }: ApiParts): WordPressApi {
  let ahead: number | undefined;

  const send = async (target: string, request: HttpRequest, wrote: boolean): Promise<HttpAnswer> => {
    try {
      const answer = await http.ask(target, request);
      const said = Date.parse(answer.headers["date"] ?? "");
      if (!Number.isNaN(said)) ahead = said - Date.parse(now());
      return answer;
    } catch (error) {
      throw failureOfNoAnswer(error, wrote);
    }
  };

  const request = async ({ method = "GET", json, form, signal }: Asked): Promise<HttpRequest> => {
    const credentials = Buffer.from(`${userName}:${await secret()}`).toString("base64");
    const headers = {
      accept: "application/json",
      authorization: `Basic ${credentials}`,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
    };
    const body = json === undefined ? form : JSON.stringify(json);
    return { method, headers, signal, ...(body === undefined ? {} : { body }) };
  };

  const askOr = async <Shape, Other>(
    path: string,
    shape: z.ZodType<Shape>,
    asked: Asked,
    otherwise: (refused: Refused) => Other | undefined,
  ): Promise<Shape | Other> => {
    const { method = "GET", query } = asked;
    const wrote = method !== "GET";
    const answer = await send(apiAddress(address, path, query), await request(asked), wrote);
    if (answer.status >= 200 && answer.status < 300) {
      const read = shape.safeParse(jsonIn(answer));
      if (read.success) return read.data;
      throw failureOf(answer, wrote);
    }
    const refused = refusalIn(answer);
    if (refused !== undefined) {
      const other = otherwise({ status: answer.status, code: refused.code, data: refused.data });
      if (other !== undefined) return other;
      // A password was sent and none arrived: the site offers none, or something dropped it on the way.
      if (refused.code === "rest_not_logged_in" && !(await index(asked.signal)).offersPasswords) throw notOffered();
      // Where a stranger could have asked too, a wrong password counts as none, and this is all WordPress says.
      if (refused.code === "rest_invalid_param" && textOf(answer).includes("rest_forbidden_status")) {
        await ask("wp/v2/users/me", z.unknown(), { query: { context: "edit", _fields: "id" }, signal: asked.signal });
        throw failureOf({ ...answer, status: 403 }, wrote);
      }
    }
    throw failureOf(answer, wrote);
  };

  const ask: WordPressApi["ask"] = (path, shape, asked) =>
    askOr<z.infer<typeof shape>, never>(path, shape, asked, () => undefined);

  const index = async (signal: AbortSignal): Promise<SiteIndex> => {
    const answer = await send(apiAddress(address, ""), { headers: { accept: "application/json" }, signal }, false);
    const read = readIndex(answer);
    if (read === undefined) throw failureOf(answer, false);
    return read;
  };

  return {
    ask,
    askOr,
    index,
    clockAhead: () => ahead,
  };
}
