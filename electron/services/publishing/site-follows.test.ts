import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contributor } from "../../../shared/model/contributor.ts";
import type { Furniture, Story } from "../../../shared/model/story.ts";
import { createPublications } from "./publications.ts";
import { createPublishedCards } from "./published-cards.ts";
import { planSite } from "./site/plan-site.ts";
import { createSiteAssets } from "./site/site-assets.ts";
import { cut, JOY, paragraph, run, somePaper, TOM } from "./testing/sample-copy.ts";
import { DESK_SESSION, leadOf, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

const assetsOf = createSiteAssets();

/** Every file of a site made whole, by its path. */
async function madeWhole(desk: TestDesk, contributors: readonly Contributor[]): Promise<Map<string, string>> {
  const cards = createPublishedCards(desk.database);
  const publications = createPublications(desk.database, cards);
  const files = new Map<string, string>();
  const plan = planSite({
    paper: desk.paper,
    contributors,
    assets: assetsOf(desk.paper),
    pictures: desk.pictures,
    cards,
    corrections: () => [],
    passed: publications.snapshot,
    withNotices: publications.withNotices,
  });
  for await (const { path, content } of plan) files.set(path, Buffer.from(await content()).toString("latin1"));
  return files;
}

async function onDisk(tree: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(tree, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(tree, path), await readFile(path, "latin1"));
  }
  return files;
}

function sorted(files: Map<string, string>): [string, string][] {
  return [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

const story = fc.nat({ max: 8 });
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed: fc.constant("publish" as const), story }) },
  {
    weight: 6,
    arbitrary: fc.record({
      deed: fc.constant("change" as const),
      story,
      what: fc.constantFrom(
        "text",
        "headline",
        "byline",
        "section",
        "slug",
        "similar",
        "pinned",
        "dropped",
        "picture",
        "access",
        "kicker",
      ),
      by: fc.nat({ max: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ deed: fc.constantFrom("withdraw" as const, "takeDown" as const), story }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom("rename" as const, "paper" as const), by: fc.nat({ max: 3 }) }) },
);

describe("a site that is changed story by story", () => {
  it.each([
    ["at once", 1000],
    ["with pages that follow", 2],
  ])(
    "is to the byte the one that would be made whole, in both its trees, %s",
    { timeout: 300_000 },
    async (_how, pagesAtOnce) => {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
          const folder = await mkdtemp(join(tmpdir(), "standfirst-follows-"));
          let contributors: Contributor[] = [JOY, TOM];
          const desk = openTestDesk(folder, { pagesAtOnce, contributors: () => contributors });
          try {
            const pictures = [await desk.addPicture("#102030", 300, 200), await desk.addPicture("#405060", 200, 300)];
            const stories = Array.from({ length: 9 }, (_, number) => written(desk, number));
            // Six stand already, each with cards of another below it; three are new.
            for (const [number, { id }] of stories.slice(0, 6).entries()) {
              const [picked, pinned] = [stories[(number + 1) % 6]?.id ?? "", stories[(number + 2) % 6]?.id ?? ""];
              const authorPicks = { pinned: [{ storyId: pinned, line: "", place: 1 }], dropped: [] };
              desk.stories.save(id, { similar: [{ storyId: picked, line: "" }], authorPicks }, DESK_SESSION);
              desk.publishing.adopt(id, DESK_SESSION, `2026-03-0${number + 1}T09:00:00.000Z`);
            }
            await desk.publishing.rebuild();
            const has = (id: string): boolean =>
              desk.database.get("SELECT 1 AS it FROM publications WHERE story_id = ?", id) !== undefined;
            for (const [number, each] of deeds.entries()) {
              desk.setClock(`2026-04-${String(number + 1).padStart(2, "0")}T09:00:00Z`);
              const id = "story" in each ? (stories[each.story]?.id ?? "") : "";
              if (each.deed === "change") desk.stories.save(id, changed(each.what, each.by, stories, pictures), DESK_SESSION);
              if (each.deed === "rename")
                contributors = [
                  { ...JOY, name: `Joy the ${each.by}` },
                  { ...TOM, pictureId: pictures[each.by % 2] ?? "" },
                ];
              if (each.deed === "paper") desk.paper = somePaper({ name: `The Examiner ${each.by}` });
              if (each.deed === "rename" || each.deed === "paper") await desk.publishing.rebuild();
              const status = desk.stories.get(id === "" ? (stories[0]?.id ?? "") : id).status;
              if (each.deed === "publish" || (each.deed === "change" && status === "published"))
                await desk.publishing.publish(id, DESK_SESSION);
              if (each.deed === "withdraw" && status === "published") await desk.publishing.withdraw(id, DESK_SESSION);
              if (each.deed === "takeDown" && has(id)) await desk.publishing.takeDown(id, DESK_SESSION);
              // What was taken down or withdrawn is in no file, also of pages that only follow.
              if (each.deed === "takeDown" || each.deed === "withdraw") {
                const mark = `Headline ${stories.findIndex((one) => one.id === id)}.`;
                if (desk.stories.get(id).status === "withdrawn")
                  for (const page of (await onDisk(desk.site)).values()) expect(page.includes(mark)).toBe(false);
              }
            }
            await desk.publishing.caughtUp();
            expect(desk.errors).toEqual([]);
            const expected = sorted(await madeWhole(desk, contributors));
            const versions = await readdir(join(folder, ".site-versions"));
            expect(versions).toHaveLength(2);
            for (const version of versions)
              expect(sorted(await onDisk(join(folder, ".site-versions", version)))).toEqual(expected);
          } finally {
            await desk.close();
            await rm(folder, { recursive: true, force: true });
          }
        }),
        { numRuns: Number(process.env["STANDFIRST_RUNS"] ?? 10) },
      );
    },
  );
});

