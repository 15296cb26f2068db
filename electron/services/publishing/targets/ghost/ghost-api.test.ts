import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFailure } from "../../../../../shared/contract/failure.ts";
import { nodeHttp } from "../../../../hosts/node-http.ts";
import { troubleOf } from "../target-failure.ts";
import { createGhostApi } from "./ghost-api.ts";
import type { GhostApi, GhostRequest } from "./ghost-api.ts";
import { ghostKind } from "./ghost-kind.ts";

const SECRET = "e8d9c1969548bcc8f05fd8ab00b23bda38dfe577b61ae4212fbd22b067baf7c8";
const KEY = `6b07611ce71a3a482c6de1da:${SECRET}`;
const { signal } = new AbortController();

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let asked: { method: string; path: string; authorization: string }[];
let server: ReturnType<typeof createServer>;
let address: string;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    asked.push({ method, path: url, authorization: headers.authorization ?? "" });
    request.resume().on("end", () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function api(now = new Date().toISOString(), secret = KEY): GhostApi {
  return createGhostApi({
    settings: { kind: "ghost", address: `${address}/news/`, makeTags: true, authors: {} },
    secret: () => Promise.resolve(secret),
    http: nodeHttp,
    now: () => now,
  });
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(JSON.stringify(body));
const page =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "text/html", ...headers }).end("<h1>We'll be right back</h1>");
const error = (message: string, code: string | null = null, context: string | null = null): unknown => ({
  errors: [{ message, context, code, type: "Error" }],
});

async function failureOf(
  request: Partial<GhostRequest> = {},
  by = api(),
): Promise<{ trouble: string; message: string; data: unknown }> {
  const thrown: unknown = await by.ask("posts/", { signal, ...request }).catch((reason: unknown) => reason);
  if (!isFailure(thrown)) throw new Error("did not fail as it should", { cause: thrown });
  const { message, data } = thrown;
  expect(JSON.stringify([message, data])).not.toContain(SECRET);
  return { trouble: troubleOf(thrown) ?? "", message, data };
}
const POST = { method: "POST", body: { posts: [{}] } } as const;

