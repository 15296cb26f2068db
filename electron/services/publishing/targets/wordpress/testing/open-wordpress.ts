import { nodeHttp } from "../../../../../hosts/node-http.ts";
import { NoAnswer } from "../../../../../ports/http.ts";
import type { Http } from "../../../../../ports/http.ts";
import type { SettingsOf } from "../../../../../../shared/model/target.ts";
import { memoryOfTest } from "../../../testing/memory-of-test.ts";
import type { WordpressServer } from "../../../testing/real-servers.ts";
import type { TargetUnderTest } from "../../../testing/target-contract.ts";
import type { Target, TargetMemory } from "../../target.ts";
import { wordpressTarget } from "../wordpress-target.ts";

export type Role = keyof WordpressServer["users"];

/** A request to WordPress's API as this role; any status is an answer. */
export type AskAs = (role: Role, method: string, path: string, json?: object) => Promise<{ status: number; json: unknown }>;

export function askAs(server: WordpressServer): AskAs {
  return async (role, method, path, json) => {
    const { login, applicationPassword } = server.users[role];
    const response = await fetch(`${server.url}/wp-json/wp/v2/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${login}:${applicationPassword}`).toString("base64")}`,
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    return { status: response.status, json: await response.json() };
  };
}

export interface ConnectWish {
  role: Role;
  memory?: TargetMemory;
  settings?: Partial<SettingsOf<"wordpress">>;
  secret?: string;
  /** Node's own unless a test stands between. */
  http?: Http;
  /** The desk's clock. */
  now?: () => string;
}

/** The target as the desk connects it, to a real WordPress. */
export function connectWordPress(
  server: WordpressServer,
  { role, memory = memoryOfTest(), settings = {}, secret, http = nodeHttp, now = () => new Date().toISOString() }: ConnectWish,
): Target {
  const { login, applicationPassword } = server.users[role];
  return wordpressTarget.connect({
    settings: {
      kind: "wordpress",
      address: server.url,
      userName: login,
      keptBack: "free-part-only",
      makeTags: true,
      authors: {},
      ...settings,
    },
    secret: () => Promise.resolve(secret ?? applicationPassword),
    http,
    memory,
    now,
  });
}

/** A real WordPress for the contract of every target. */
export function openWordPress(server: WordpressServer, role: Role): TargetUnderTest {
  const ask = askAs(server);
  const wrong = "abcd EFGH ijkl MNOP qrst UVWX";
  const all = async (slug: string): Promise<number[]> => {
    const slugs = Array.from({ length: 9 }, (_, index) => (index === 0 ? slug : `${slug}-${index + 1}`));
    const named = slugs.flatMap((each) => [each, `${each}__trashed`]).join(",");
    const { json } = await ask("administrator", "GET", `posts?slug=${named}&status=any,trash&per_page=100&_fields=id`);
    return (json as { id: number }[]).map(({ id }) => id);
  };
  return {
    abilities: { ...wordpressTarget.abilities, keepsBack: true },
    connect: (memory) => connectWordPress(server, { role, memory }),
    intruder: { target: connectWordPress(server, { role, secret: wrong }), secret: wrong },
    async look(address) {
      if (address === "") return undefined;
      const answer = await nodeHttp.ask(address).catch((error: unknown) => {
        if (error instanceof NoAnswer) return undefined;
        throw error;
      });
      if (answer === undefined || answer.status !== 200) return undefined;
      return { type: answer.headers["content-type"] ?? "", body: Buffer.from(answer.bytes).toString() };
    },
    countPosts: async (slug) => (await all(slug)).length,
    async plantStranger(slug) {
      const post = { title: "A stranger's", content: "<p>Not the desk's.</p>", slug, status: "publish" };
      const { json } = await ask("administrator", "POST", "posts", post);
      const { id } = json as { id: number };
      return async () => {
        const { json: now } = await ask("administrator", "GET", `posts/${id}?context=edit`);
        const { title, content, slug: has } = now as { title: { raw: string }; content: { raw: string }; slug: string };
        return title.raw === post.title && content.raw === post.content && has === slug;
      };
    },
    async editThere({ id }, words, by) {
      const { json } = await ask("administrator", "GET", `posts/${id}?context=edit&_fields=content`);
      const { content } = json as { content: { raw: string } };
      await ask("administrator", "POST", `posts/${id}`, { content: content.raw.replace(words, by) });
    },
    // It publishes at once what is due within a minute.
    leastHold: 78,
    close: () => Promise.resolve(),
  };
}
