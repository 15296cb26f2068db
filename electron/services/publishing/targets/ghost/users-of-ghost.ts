import { z } from "zod";
import type { SiteUser } from "../../../../../shared/model/target.ts";
import type { GhostApi } from "./ghost-api.ts";

/** Most the Admin API gives at once. */
const MOST = 100;
const found = z.object({ users: z.array(z.object({ id: z.string(), name: z.string().catch("") })) });

/** Ghost's staff, by name. */
export async function usersOfGhost(api: GhostApi, signal: AbortSignal): Promise<SiteUser[]> {
  const { users } = found.parse(await api.ask("users/", { query: { limit: String(MOST), order: "name asc" }, signal }));
  return users.map(({ id, name }) => ({ id, name: name || id }));
}
