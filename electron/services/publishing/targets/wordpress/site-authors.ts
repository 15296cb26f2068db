import { z } from "zod";
import type { Contributor } from "../../../../../shared/model/contributor.ts";
import { wordsIn } from "./read-content.ts";
import type { Remembered } from "./remembered.ts";
import { sameName } from "./remembered.ts";
import type { WordPressApi } from "./wordpress-api.ts";

const user = z.object({ id: z.number(), name: z.string().catch(""), slug: z.string().catch(""), email: z.string().catch("") });
const users = z.array(user);
type User = z.infer<typeof user>;

export interface AuthorParts {
  api: WordPressApi;
  remembered: Remembered;
  /** Set by hand: contributor to user. */
  authors: Readonly<Record<string, string>>;
  /** Today, in which somebody the site did not know is not asked for again. */
  today: string;
  signal: AbortSignal;
}

export interface SiteByline {
  /** User whose post it is; undefined leaves that to the site. */
  author: number | undefined;
  /** Names for a line at the top of the text: empty where the site's author says it all. */
  names: string[];
}

/** WordPress knows one author of a post: who it is, and which names stand in the text. */
export async function bylineFor(parts: AuthorParts, contributors: readonly Contributor[]): Promise<SiteByline> {
  const names = contributors.map(({ name }) => name);
  if (parts.remembered.fact("only-own-name", "") !== undefined) return { author: undefined, names };
  const found = await Promise.all(contributors.map((each) => userOf(parts, each)));
  const author = found.find((id) => id !== undefined);
  return { author, names: contributors.length === 1 && author !== undefined ? [] : names };
}

async function userOf(parts: AuthorParts, contributor: Contributor): Promise<number | undefined> {
  const { authors, remembered, today } = parts;
  const byHand = authors[contributor.id];
  if (byHand !== undefined && /^\d+$/.test(byHand)) return Number(byHand);
  const known = remembered.fact("user", contributor.id);
  if (known === `none ${today}`) return undefined;
  if (known !== undefined && /^\d+$/.test(known)) return Number(known);
  const found = (await byEmail(parts, contributor)) ?? (await byName(parts, contributor));
  remembered.keepFact("user", contributor.id, found === undefined ? `none ${today}` : String(found.id));
  return found?.id;
}

/** Only those who may manage users see addresses; for others this is no answer, and no failure. */
async function byEmail({ api, signal }: AuthorParts, { email }: Contributor): Promise<User | undefined> {
  if (email === "") return undefined;
  const query = { search: email, context: "edit", per_page: 20, _fields: "id,name,slug,email" };
  const found = await api.askOr("wp/v2/users", users, { query, signal }, ({ status }) => (status === 403 ? [] : undefined));
  return found.find((each) => each.email.toLowerCase() === email.toLowerCase());
}

async function byName({ api, signal }: AuthorParts, { name, pageName }: Contributor): Promise<User | undefined> {
  const query = { search: name, who: "authors", per_page: 100, _fields: "id,name,slug" };
  const found = await api.askOr("wp/v2/users", users, { query, signal }, ({ status }) => (status === 403 ? [] : undefined));
  return found.find((each) => sameName(wordsIn(each.name)) === sameName(name)) ?? found.find((each) => each.slug === pageName);
}
