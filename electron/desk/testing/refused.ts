import { expect } from "vitest";

/** Refused in words that begin with what was wrong, and end with what became of it. */
export async function refused(call: Promise<unknown>, what: string): Promise<void> {
  const message = expect.stringMatching(new RegExp(`^${what} cannot be taken: .+ Nothing was changed\\.$`)) as unknown;
  await expect(call).rejects.toMatchObject({ code: "bad-input", message });
}
