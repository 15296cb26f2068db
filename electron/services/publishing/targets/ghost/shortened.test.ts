import fc from "fast-check";
import { expect, it } from "vitest";
import { lengthOf, shortened } from "./shortened.ts";

it("leaves alone what fits, and cuts the rest between words", () => {
  expect(shortened("Wards close", 11)).toBe("Wards close");
  expect(shortened("Wards close again", 12)).toBe("Wards close…");
  expect(shortened("Wards, again", 8)).toBe("Wards…");
  expect(shortened("Wardsclosing", 6)).toBe("Wards…");
  expect(shortened("Wards😀😀😀", 7)).toBe("Wards😀…");
});

it("is never longer than there is room for, and says no other words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const short = shortened(text, most);
      expect(lengthOf(short)).toBeLessThanOrEqual(most);
      expect(short === text || text.startsWith(short.slice(0, -1))).toBe(true);
    }),
  );
});
