import { describe, expect, it } from "vitest";
import { someStory } from "../../../electron/services/publishing/testing/sample-copy.ts";
import { acceptFields, plainFieldText, suggestField } from "./field-suggestions.ts";

const AT = "2026-03-02T10:00:00.000Z";
const before = { ...someStory(), headline: "Council to close libaries" };
const by = (author: string, id: string): Parameters<typeof suggestField>[3] => ({ author, at: AT, newId: () => id });

describe("what is suggested for a plain field", () => {
  const first = suggestField(before, "headline", "Council to close libraries", by("Ada", "a"));

  it("stands beside the field, which stays as it was", () => {
    expect(first).toStrictEqual([{ id: "a", author: "Ada", at: AT, field: "headline", text: "Council to close libraries" }]);
    expect(plainFieldText({ ...before, suggestions: first }, "headline")).toBe("Council to close libaries");
  });

  it("is continued by its own author, and nobody else", () => {
    const on = suggestField({ ...before, suggestions: first }, "headline", "Council closes libraries", by("Ada", "b"));
    expect(on.map(({ id, text }) => [id, text])).toStrictEqual([["a", "Council closes libraries"]]);
    const both = suggestField({ ...before, suggestions: on }, "headline", "Libraries to close", by("Bo", "b"));
    expect(both.map(({ id }) => id)).toStrictEqual(["a", "b"]);
  });

  it("is gone when its author writes what stands there", () => {
    expect(suggestField({ ...before, suggestions: first }, "headline", before.headline, by("Ada", "b"))).toStrictEqual([]);
  });

  it("becomes the field when it is accepted", () => {
    expect(acceptFields({ ...before, suggestions: first }, () => true).headline).toBe("Council to close libraries");
    expect(acceptFields({ ...before, suggestions: first }, () => false).headline).toBe(before.headline);
  });
});
