import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RemoteCopy } from "../targets/remote-copy.ts";

/** A post as the small site keeps it. */
export interface SmallPost {
  id: string;
  slug: string;
  /** What the desk finds its own posts by. */
  mark: string;
  state: "draft" | "held" | "live";
  heldUntil?: string;
  stamp: number;
  copy: RemoteCopy;
  /** What stands between `<body>` and `</body>` of its page. */
  html: string;
}

export interface SmallSite {
  origin: string;
  posts: SmallPost[];
  /** Changes a post as an editor of the site would. */
  edit(id: string, change: Partial<SmallPost>): void;
  close(): Promise<void>;
}

/**
 * A small content system, real down to the socket, with the bad habits of the large ones: a request
 * sent twice makes a second post (slug "-2"), and a post made by an answer nobody heard stays.
 */
export async function openSmallSite(): Promise<SmallSite> {
  const posts: SmallPost[] = [];
  let made = 0;

  function freeSlug(wish: string): string {
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? wish : `${wish}-${number}`;
      if (!posts.some((post) => post.slug === slug)) return slug;
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://small.example");
    const say = (status: number, value: unknown): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const [, first = "", id = ""] = pathname.split("/");
    if (first !== "api") {
      const post = posts.find((each) => each.slug === first && each.state === "live");
      return void response.writeHead(post ? 200 : 404, { "content-type": "text/html" }).end(page(post));
    }
    const post = posts.find((each) => each.id === id);
    if (request.method === "GET")
      return say(
        200,
        posts.filter((each) => each.mark === searchParams.get("mark")),
      );
    if (request.method === "DELETE") {
      if (post) posts.splice(posts.indexOf(post), 1);
      return say(post ? 200 : 404, {});
    }
    const sent = JSON.parse(await bodyOf(request)) as Omit<SmallPost, "id">;
    if (id === "") {
      made += 1;
      const fresh = { ...sent, id: `p${made}`, slug: freeSlug(sent.slug), stamp: 1 };
      posts.push(fresh);
      return say(201, fresh);
    }
    if (!post) return say(404, {});
    if (post.stamp !== sent.stamp) return say(409, {});
    Object.assign(post, sent, { stamp: post.stamp + 1 });
    return say(200, post);
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    edit(id, change) {
      const post = posts.find((each) => each.id === id);
      if (!post) throw new Error("There is no such post on the small site");
      Object.assign(post, change, { stamp: post.stamp + 1 });
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const page = (post: SmallPost | undefined): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${post ? "Small site" : "Nothing here"}</title></head><body>${post?.html ?? ""}</body></html>`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
