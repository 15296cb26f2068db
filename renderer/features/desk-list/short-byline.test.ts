import { expect, test } from "vitest";
import { shortByline } from "./short-byline.ts";

test.each([
  ["", ""],
  ["Joy Okafor", "J Okafor"],
  ["Joy Okafor and Lena van Dyke", "J Okafor and L van Dyke"],
  ["Émile Roux, Sandra Andersen and Plato", "É Roux, S Andersen and Plato"],
])("%s is listed as %s", (byline, short) => {
  expect(shortByline(byline)).toBe(short);
});
