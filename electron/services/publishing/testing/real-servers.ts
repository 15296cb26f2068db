import { z } from "zod";

/**
 * Where the tests in `*.target.ts` find real servers: each variable holds the line of JSON that the
 * server's start script prints. `npm run test:targets` sets them; without one, its tests are skipped.
 */
export const WORDPRESS_VARIABLE = "STANDFIRST_WORDPRESS";
export const GHOST_VARIABLE = "STANDFIRST_GHOST";

const wordpressUser = z.object({ id: z.number(), login: z.string(), applicationPassword: z.string() });
const wordpressServer = z.object({
  url: z.string(),
  timezone: z.string(),
  users: z.object({
    administrator: wordpressUser,
    editor: wordpressUser,
    author: wordpressUser,
    contributor: wordpressUser,
    subscriber: wordpressUser,
  }),
});
export type WordpressServer = z.infer<typeof wordpressServer>;

/** Undefined where none was started. A line that is there and cannot be read is an error. */
export function wordpressServerOfTest(): WordpressServer | undefined {
  return factsIn(WORDPRESS_VARIABLE, wordpressServer);
}

const ghostServer = z.object({
  url: z.string(),
  adminApi: z.string(),
  adminApiKey: z.string(),
  staffAccessToken: z.string(),
  owner: z.object({ id: z.string(), email: z.string(), password: z.string() }),
});
export type GhostServer = z.infer<typeof ghostServer>;

/** Undefined where none was started. A line that is there and cannot be read is an error. */
export function ghostServerOfTest(): GhostServer | undefined {
  return factsIn(GHOST_VARIABLE, ghostServer);
}

function factsIn<Facts>(variable: string, schema: z.ZodType<Facts>): Facts | undefined {
  const line = process.env[variable];
  return line === undefined || line === "" ? undefined : schema.parse(JSON.parse(line));
}
