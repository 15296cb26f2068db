import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import { ninjsProblems } from "../../../../../../shared/formats/testing/against-ninjs-schema.ts";

const documentShape = z.object({
  uri: z.string(),
  pubStatus: z.string(),
  slugline: z.string().optional(),
  headlines: z.array(z.object({ role: z.string(), value: z.string() })).optional(),
  bodies: z.array(z.object({ role: z.string(), contentType: z.string(), value: z.string() })).optional(),
  associations: z
    .array(
      z.object({
        uri: z.string(),
        type: z.string(),
        renditions: z.array(z.object({ href: z.string(), width: z.number().optional() })).optional(),
        descriptions: z.array(z.object({ role: z.string(), value: z.string() })).optional(),
      }),
    )
    .optional(),
});
type Taken = z.infer<typeof documentShape>;

/** An outlet as `docs/outlet.md` asks for one, which shows what it took as pages. */
export interface OutletReceiver {
  address: string;
  /** Where it shows a story; the story's page need not exist. */
  pageOf(uri: string): string;
  taken: ReadonlyMap<string, Taken>;
  /** Every request that was signed rightly, repeated ones too. */
  requests: { event: string; key: string; body: string }[];
  /** Answers so instead, once for each: a status, or `cut` for no answer after the story was taken. */
  answers: (number | "cut")[];
  headers: Record<string, string>;
  close(): Promise<void>;
}

type Check = (body: Buffer, header: string | undefined, secret: string) => boolean;

/** The very example that the document gives to those who run outlets. */
async function documentedCheck(): Promise<Check> {
  const text = readFileSync(join(import.meta.dirname, "../../../../../../docs/outlet.md"), "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  const made: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return z.object({ isFromStandfirst: z.custom<Check>((value) => typeof value === "function") }).parse(made).isFromStandfirst;
}

export async function openOutlet(secret: string): Promise<OutletReceiver> {
  const isFromStandfirst = await documentedCheck();
  const taken = new Map<string, Taken>();
  const pictures = new Map<string, { uri: string; bytes: Buffer }>();
  const keys = new Set<string>();
  const outlet: Pick<OutletReceiver, "requests" | "answers" | "headers"> = { requests: [], answers: [], headers: {} };

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const header = (name: string): string => String(request.headers[name] ?? "");
    if (!isFromStandfirst(body, header("standfirst-signature"), secret)) return void response.writeHead(401).end("Who are you?");
    const key = header("idempotency-key");
    outlet.requests.push({ event: header("standfirst-event"), key, body: body.toString("utf8") });
    const answer = outlet.answers.shift();
    if (typeof answer === "number") return void response.writeHead(answer, outlet.headers).end("Not <b>now</b>");
    if (header("standfirst-event") === "story" && !keys.has(key)) take(JSON.parse(body.toString("utf8")));
    keys.add(key);
    if (answer === "cut") return void request.socket.destroy();
    response.writeHead(202).end();
  }

  function take(document: unknown): void {
    const problems = ninjsProblems(document);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    const story = documentShape.parse(document);
    taken.set(story.uri, story);
    if (story.pubStatus === "usable") return;
    for (const [name, { uri }] of pictures) if (uri === story.uri) pictures.delete(name);
  }

  /** A picture gets a name from its bytes, as anybody's would who keeps them. */
  function pictureAddress(story: string, href: string, width: number): string {
    const bytes = Buffer.from(href.slice(href.indexOf(",") + 1), "base64");
    const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}-${width}.jpg`;
    pictures.set(name, { uri: story, bytes });
    return `/pictures/${name}`;
  }

  function pageFor({ uri: story, pubStatus, headlines = [], bodies = [], associations = [] }: Taken): string | undefined {
    if (pubStatus !== "usable") return undefined;
    const of = (list: readonly { role: string; value: string }[], role: string): string =>
      list.find((each) => each.role === role)?.value ?? "";
    const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    let html = bodies.find(({ contentType }) => contentType === "text/html")?.value ?? "";
    const files = associations
      .filter(({ type }) => type === "picture")
      .map(({ uri, renditions: [file] = [], descriptions = [] }) => {
        const address = pictureAddress(story, file?.href ?? "", file?.width ?? 0);
        html = html.replaceAll(uri, address);
        return `<img src="${address}" alt="${escaped(of(descriptions, "alt-text")).replaceAll('"', "&quot;")}">`;
      });
    return `<!doctype html><title>.</title><body><h1>${escaped(of(headlines, "main"))}</h1>${files[0] ?? ""}${html}`;
  }

  function show(path: string, response: ServerResponse): void {
    const picture = pictures.get(path.slice("/pictures/".length));
    if (path.startsWith("/pictures/") && picture)
      return void response.writeHead(200, { "Content-Type": "image/jpeg" }).end(picture.bytes);
    const story = taken.get(decodeURIComponent(path.slice(1)));
    const page = story && pageFor(story);
    if (page === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
  }

  const server = createServer((request, response) => {
    if (request.method === "GET") return show(request.url ?? "", response);
    receive(request, response).catch((error: unknown) => response.writeHead(422).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(outlet, {
    address: `${origin}/from-standfirst?paper=examiner`,
    pageOf: (uri: string) => `${origin}/${encodeURIComponent(uri)}`,
    taken,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
