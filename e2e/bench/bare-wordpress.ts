import { z } from "zod";
import type { WordpressServer } from "../../electron/services/publishing/testing/real-servers.ts";
import { type BareClient, fileOf, jsonOf } from "./bare-client.ts";

const raw = z.object({ raw: z.string() });
const post = z.object({
  title: raw,
  content: raw,
  excerpt: raw,
  author: z.number(),
  categories: z.array(z.number()),
  tags: z.array(z.number()),
  featured_media: z.number(),
});
const media = z.object({ caption: raw, alt_text: z.string(), description: raw });
const made = z.object({ id: z.number(), link: z.string() });
const id = z.object({ id: z.number() });

/** Over WordPress's REST API, with the words, section, tags and author of the desk's post `like`. */
export async function bareWordPress(server: WordpressServer, like: string): Promise<BareClient> {
  const { login, applicationPassword } = server.users.editor;
  const authorization = `Basic ${Buffer.from(`${login}:${applicationPassword}`).toString("base64")}`;
  const ask = (path: string, init: RequestInit = {}): Promise<unknown> =>
    jsonOf(fetch(`${server.url}/wp-json/wp/v2/${path}`, { ...init, headers: { authorization, ...init.headers } }));
  const send = (path: string, json: object): Promise<unknown> =>
    ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(json) });
  const { title: _title, content, excerpt, featured_media, ...ids } = post.parse(await ask(`posts/${like}?context=edit`));
  const { caption, alt_text, description } = media.parse(await ask(`media/${featured_media}?context=edit`));
  const pictures = new Map<string, number>();

  return {
    async publish({ slug, title, picture }) {
      const form = new FormData();
      form.set("file", fileOf(picture));
      form.set("title", slug);
      form.set("caption", caption.raw);
      form.set("alt_text", alt_text);
      form.set("description", description.raw);
      const uploaded = id.parse(await ask("media", { method: "POST", body: form }));
      const words = { slug, title, excerpt: excerpt.raw, content: content.raw };
      const sent = { ...words, ...ids, status: "publish", featured_media: uploaded.id };
      const { id: postId, link } = made.parse(await send("posts", sent));
      pictures.set(`${postId}`, uploaded.id);
      return { id: `${postId}`, address: link };
    },
    async update(standing, words, by) {
      await send(`posts/${standing.id}`, { content: content.raw.replace(words, by) });
    },
    async remove(standing) {
      await ask(`posts/${standing.id}?force=true`, { method: "DELETE" });
      await ask(`media/${pictures.get(standing.id)}?force=true`, { method: "DELETE" });
    },
  };
}
