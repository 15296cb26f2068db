import { expect, it } from "vitest";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { outcomeInWords } from "./delivery-words.ts";

const WORDS = { going: "On its way", done: "Taken down", stuck: "Not taken down everywhere" };
const inStates = (...states: Delivery["state"][]): string =>
  outcomeInWords(
    states.map((state) => ({ state })),
    WORDS,
  ).text;

it("says that it is done only once every site has it", () => {
  expect(inStates("sent", "checked")).toBe("Taken down");
  expect(inStates("checked", "waiting")).toBe("On its way");
  expect(inStates("sending")).toBe("On its way");
});

it("says so when one of them needs a person", () => {
  expect(inStates("checked", "failed")).toBe("Not taken down everywhere");
  expect(inStates("changed-there", "waiting")).toBe("Not taken down everywhere");
  expect(inStates("cancelled")).toBe("Not taken down everywhere");
});
