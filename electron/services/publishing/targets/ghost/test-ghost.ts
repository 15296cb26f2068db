import { z } from "zod";
import type { TargetTest } from "../../../../../shared/model/target.ts";
import { troubleOf } from "../target-failure.ts";
import type { GhostApi } from "./ghost-api.ts";

const siteSchema = z.object({ site: z.object({ title: z.string() }) });
const userSchema = z.object({
  users: z.array(z.object({ name: z.string(), roles: z.array(z.object({ name: z.string() })) })).min(1),
});

/** What a role may do. Source: Ghost's fixtures of permissions, 6.65.0. */
const MAY_NOT_PUBLISH = ["Contributor"];
const MAY_NOT_NAME_OTHERS = ["Contributor", "Author"];
const MAY_NOT_MAKE_TAGS = ["Contributor"];

/**
 * Asks what the key may do. A key of an integration has all rights that are needed; a staff access
 * token has those of its person. Whether pictures are taken is asked by sending none, which Ghost
 * refuses with another answer than it gives to those who may not.
 */
export async function testGhost(api: GhostApi, signal: AbortSignal): Promise<TargetTest> {
  const { site } = siteSchema.parse(await api.ask("site/", { signal }));
  // This one answers to nobody without a key; the site itself tells everybody its name.
  await api.ask("config/", { signal });
  const me = await api.askFor("users/me/", { query: { include: "roles" }, signal });
  const [person] = me === undefined ? [] : userSchema.parse(me).users;
  const roles = person?.roles.map(({ name }) => name) ?? [];
  const none = (names: readonly string[]): boolean => !roles.some((role) => names.includes(role));
  return {
    site: site.title,
    user: person === undefined ? "Integration" : `${person.name} (${roles.join(", ")})`,
    may: [
      { what: "can publish", yes: none(MAY_NOT_PUBLISH) },
      { what: "can upload pictures", yes: await mayUpload(api, signal) },
      { what: "can name the authors of a story", yes: none(MAY_NOT_NAME_OTHERS) },
      { what: "can make sections and tags", yes: none(MAY_NOT_MAKE_TAGS) },
    ],
  };
}

async function mayUpload(api: GhostApi, signal: AbortSignal): Promise<boolean> {
  try {
    await api.ask("images/upload/", { method: "POST", body: new FormData(), signal });
    return true;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === "refused") return true;
    if (trouble === "rights") return false;
    throw error;
  }
}
