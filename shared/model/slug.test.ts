import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugFrom } from "./slug.ts";
import { slugSchema } from "./story.ts";

describe("slugFrom", () => {
  it.each([
    ["Ward closures leave patients waiting", "ward-closures-leave-patients-waiting"],
    ["Café owners win £5m & a say", "cafe-owners-win-5m-pounds-and-a-say"],
    ["£1,200 fine for “quiet” neighbours", "1200-pounds-fine-for-quiet-neighbours"],
    ["It’s the ferry's last day", "its-the-ferrys-last-day"],
    ["Łódź, Ærø and Straße", "lodz-aero-and-strasse"],
    ["Rents up 10%", "rents-up-10-per-cent"],
    ["日本", ""],
    ["—", ""],
    ["", ""],
  ])("makes %j into %j", (words, slug) => {
    expect(slugFrom(words)).toBe(slug);
  });

  it("cuts a long headline between words", () => {
    const slug = slugFrom("one two three four ".repeat(20));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect("one-two-three-four-".repeat(20).startsWith(`${slug}-`)).toBe(true);
  });

  it("always makes what the schema of slugs takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (words) => {
        expect(slugSchema.safeParse(slugFrom(words)).success).toBe(true);
      }),
    );
  });
});