function written(desk: TestDesk, number: number): Story {
  const byline = [[JOY.id], [TOM.id], [JOY.id, TOM.id]][number % 3] ?? [];
  const section = ["features", "sport"][number % 2] ?? "";
  return desk.write(
    { headline: `Headline ${number}.`, slug: `s-${number}`, byline, section, standfirst: [run(`About ${number}`)] },
    [paragraph(`Free text of ${number}.`), cut, paragraph(`Kept text of ${number}.`)],
  );
}

function changed(
  what: string,
  by: number,
  stories: readonly Story[],
  pictures: readonly string[],
): Partial<Furniture> & { body?: { kind: "whole"; blocks: Story["body"] } } {
  const other = stories[by]?.id ?? "";
  const picture = {
    type: "picture" as const,
    version: 1,
    pictureId: pictures[by % 2] ?? "",
    caption: [run("In the text")],
    credit: "A",
    alt: `Alt ${by}`,
  };
  switch (what) {
    case "headline":
      return { standfirst: [run(`About it, ${by}`)] };
    case "byline":
      return { byline: [[JOY.id], [TOM.id], [TOM.id, JOY.id]][by % 3] ?? [] };
    case "section":
      return { section: ["features", "sport", "world"][by % 3] ?? "" };
    case "slug":
      return { slug: `moved-${by % 4}` };
    case "similar":
      return { similar: [{ storyId: other, line: by % 2 === 0 ? "" : `A line ${by}` }] };
    case "pinned":
      return { authorPicks: { pinned: [{ storyId: other, line: "", place: by % 4 }], dropped: [] } };
    case "dropped":
      return { authorPicks: { pinned: [], dropped: [other] } };
    case "picture":
      return { leadPicture: leadOf(pictures[by % 2] ?? "", `picture ${by}`) };
    case "access":
      return { access: (["free", "metered", "subscribers"] as const)[by % 3] ?? "free" };
    case "kicker":
      return { kicker: `Kicker ${by}` };
    default:
      return {
        body: {
          kind: "whole",
          blocks: [
            paragraph(`Text ${by}.`),
            ...(by % 2 === 0 ? [picture] : []),
            cut,
            paragraph("Kept."),
            ...(by % 3 === 0 ? [picture] : []),
          ],
        },
      };
  }
}
