import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A post as WordPress keeps it; title, excerpt and content in HTML. */
export interface SitePost {
  id: number;
  slug: string;
  status: string;
  title: string;
  excerpt: string;
  content: string;
  date_gmt: string;
  modified_gmt: string;
  categories: number[];
  tags: number[];
}

interface Term {
  id: number;
  name: string;
  slug: string;
}

type Answer = readonly [status: number, value: unknown];

const NOT_FOUND: Answer = [404, { code: "rest_no_route", message: "No route was found", data: { status: 404 } }];
const USER = { id: 1, name: "Night desk", slug: "night-desk", email: "night@example.org" };
const MAY = { publish_posts: true, upload_files: true, manage_categories: true, edit_others_posts: true };

/**
 * Somebody else's site, on a socket of its own: answers as WordPress's REST API does for what the desk
 * asks of it, and shows its posts to readers. Like WordPress it makes a post for each request to make one.
 */
export class OtherSite {
  readonly userName = "night-desk";
  readonly password = "abcd efgh ijkl mnop";
  readonly posts: SitePost[] = [];
  /** Requests that made a post. */
  made = 0;
  /** Makes a page of the post's own: what a theme or a plug-in does to it. */
  dress: (page: string) => string = (page) => page;
  /** Called when a post was made; its answer waits for this. */
  whenMade: () => Promise<void> = async () => undefined;
  readonly #terms: Record<"categories" | "tags", Term[]> = { categories: [], tags: [] };
  #server: Server | undefined;
  #port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** On the port it had before, where it was up before. */
  async open(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Changes the only post, as an editor of the site does. */
  edit(change: Partial<SitePost>): void {
    Object.assign(this.onlyPost(), change, { modified_gmt: gmtNow() });
  }

  onlyPost(): SitePost {
    const [post, ...more] = this.posts;
    if (post === undefined || more.length > 0) throw new Error(`the site has ${this.posts.length} posts, not one`);
    return post;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.address);
    const api = /^\/wp-json\/(.*)$/.exec(pathname)?.[1];
    if (api === undefined) {
      const post = this.posts.find(({ slug, status }) => pathname === `/${slug}/` && status === "publish");
      response.writeHead(post ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
      return void response.end(post ? this.dress(pageOf(post)) : "<!doctype html><title>Nothing here</title><p>Nothing here</p>");
    }
    const sent = await bodyOf(request);
    const [status, value] = await this.#ask(request, api, searchParams, sent);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  }

  async #ask(request: IncomingMessage, path: string, query: URLSearchParams, sent: Record<string, unknown>): Promise<Answer> {
    const namespaces = ["wp/v2"];
    const authentication = { "application-passwords": {} };
    if (path === "") return [200, { name: "Main site", url: this.address, home: this.address, namespaces, authentication }];
    const wanted = Buffer.from(`${this.userName}:${this.password}`).toString("base64");
    if (request.headers.authorization !== `Basic ${wanted}`) {
      return [401, { code: "incorrect_password", message: "The password is incorrect.", data: { status: 401 } }];
    }
    const [what, id] = path.replace("wp/v2/", "").split("/");
    if (what === "users") return [200, id === "me" ? { ...USER, capabilities: MAY } : []];
    if (what === "categories" || what === "tags") return this.#askTerms(what, request.method, query, sent);
    return what === "posts" ? this.#askPosts(request.method, id, query, sent) : NOT_FOUND;
  }

  #askTerms(
    what: "categories" | "tags",
    method: string | undefined,
    query: URLSearchParams,
    sent: Record<string, unknown>,
  ): Answer {
    const terms = this.#terms[what];
    if (method === "GET") return [200, terms.filter(({ slug }) => query.get("slug")?.split(",").includes(slug) === true)];
    const name = String(sent["name"]);
    const slug = typeof sent["slug"] === "string" ? sent["slug"] : name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    const made = { id: 10 * (terms.length + 1) + (what === "tags" ? 1 : 0), name, slug };
    terms.push(made);
    return [201, made];
  }

  async #askPosts(
    method: string | undefined,
    id: string | undefined,
    query: URLSearchParams,
    sent: Record<string, unknown>,
  ): Promise<Answer> {
    if (id === undefined) {
      const slugs = query.get("slug")?.split(",");
      if (method === "GET") return [200, this.posts.filter(({ slug }) => slugs?.includes(slug)).map((each) => this.#shown(each))];
      const post = this.#make(sent);
      await this.whenMade();
      return [201, this.#shown(post)];
    }
    const post = this.posts.find((each) => each.id === Number(id));
    if (post === undefined) return [404, { code: "rest_post_invalid_id", message: "Invalid post ID.", data: { status: 404 } }];
    if (method === "DELETE") this.posts.splice(this.posts.indexOf(post), 1);
    else if (method === "POST") Object.assign(post, sent, { modified_gmt: gmtNow() });
    return [200, this.#shown(post)];
  }

  #make(sent: Record<string, unknown>): SitePost {
    this.made += 1;
    const wish = String(sent["slug"]);
    const taken = this.posts.filter(({ slug }) => slug === wish || slug.startsWith(`${wish}-`)).length;
    const empty = { title: "", excerpt: "", content: "", date_gmt: gmtNow(), categories: [], tags: [], status: "draft" };
    const post = { ...empty, ...sent, id: 100 + this.made, slug: taken === 0 ? wish : `${wish}-${taken + 1}` };
    const made: SitePost = { ...post, modified_gmt: gmtNow() };
    this.posts.push(made);
    return made;
  }

  #shown(post: SitePost): unknown {
    const { title, excerpt, content, ...plain } = post;
    const terms = (["categories", "tags"] as const).map((what) =>
      this.#terms[what]
        .filter(({ id }) => post[what].includes(id))
        .map(({ id, name }) => ({ id, name, taxonomy: what === "tags" ? "post_tag" : "category" })),
    );
    return {
      ...plain,
      link: `${this.address}/${post.slug}/`,
      title: { raw: title },
      excerpt: { raw: excerpt },
      content: { raw: content },
      author: USER.id,
      featured_media: 0,
      _embedded: { author: [USER], "wp:term": terms },
    };
  }
}

const pageOf = ({ title, excerpt, content }: SitePost): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} – Main site</title></head>
<body><article><h1>${title}</h1><p>${excerpt}</p>${content}</article></body></html>`;

/** WordPress's `…_gmt` fields know neither fractions nor a zone. */
const gmtNow = (): string => new Date().toISOString().slice(0, 19);

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
