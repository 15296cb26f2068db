import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isFailure } from "../../../../../shared/contract/failure.ts";
import { troubleOf } from "../target-failure.ts";
import { ghostKeyOf, ghostToken } from "./ghost-key.ts";

const ID = "6b07611ce71a3a482c6de1da";
const SECRET = "e8d9c1969548bcc8f05fd8ab00b23bda38dfe577b61ae4212fbd22b067baf7c8";

it("signs with the bytes of the secret, names the key, and is good for five minutes", () => {
  const [head = "", body = "", signature] = ghostToken(ghostKeyOf(` ${ID}:${SECRET}\n`), 1_774_000_000).split(".");
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
  expect(read(head)).toEqual({ alg: "HS256", typ: "JWT", kid: ID });
  expect(read(body)).toEqual({ iat: 1_774_000_000, exp: 1_774_000_300, aud: "/admin/" });
  expect(signature).toBe(createHmac("sha256", Buffer.from(SECRET, "hex")).update(`${head}.${body}`).digest("base64url"));
});

it.each([
  ["empty", ""],
  ["a Content API key", "e9b2ce287cb8a6fd37659e7a88"],
  ["without its secret", `${ID}:`],
  ["cut short", `${ID}:${SECRET.slice(0, -1)}`],
  ["too long", `${ID}:${SECRET}0`],
  ["no hexadecimal", `${ID}:${SECRET.slice(0, -1)}g`],
  ["two keys", `${ID}:${SECRET}:${SECRET}`],
])("says at once that a key is none: %s", (_, key) => {
  let failure: unknown;
  try {
    ghostKeyOf(key);
  } catch (error) {
    failure = error;
  }
  expect(troubleOf(failure)).toBe("credentials");
  expect(isFailure(failure) && failure.message).toContain("Admin API key");
  if (key !== "") expect(JSON.stringify(failure)).not.toContain(key);
});
