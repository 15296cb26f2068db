import { describe, expect, it } from "vitest";
import { placeOf } from "./story-path.ts";
import type { EarlierPlace } from "./story-path.ts";
import { somePaper, someStory } from "./testing/sample-copy.ts";
import type { Story } from "../../../shared/model/story.ts";

function place(
  more: Partial<Story>,
  taken: string[] = [],
  earlier?: EarlierPlace,
  firstPublishedAt = "2026-03-31T22:59:00.000Z",
): ReturnType<typeof placeOf> {
  return placeOf({
    story: someStory({ headline: "Ferry crews vote for a shorter week", ...more }),
    paper: somePaper(),
    firstPublishedAt,
    earlier,
    isTaken: (path) => taken.includes(path),
  });
}

describe("the address of a story", () => {
  it("is section, month of the paper's clock, and slug", () => {
    expect(place({}).path).toBe("features/2026/03/ferry-crews-vote-for-a-shorter-week/");
    expect(place({}, [], undefined, "2026-03-31T23:30:00.000Z").path).toBe(
      "features/2026/04/ferry-crews-vote-for-a-shorter-week/",
    );
    expect(place({ slug: "ferry" }).path).toBe("features/2026/03/ferry/");
  });

  it("is found also for a headline that has no Latin letter", () => {
    expect(place({ headline: "渡輪" }).path).toBe("features/2026/03/00000001/");
  });

  it("is nobody else's", () => {
    expect(place({ slug: "ferry" }, ["features/2026/03/ferry/", "features/2026/03/ferry-2/"]).path).toBe(
      "features/2026/03/ferry-3/",
    );
  });

  const earlier: EarlierPlace = {
    path: "features/2026/03/ferry-2/",
    earlierPaths: ["features/2026/03/boat/"],
    section: "features",
  };

  it("stays when headline, month or the names of others change", () => {
    expect(place({ headline: "Another headline" }, [], earlier, "2026-05-01T00:00:00.000Z")).toEqual({
      path: "features/2026/03/ferry-2/",
      earlierPaths: ["features/2026/03/boat/"],
    });
    expect(place({ slug: "ferry" }, ["features/2026/03/ferry/"], earlier)).toEqual({
      path: "features/2026/03/ferry-2/",
      earlierPaths: ["features/2026/03/boat/"],
    });
  });

  it("moves with a slug set by hand or another section, and the old one leads on", () => {
    expect(place({ slug: "crossing" }, [], earlier)).toEqual({
      path: "features/2026/03/crossing/",
      earlierPaths: ["features/2026/03/boat/", "features/2026/03/ferry-2/"],
    });
    expect(place({ section: "world" }, [], earlier).path).toBe("world/2026/03/ferry-2/");
  });

  it("can go back to where it was before", () => {
    expect(place({ slug: "boat" }, [], earlier)).toEqual({
      path: "features/2026/03/boat/",
      earlierPaths: ["features/2026/03/ferry-2/"],
    });
  });
});
