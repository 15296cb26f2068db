import { z } from "zod";
import type { SiteUser } from "../../../../../shared/model/target.ts";
import { wordsIn } from "./read-content.ts";
import type { WordPressApi } from "./wordpress-api.ts";

const found = z.array(z.object({ id: z.number(), name: z.string().catch("") }));

/** Those who may write there, by name; none for a user who may not see them. */
export async function usersOfWordPress(api: WordPressApi, signal: AbortSignal): Promise<SiteUser[]> {
  const query = { who: "authors", per_page: 100, orderby: "name", _fields: "id,name" };
  const users = await api.askOr("wp/v2/users", found, { query, signal }, ({ status }) => (status === 403 ? [] : undefined));
  return users.map(({ id, name }) => ({ id: String(id), name: wordsIn(name) || String(id) }));
}