describe("Ghost's Admin API", () => {
  it("is asked at the site's address with a token of the key", async () => {
    answer = says(200, { posts: [] });
    expect(await api().ask("posts/", { query: { filter: "tag:a" }, signal })).toEqual({ posts: [] });
    const [request] = asked;
    expect(request?.path).toBe("/news/ghost/api/admin/posts/?filter=tag%3Aa");
    expect(request?.authorization).toMatch(/^Ghost [\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it.each<[string, Answer, Partial<GhostRequest>, string, RegExp]>([
    ["a wrong key", says(401, error("Unknown Admin API Key", "UNKNOWN_ADMIN_API_KEY")), {}, "credentials", /Copy it again/],
    ["a wrong secret", says(401, error("Invalid token: invalid signature", "INVALID_JWT")), POST, "credentials", /Copy it again/],
    ["a malformed token", says(400, error("Invalid token", "INVALID_JWT")), {}, "credentials", /Copy it again/],
    ["missing rights", says(403, error("You do not have permission")), POST, "rights", /Editor or Administrator/],
    ["a stale update", says(409, error("Saving failed!", "UPDATE_COLLISION")), POST, "changed-there", /Nothing was overwritten/],
    ["a deleted post", says(404, error("Post not found.")), POST, "changed-there", /deleted it there/],
    ["a wrong file type", says(415, error("Please select a valid image.")), POST, "refused", /of this type/],
    ["a corrupt picture", says(400, error("x", null, "Image processing failed")), POST, "refused", /“Image processing failed”/],
    ["JSON over the limit", says(413, error("An unexpected error", "UNEXPECTED_ERROR")), POST, "refused", /nothing this large/],
    ["a picture over the limit, by a server before it", page(413), POST, "refused", /nothing this large/],
    [
      "an unknown block",
      says(422, error("x", null, "Invalid lexical structure.")),
      POST,
      "refused",
      /“Invalid lexical structure.”/,
    ],
    [
      "a past date",
      says(422, error("x", null, "Date must be at least -2 minutes in the future.")),
      POST,
      "refused",
      /time to publish is past/,
    ],
    ["no date", says(422, error("x", null, "Value in published_at cannot be blank.")), POST, "refused", /Choose a later time/],
    [
      "holding what is live",
      says(422, error("x", null, "Your post is already published, please reload")),
      POST,
      "refused",
      /withdraw it first/,
    ],
    ["starting", page(503), POST, "busy", /asked again/],
    ["a dead gateway", page(502), {}, "busy", /asked again/],
    ["a fault while saving", says(500, error("x")), POST, "unsure", /looked up first/],
    ["a fault while reading", says(500, error("x")), {}, "busy", /asked again/],
    ["a page in its place", page(200), {}, "refused", /login page/],
    ["no Ghost", page(404), {}, "refused", /No Ghost answers/],
    [
      "JSON cut off",
      (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end('{"po'),
      {},
      "refused",
      /No Ghost/,
    ],
    ["a redirect to a login", page(302, { location: "https://login.example/?back=secret" }), {}, "refused", /login\.example/],
  ])("says what the matter is: %s", async (_, what, request, trouble, message) => {
    answer = what;
    const failure = await failureOf(request);
    expect(failure.trouble).toBe(trouble);
    expect(failure.message).toMatch(message);
  });

  it("never follows a redirect with the key", async () => {
    answer = page(301, { location: `${address}/elsewhere/` });
    await failureOf();
    expect(asked).toHaveLength(1);
  });

  it("waits as long as it is asked to", async () => {
    answer = says(429, error("Too many"), { "retry-after": "17" });
    expect((await failureOf()).data).toMatchObject({ trouble: "busy", retryAfter: 17 });
    const date = "Tue, 31 Mar 2026 08:00:00 GMT";
    answer = says(429, error("Too many"), { date, "retry-after": "Tue, 31 Mar 2026 08:01:30 GMT" });
    expect((await failureOf()).data).toMatchObject({ retryAfter: 90 });
  });

  it("is unsure of what it sent when the connection breaks, and not of what it asked", async () => {
    answer = (request) => request.socket.destroy();
    expect((await failureOf(POST)).trouble).toBe("unsure");
    expect((await failureOf()).trouble).toBe("offline");
    answer = (_, response) => {
      response.writeHead(201, { "content-type": "application/json", "content-length": "100" });
      response.write('{"posts":', () => response.destroy());
    };
    expect((await failureOf(POST)).trouble).toBe("unsure");
  });

  it("is offline while nobody listens", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await failureOf(POST)).trouble).toBe("offline");
  });

  it("asks nobody with a key that is none", async () => {
    expect((await failureOf({}, api(undefined, "e9b2ce287cb8a6fd37659e7a88"))).trouble).toBe("credentials");
    expect(asked).toEqual([]);
  });

  it("goes by the site's clock when its own is ten minutes wrong, and says so when that does not help", async () => {
    const theirs = Date.parse("2026-03-31T08:00:00Z") / 1000;
    const date = "Tue, 31 Mar 2026 08:00:00 GMT";
    const issuedAt = (): number => {
      const [, body = ""] = (asked.at(-1)?.authorization ?? "").split(".");
      return (JSON.parse(Buffer.from(body, "base64url").toString()) as { iat: number }).iat;
    };
    answer = (request, response) => {
      const isGood = Math.abs(issuedAt() - theirs) < 300;
      const what = isGood
        ? says(201, { posts: [] }, { date })
        : says(401, error("Invalid token: jwt expired", "INVALID_JWT"), { date });
      what(request, response);
    };
    const late = api("2026-03-31T07:50:00.000Z");
    expect(await late.ask("posts/", { ...POST, signal })).toEqual({ posts: [] });
    expect(asked).toHaveLength(2);
    expect(await late.ask("posts/", { ...POST, signal })).toEqual({ posts: [] });
    expect(asked).toHaveLength(3);
    answer = says(401, error("Invalid token: jwt expired", "INVALID_JWT"), { date });
    expect((await failureOf({}, late)).message).toMatch(/clock/);
    expect(asked).toHaveLength(4);
  });
});

describe("recognising a Ghost", () => {
  const SITE = { site: { title: "The Examiner", version: "6.65" } };
  const recognise = (where: string): Promise<unknown> =>
    ghostKind.recognise?.(where, nodeHttp, signal) ?? Promise.reject(new Error("cannot"));

  it("finds it under whatever address of it people copy", async () => {
    answer = (request, response) =>
      (request.url === "/news/ghost/api/admin/site/" ? says(200, SITE) : page(404))(request, response);
    const found = { site: "The Examiner", address: `${address}/news/` };
    expect(await recognise(`${address}/news`)).toEqual(found);
    expect(await recognise(`${address}/news/ghost/#/settings`)).toEqual(found);
    expect(await recognise(`${address}/elsewhere/`)).toBeUndefined();
    expect(asked.every(({ authorization }) => authorization === "")).toBe(true);
  });

  it("follows to where its Admin API is", async () => {
    const other = createServer((request, response) => says(200, SITE)(request, response));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const admin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    answer = page(301, { location: `${admin}/ghost/api/admin/site/` });
    expect(await recognise(`${address}/`)).toEqual({ site: "The Examiner", address: `${admin}/` });
    other.close();
  });

  it("is no Ghost: a page, other JSON, a redirect to a login, nobody there", async () => {
    for (const what of [page(200), says(200, { site: {} }), says(401, {}), page(302, { location: "/login" })]) {
      answer = what;
      expect(await recognise(`${address}/`)).toBeUndefined();
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await recognise(`${address}/`)).toBeUndefined();
  });
});
