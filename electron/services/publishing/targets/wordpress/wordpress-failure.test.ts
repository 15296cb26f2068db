import type { RequestListener, ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { isFailure } from "../../../../../shared/contract/failure.ts";
import { nodeHttp } from "../../../../hosts/node-http.ts";
import { serveOnLoopback } from "../../../../hosts/testing/loopback-server.ts";
import type { LoopbackServer } from "../../../../hosts/testing/loopback-server.ts";
import { memoryOfTest } from "../../testing/memory-of-test.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { troubleOf } from "../target-failure.ts";
import type { Target } from "../target.ts";
import { apiAddress } from "./wordpress-api.ts";
import { wordpressTarget } from "./wordpress-target.ts";

const SECRET = "abcd EFGH ijkl MNOP";
const { signal } = new AbortController();
const servers: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(listener: RequestListener): Promise<LoopbackServer> {
  const server = await serveOnLoopback(listener);
  servers.push(server);
  return server;
}

function targetAt(address: string): Target {
  return wordpressTarget.connect({
    settings: { kind: "wordpress", address, userName: "désk", keptBack: "free-part-only", makeTags: true, authors: {} },
    secret: () => Promise.resolve(SECRET),
    http: nodeHttp,
    memory: memoryOfTest(),
    now: () => new Date().toISOString(),
  });
}

async function failureOf(work: Promise<unknown>): Promise<{ trouble: string | undefined; message: string; all: string }> {
  const error: unknown = await work.then(
    () => expect.fail("it went well"),
    (thrown: unknown) => thrown,
  );
  if (!isFailure(error, "target")) throw error;
  return { trouble: troubleOf(error), message: error.message, all: JSON.stringify([error.message, error.data]) };
}

const refusal = (code: string, status: number, message = "No."): string => JSON.stringify({ code, message, data: { status } });
const html = "<html><head><title>502 Bad Gateway</title></head></html>";
const json = { "content-type": "application/json" };
const answer =
  (status: number, body: string, headers: Record<string, string> = json) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body);

const find = (target: Target): Promise<unknown> => target.find({ storyId: "s", slug: "ferry" }, signal);

test.each([
  ["a wrong password", answer(401, refusal("incorrect_password", 401)), "credentials", "Make a new application password"],
  ["application passwords switched off", answer(401, refusal("application_passwords_disabled", 401)), "credentials", "switched"],
  ["a missing right", answer(403, refusal("rest_cannot_edit", 403, "Sorry, you may not.")), "rights", "Sorry, you may not."],
  ["a firewall's page", answer(403, "<html>Blocked</html>", { "content-type": "text/html" }), "rights", "firewall"],
  ["PHP that is down", answer(502, html, { "content-type": "text/html" }), "busy", "502"],
  ["too many requests", answer(429, html, { "retry-after": "120" }), "busy", "later"],
  ["maintenance", answer(503, html), "busy", "503"],
  ["a broken database", answer(500, html), "busy", "500"],
  ["a file of a type it does not take", answer(500, refusal("rest_upload_sideload_error", 500)), "refused", "type of file"],
  ["a file that is too large for PHP", answer(500, refusal("rest_upload_unknown_error", 500)), "refused", "size"],
  ["a body that is too large for the server", answer(413, html, { "content-type": "text/html" }), "refused", "large"],
  ["a damaged picture", answer(412, refusal("rest_upload_hash_mismatch", 412)), "busy", "damaged"],
  ["a redirect to a login page", answer(302, "", { location: "https://login.example/" }), "refused", "https://login.example"],
  ["no WordPress at all", answer(404, "<html>Not here</html>"), "refused", "no WordPress"],
  ["a parameter it does not take", answer(400, refusal("rest_invalid_param", 400, "Invalid: slug")), "refused", "Invalid: slug."],
  ["a welcome page in place of data", answer(200, "<html>Free wifi</html>"), "busy", "page instead of data"],
])("%s is told for what it is", async (_, respond, trouble, words) => {
  const { address, asked } = await serve((_request, response) => respond(response));
  const failed = await failureOf(find(targetAt(address)));
  expect(failed).toMatchObject({ trouble, message: expect.stringContaining(words) });
  expect(failed.all).not.toContain(SECRET);
  expect(failed.all).not.toContain(Buffer.from(`désk:${SECRET}`).toString("base64"));
  expect(asked).toHaveLength(1);
});

test("Retry-After is handed on", async () => {
  const { address } = await serve((_, response) => answer(429, "", { "retry-after": "120" })(response));
  await expect(find(targetAt(address))).rejects.toMatchObject({ data: { retryAfter: 120 } });
});

