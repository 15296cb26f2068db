import { z } from "zod";
import { nodeHttp } from "../../../../../hosts/node-http.ts";
import type { GhostServer } from "../../../testing/real-servers.ts";
import type { TargetUnderTest } from "../../../testing/target-contract.ts";
import type { RemotePost } from "../../target.ts";
import { elementNode, lexicalOf, textNode } from "../ghost-lexical.ts";
import { ghostKind } from "../ghost-kind.ts";
import { ghostOfTest, ownerOfTest } from "./ghost-of-test.ts";

const posts = z.object({
  posts: z.array(z.object({ id: z.string(), slug: z.string(), updated_at: z.string(), lexical: z.string().nullish() })),
});

/** A real Ghost as the contract of targets wants it, with ways around the desk. */
export function openGhost(server: GhostServer): TargetUnderTest {
  const owner = ownerOfTest(server);
  const { signal } = new AbortController();
  const postOf = async (id: string): Promise<z.infer<typeof posts>["posts"][number]> => {
    const [post] = posts.parse(await owner.ask(`posts/${id}/`, { query: { formats: "lexical" }, signal })).posts;
    if (post === undefined) throw new Error("no such post");
    return post;
  };
  return {
    abilities: ghostKind.abilities,
    connect: (memory) => ghostOfTest(server, { memory }),
    async look(address) {
      if (address === "") return undefined;
      const { status, headers, bytes } = await nodeHttp.ask(address);
      if (status === 404) return undefined;
      return { type: headers["content-type"] ?? "", body: new TextDecoder().decode(bytes) };
    },
    intruder: {
      target: ghostOfTest(server, { secret: `${server.adminApiKey.split(":")[0]}:${"5e".repeat(32)}` }),
      secret: "5e".repeat(32),
    },
    async countPosts(slug) {
      const query = { filter: `slug:~^'${slug}'`, fields: "id,slug,updated_at", limit: "100" };
      const found = posts.parse(await owner.ask("posts/", { query, signal })).posts;
      return found.filter((post) => new RegExp(`^${slug}(-\\d+)?$`).test(post.slug)).length;
    },
    async plantStranger(slug) {
      const body = {
        posts: [
          {
            title: "Somebody else’s",
            slug,
            status: "published",
            lexical: lexicalOf([elementNode("paragraph", [textNode("Mine.")])]),
          },
        ],
      };
      const [post] = posts.parse(await owner.ask("posts/", { method: "POST", body, signal })).posts;
      if (post === undefined) throw new Error("not planted");
      const before = await postOf(post.id);
      return async () => JSON.stringify(await postOf(post.id)) === JSON.stringify(before);
    },
    async editThere(post: RemotePost, words: string, by: string) {
      const { id, lexical, updated_at } = await postOf(post.id);
      const body = { posts: [{ lexical: lexical?.replace(words, by), updated_at }] };
      await owner.ask(`posts/${id}/`, { method: "PUT", body, signal });
    },
    close: () => Promise.resolve(),
  };
}
