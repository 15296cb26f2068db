import { expect, test } from "vitest";
import { contrast } from "./contrast.ts";

test("black on white is 21 to 1, a colour on itself 1 to 1, whichever comes first", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#FFFFFF", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#a31919", "#a31919")).toBe(1);
});

test("the known edge of WCAG: #767676 on white just passes 4.5, #777777 does not", () => {
  expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5);
  expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
});

test("half a colour has no contrast", () => {
  expect(contrast("#12", "#ffffff")).toBeUndefined();
});
