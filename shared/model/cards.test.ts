import { describe, expect, it } from "vitest";
import { authorCards, cardOf, missingCard } from "./cards.ts";
import type { CardSource } from "./cards.ts";

function source(storyId: string, more: Partial<CardSource> = {}): CardSource {
  return {
    storyId,
    headline: `Headline ${storyId}`,
    standfirst: `Standfirst ${storyId}`,
    section: "Features",
    byline: ["joy"],
    publishedAt: "2026-03-31T09:00:00.000Z",
    path: `features/2026/03/${storyId}/`,
    leadPicture: { pictureId: "ab".repeat(32), alt: "A ward" },
    ...more,
  };
}

describe("a card", () => {
  it("shows the override, else the standfirst, else the headline", () => {
    expect(cardOf(source("a"), "Own line").line).toBe("Own line");
    expect(cardOf(source("a")).line).toBe("Standfirst a");
    expect(cardOf(source("a", { standfirst: " " })).line).toBe("Headline a");
  });

  it("needs alt text where there is a picture, and no picture otherwise", () => {
    const alt = "A long alt text that goes on well beyond sixty characters, to the very last of its words";
    expect(cardOf(source("a", { leadPicture: { pictureId: "cd".repeat(32), alt } })).picture?.alt).toBe(alt);
    expect(cardOf(source("a", { leadPicture: { pictureId: "cd".repeat(32), alt: "  " } })).problem).toBe(
      "its picture has no alt text",
    );
    const textOnly = cardOf({ ...source("a"), leadPicture: undefined });
    expect([textOnly.picture, textOnly.problem]).toEqual([undefined, undefined]);
  });
});

describe("more from this author", () => {
  const latest = ["a", "b", "c", "d", "e", "f"].map((id) => source(id));
  const find = (id: string): CardSource | undefined => latest.find((each) => each.storyId === id);
  const show = (
    pinned: { storyId: string; place: number; line: string }[] = [],
    dropped: string[] = [],
    similar: string[] = [],
    from: CardSource[] = latest,
  ): string[] =>
    authorCards({
      storyId: "own",
      authorPicks: { pinned, dropped },
      similar: similar.map((storyId) => ({ storyId, line: "" })),
      latest: from,
      find,
    }).map((card) => `${card.place}${card.storyId}${card.pinned ? "!" : ""}`);

  it("fills four places with the latest, never with the story itself", () => {
    expect(show([], [], [], [source("own"), ...latest])).toEqual(["0a", "1b", "2c", "3d"]);
  });

  it("leaves a pin in its place and shows no story twice", () => {
    expect(show([{ storyId: "a", place: 2, line: "" }])).toEqual(["0b", "1c", "2a!", "3d"]);
    expect(
      show([
        { storyId: "f", place: 0, line: "" },
        { storyId: "e", place: 3, line: "" },
      ]),
    ).toEqual(["0f!", "1a", "2b", "3e!"]);
  });

  it("passes over what was dropped, what stands below, and what cannot be a card", () => {
    const broken = source("x", { leadPicture: { pictureId: "ab".repeat(32), alt: "" } });
    expect(show([], ["a"], ["c"], [broken, ...latest])).toEqual(["0b", "1d", "2e", "3f"]);
  });

  it("shows the problem of a pin that has no page", () => {
    const cards = authorCards({
      storyId: "own",
      authorPicks: { pinned: [{ storyId: "gone", place: 1, line: "" }], dropped: [] },
      similar: [],
      latest: [],
      find: () => undefined,
    });
    expect(cards).toEqual([{ ...missingCard("gone", ""), pinned: true, place: 1 }]);
  });
});
