import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, LEAST_CONTRAST, pageColours, textOn } from "./colours.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("the colours of the page", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect([textOn("#a31919"), textOn("#ffe14d")]).toEqual(["#ffffff", "#000000"]);
  });

  it("leaves alone what can be read", () => {
    expect(pageColours({ accent: "#a31919", ink: "#1c1a17", paper: "#fffefb" })).toMatchObject({
      accent: "#a31919",
      "accent-text": "#a31919",
      "on-accent": "#ffffff",
      ink: "#1c1a17",
      paper: "#fffefb",
    });
  });

  it("makes every text readable, whatever three colours a paper chooses", () => {
    fc.assert(
      fc.property(colour, colour, colour, (accent, ink, paper) => {
        const colours = pageColours({ accent, ink, paper });
        const at = (name: string): string => colours[name] ?? "";
        expect(contrast(at("on-accent"), at("accent"))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        for (const name of ["ink", "ink-2", "accent-text"]) {
          expect(contrast(at(name), at("paper"))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
          expect(contrast(at(name), at("wash"))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }),
      { numRuns: 500 },
    );
  });
});