test("nobody at the address is offline", async () => {
  const server = await serve(() => {});
  await server.close();
  expect((await failureOf(find(targetAt(server.address)))).trouble).toBe("offline");
});

test("a password that nobody read is told from a wrong one", async () => {
  const { address } = await serve((request, response) => {
    const isIndex = new URL(request.url ?? "", "http://x").pathname === "/wp-json/";
    const index = JSON.stringify({ name: "Site", url: "", home: "", namespaces: ["wp/v2"], authentication: [] });
    answer(isIndex ? 200 : 401, isIndex ? index : refusal("rest_not_logged_in", 401))(response);
  });
  for (const work of [targetAt(address).test(signal), find(targetAt(address))]) {
    expect(await failureOf(work)).toMatchObject({ trouble: "credentials", message: expect.stringContaining("https") });
  }
});

describe("a connection cut", () => {
  const cutOn = (cut: (method: string, path: string) => boolean): RequestListener => {
    return (request, response) => {
      const { pathname } = new URL(request.url ?? "", "http://x");
      request.resume().on("end", () => {
        if (cut(request.method ?? "", pathname)) return void request.socket.destroy();
        if (request.method === "POST" && pathname.endsWith("/tags"))
          return answer(201, '{"id":1,"name":"t","slug":"t"}')(response);
        if (request.method === "POST" && pathname.endsWith("/categories")) return answer(201, '{"id":1,"name":"c"}')(response);
        answer(200, "[]")(response);
      });
    };
  };

  test("while reading is offline", async () => {
    const { address } = await serve(cutOn(() => true));
    expect((await failureOf(find(targetAt(address)))).trouble).toBe("offline");
  });

  test("after the post was sent leaves it unsure, and the post is not sent again", async () => {
    const story = await outgoingStory({ leadPicture: undefined, body: [] }, { pictures: [] });
    const { address, asked } = await serve(cutOn((method, path) => method === "POST" && path.endsWith("/posts")));
    const failed = await failureOf(targetAt(address).put(story, { before: undefined, mayBeDouble: false, when: "now", signal }));
    expect(failed).toMatchObject({ trouble: "unsure", message: expect.stringContaining("looked up") });
    const posts = asked.filter(({ method, url }) => method === "POST" && url?.includes("/posts"));
    expect(posts).toHaveLength(1);
  });
});

test("credentials go to the site of the settings and follow no redirect", async () => {
  const elsewhere = await serve((_, response) => answer(200, "[]")(response));
  const { address } = await serve((request, response) =>
    answer(307, "", { location: `${elsewhere.address}${request.url ?? ""}` })(response),
  );
  expect((await failureOf(find(targetAt(address)))).trouble).toBe("refused");
  expect(elsewhere.asked).toEqual([]);
});

test.each([
  ["https://paper.example", "https://paper.example/wp-json/wp/v2/posts?a=b+c"],
  ["https://paper.example/blog/", "https://paper.example/blog/wp-json/wp/v2/posts?a=b+c"],
  ["https://paper.example:8443/wp-json/", "https://paper.example:8443/wp-json/wp/v2/posts?a=b+c"],
  ["https://paper.example/index.php?rest_route=/", "https://paper.example/index.php?rest_route=%2Fwp%2Fv2%2Fposts&a=b+c"],
  ["https://zürich.example/", "https://xn--zrich-kva.example/wp-json/wp/v2/posts?a=b+c"],
])("the API of %s is found", (address, api) => {
  expect(apiAddress(address, "wp/v2/posts", { a: "b c" })).toBe(api);
});

test("a site is recognised by its API, also where only its page tells where that is", async () => {
  const index = JSON.stringify({ name: "The Site &amp; Co", namespaces: ["oembed/1.0", "wp/v2"], authentication: {} });
  const hidden = await serve((request, response) => {
    const route = new URL(request.url ?? "", "http://x").searchParams.get("rest_route");
    if (route === "/") answer(200, index)(response);
    else if (request.url === "/") {
      const to = `http://${request.headers.host ?? ""}/index.php?rest_route=/`;
      answer(200, "<html>", { link: `<${to}>; rel="https://api.w.org/"` })(response);
    } else answer(404, html)(response);
  });
  expect(await wordpressTarget.recognise?.(hidden.address, nodeHttp, signal)).toEqual({
    site: "The Site & Co",
    address: `${hidden.address}/index.php?rest_route=/`,
  });
  const other = await serve((_, response) => answer(200, "<html>", {})(response));
  expect(await wordpressTarget.recognise?.(other.address, nodeHttp, signal)).toBeUndefined();
  for (const { headers } of [...hidden.asked, ...other.asked]) expect(headers.authorization).toBeUndefined();
});
