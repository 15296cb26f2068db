import { z } from "zod";
import { ghostKeyOf, ghostToken } from "../../electron/services/publishing/targets/ghost/ghost-key.ts";
import type { GhostServer } from "../../electron/services/publishing/testing/real-servers.ts";
import { type BareClient, fileOf, jsonOf } from "./bare-client.ts";

const named = z.array(z.object({ id: z.string(), name: z.string() }));
const posts = z.object({
  posts: z.tuple([
    z.object({
      id: z.string(),
      url: z.string(),
      updated_at: z.string(),
      lexical: z.string(),
      custom_excerpt: z.string().nullable(),
      feature_image_alt: z.string().nullable(),
      feature_image_caption: z.string().nullable(),
      visibility: z.string(),
      tags: named,
      authors: named,
    }),
  ]),
});
const images = z.object({ images: z.tuple([z.object({ url: z.string() })]) });
const FIELDS = "?formats=lexical&include=tags,authors";

/** Over Ghost's Admin API, with the words, section, tags and authors of the desk's post `like`. */
export async function bareGhost(server: GhostServer, like: string): Promise<BareClient> {
  const key = ghostKeyOf(server.adminApiKey);
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const authorization = `Ghost ${ghostToken(key, Math.floor(Date.now() / 1000))}`;
    return jsonOf(fetch(`${server.url}/ghost/api/admin/${path}`, { ...init, headers: { authorization, ...init.headers } }));
  };
  const send = async (method: string, path: string, json: object): Promise<z.infer<typeof posts>["posts"][0]> => {
    const headers = { "content-type": "application/json" };
    return posts.parse(await ask(path, { method, headers, body: JSON.stringify({ posts: [json] }) })).posts[0];
  };
  const [{ lexical, custom_excerpt, feature_image_alt, feature_image_caption, visibility, tags, authors }] = posts.parse(
    await ask(`posts/${like}/${FIELDS}`),
  ).posts;
  // By its internal tag the desk finds its own post again: nobody else's bears it.
  const ids = { tags: tags.filter(({ name }) => !name.startsWith("#")).map(({ id }) => ({ id })), authors };
  const words = { lexical, custom_excerpt, feature_image_alt, feature_image_caption, visibility };
  const stamps = new Map<string, string>();

  return {
    async publish({ slug, title, picture }) {
      const form = new FormData();
      form.set("file", fileOf(picture));
      form.set("purpose", "image");
      const [image] = images.parse(await ask("images/upload/", { method: "POST", body: form })).images;
      const sent = { ...words, ...ids, slug, title, status: "published", feature_image: image.url };
      const made = await send("POST", `posts/${FIELDS}`, sent);
      stamps.set(made.id, made.updated_at);
      return { id: made.id, address: made.url };
    },
    async update({ id }, before, by) {
      await send("PUT", `posts/${id}/${FIELDS}`, { lexical: lexical.replace(before, by), updated_at: stamps.get(id) });
    },
    async remove({ id }) {
      const authorization = `Ghost ${ghostToken(key, Math.floor(Date.now() / 1000))}`;
      const answer = await fetch(`${server.url}/ghost/api/admin/posts/${id}/`, { method: "DELETE", headers: { authorization } });
      if (!answer.ok) throw new Error(`Ghost answered ${answer.status} to a removal`);
    },
  };
}
