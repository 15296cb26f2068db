import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { memoryOfTest } from "../../testing/memory-of-test.ts";
import { outgoingPicture, outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { pageTree, text } from "../../testing/page-tree.ts";
import { wordpressServerOfTest } from "../../testing/real-servers.ts";
import { JOY, paragraph, run, TOM } from "../../testing/sample-copy.ts";
import type { OutgoingPicture, OutgoingStory } from "../outgoing-story.ts";
import type { RemotePost, Target } from "../target.ts";
import { markOf, openSite, send, troubleIn } from "./testing/open-site.ts";

const server = wordpressServerOfTest();
const { signal } = new AbortController();
const inMinutes = (minutes: number): string =>
  Temporal.Now.instant().round("second").add({ minutes }).toString({ fractionalSecondDigits: 3 });

describe.skipIf(server === undefined)("pictures, words and times on WordPress", () => {
  const site = openSite(server);
  const page = async ({ address = "" }: RemotePost): Promise<string> => (await site.read(address)).body;

  it("has everything in the order of the page", async () => {
    const story = await outgoingStory(
      { appeal: true, dateline: "LAGOS", byline: [JOY.id, TOM.id] },
      {
        contributors: [JOY, TOM],
        showsUpdated: true,
        updatedAt: "2026-03-31T13:05:00.000Z",
        corrections: [{ id: "1", kind: "correction", text: "The ferry left on Tuesday.", madeAt: "2026-03-31T13:00:00.000Z" }],
        moreFromAuthor: [{ headline: "The other boat", line: "It came back", address: "https://harbour.example/other" }],
        similar: [{ headline: "A quay for sale", line: "", address: "https://harbour.example/quay" }],
      },
    );
    const target = site.connect();
    const post = await send(target, story);
    const shown = text(pageTree(await page(post)).one("main"));
    const order = [
      story.story.headline,
      "By Joy Okafor and Tom Reed",
      "Updated Tuesday 31 March 2026, 2.05pm",
      "LAGOS – THE last ferry",
      "no wind",
      "The spring appeal",
      "Support The Examiner",
      "A quay without a light",
      "Neither has reported.",
      "Correction (31 March 2026): The ferry left on Tuesday.",
      "More from this author",
      "The other boat",
      "Similar stories",
      "A quay for sale",
    ].map((words) => shown.indexOf(words));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
    expect(post.copy.body).toEqual(story.story.body);
    expect(target.losses(story).join(" ")).toContain("one author");
  });

  it("sends all behind a more-tag where the paper chose so, and no picture that is kept back where not", async () => {
    const story = await outgoingStory({ access: "subscribers" });
    const whole = await send(site.connect({ settings: { keptBack: "whole-with-more-tag" } }), story);
    expect(text(pageTree(await page(whole)).one("main"))).toContain("Neither has reported.");
    expect(whole.copy.body?.findIndex(({ type }) => type === "cut")).toBe(3);
    const other = await outgoingStory({ access: "subscribers" });
    await send(site.connect(), other);
    expect(await site.mediaOf(other.story.id)).toHaveLength(1);
  });

  it("gives the lead picture its words, changes them, and puts back what somebody deleted", async () => {
    const target = site.connect();
    const alt = `Alt with 100%ab, <b> & "quotes"`;
    const start = await outgoingStory();
    const [leading, ...others] = start.pictures;
    if (leading === undefined) throw new Error("There is no lead picture.");
    const story = { ...start, pictures: [{ ...leading, alt }, ...others] };
    const first = await send(target, story);
    expect(first.copy.leadPicture).toMatchObject({ ...target.expects(story).leadPicture, alt, credit: "M Adeyemi" });
    const newer = { ...story, pictures: [{ ...leading, alt: "Another", credit: "N N", caption: [run("Noon")] }, ...others] };
    const second = await send(target, newer);
    expect(second.copy.leadPicture).toMatchObject({ alt: "Another", credit: "N N", caption: [run("Noon")] });
    expect(second.copy.leadPicture?.address).toBe(first.copy.leadPicture?.address);
    expect(await site.mediaOf(story.story.id)).toHaveLength(2);
    for (const { id } of await site.mediaOf(story.story.id)) await site.ask("administrator", "DELETE", `media/${id}?force=true`);
    expect((await target.find(markOf(story), signal))?.copy.leadPicture).toBeUndefined();
    const third = await send(target, newer);
    expect(third.copy.leadPicture).toMatchObject({ alt: "Another" });
    expect((await site.read(third.copy.leadPicture?.address ?? "")).status).toBe(200);
  });

  it("keeps one story's words from another's picture", async () => {
    const target = site.connect();
    const one = await outgoingStory();
    const other = await outgoingStory({}, { pictures: one.pictures });
    const [leading] = one.pictures;
    if (leading === undefined) throw new Error("There is no lead picture.");
    const shared = {
      ...other.story.leadPicture,
      pictureId: leading.pictureId,
      caption: [run("Theirs")],
      credit: "",
      alt: "Theirs",
    };
    await send(target, one);
    const post = await send(target, {
      ...other,
      story: { ...other.story, leadPicture: shared },
      pictures: [{ ...leading, ...shared }],
    });
    await target.remove(post, "take-down", signal);
    const found = await target.find(markOf(one), signal);
    expect(found?.copy.leadPicture).toMatchObject({ credit: "M Adeyemi", alt: leading.alt });
  });

  it("says of a file it will not take that it never will", async () => {
    const leading = await outgoingPicture("#123456");
    const story = await outgoingStory({ body: [paragraph("One.")] });
    const with_ = (bytes: Uint8Array, fileName = leading.fileName): OutgoingStory => {
      const picture: OutgoingPicture = {
        ...leading,
        fileName,
        pictureId: story.pictures[0]?.pictureId ?? "",
        bytes: () => Promise.resolve(bytes),
      };
      return { ...story, pictures: [picture] };
    };
    for (const bytes of [randomBytes(1000), randomBytes(17_000_000), randomBytes(66_000_000)]) {
      expect(await troubleIn(send(site.connect(), with_(bytes)))).toMatchObject({ trouble: "refused" });
    }
    expect(await site.countPosts(story.slug)).toBe(0);
  });

  it("finds tags whatever their case and signs, and makes none where it may not", async () => {
    const name = `Sea & "sand" ${crypto.randomUUID().slice(0, 6)}`;
    const story = await outgoingStory({ tags: [name, "C++ on water"] });
    const memory = memoryOfTest();
    expect((await send(site.connect({ memory }), story)).copy.tags?.toSorted()).toEqual(["C++ on water", name].toSorted());
    const louder = await outgoingStory({ tags: [name.toUpperCase()] });
    expect((await send(site.connect(), louder)).copy.tags).toEqual([name]);
    const unknown = await outgoingStory({ tags: [name, `Never ${crypto.randomUUID()}`] });
    const modest = site.connect({ settings: { makeTags: false } });
    expect((await send(modest, unknown)).copy.tags).toEqual([name]);
    expect(modest.losses(unknown).join(" ")).toMatch(/Never .* left out|left out: Never/);
    const [tag] = await site.list(`tags?search=${encodeURIComponent(name.slice(-6))}&_fields=id`);
    await site.ask("administrator", "DELETE", `tags/${tag?.id ?? 0}?force=true`);
    expect((await send(site.connect({ memory }), story)).copy.tags).toContain(name);
  });

  it("dates in UTC, whatever the zone of the site", async () => {
    const firstPublishedAt = "2026-01-15T23:30:15.250Z";
    const story = await outgoingStory({}, { firstPublishedAt });
    const { id } = await send(site.connect(), story);
    const { json } = await site.ask("administrator", "GET", `posts/${id}?_fields=date,date_gmt`);
    expect(json).toMatchObject({ date_gmt: "2026-01-15T23:30:15", date: "2026-01-16T00:30:15" });
  });

  it("publishes at once though the clocks differ, and holds nothing that would go out too early", async () => {
    for (const minutes of [-10, 10]) {
      const now = (): string => inMinutes(minutes);
      const story = await outgoingStory({}, { firstPublishedAt: now() });
      expect((await send(site.connect({ now }), story)).state).toBe("live");
    }
    const story = await outgoingStory();
    const behind = site.connect({ now: () => inMinutes(-10) });
    const hold = (target: Target, minutes: number): Promise<RemotePost> =>
      target.put(story, { before: undefined, mayBeDouble: false, when: { heldUntil: inMinutes(minutes) }, signal });
    expect(await troubleIn(hold(behind, 60))).toMatchObject({
      trouble: "refused",
      message: expect.stringContaining("10 min ahead"),
    });
    // WordPress would publish it in the same moment.
    expect(await troubleIn(hold(site.connect(), 1))).toMatchObject({ trouble: "refused" });
    expect(await site.countPosts(story.slug)).toBe(0);
    const held = await hold(site.connect(), 60);
    expect((await send(site.connect(), story)).id).toBe(held.id);
    const live = await site.connect().find(markOf(story), signal);
    expect(live?.state).toBe("live");
    const again = site.connect().put(story, { before: live, mayBeDouble: false, when: { heldUntil: inMinutes(60) }, signal });
    expect(await troubleIn(again)).toMatchObject({ trouble: "refused" });
  });
});
