import { setTimeout as pause } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isFailure } from "../../../../shared/contract/failure.ts";
import type { Abilities } from "../../../../shared/model/target.ts";
import { troubleOf } from "../targets/target-failure.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { RemotePost, Target, TargetMemory } from "../targets/target.ts";
import { memoryOfTest } from "./memory-of-test.ts";
import { outgoingStory } from "./outgoing-story-of-test.ts";
import { attribute, pageTree, rawText, text } from "./page-tree.ts";
import { paragraph, run } from "./sample-copy.ts";

/** What a reader without any rights gets at an address: undefined where nothing stands. */
export type Look = (address: string) => Promise<{ type: string; body: string } | undefined>;

/** A target, and ways around it to see and change what stands on the site. */
export interface TargetUnderTest {
  abilities: Abilities;
  /** Connected with what was remembered; settings that keep back what is kept back, and may make tags. */
  connect(memory: TargetMemory): Target;
  look: Look;
  /** Connected with a secret that is wrong; undefined where no secret is needed. */
  intruder?: { target: Target; secret: string };
  /** Counts the posts of any state whose slug is this one or this one with a number, as the site's owner. */
  countPosts(slug: string): Promise<number>;
  /** Puts a post of somebody else at this slug, live; resolves to a check that it stands untouched. */
  plantStranger?(slug: string): Promise<() => Promise<boolean>>;
  /** Somebody edits the post there: replaces these words in its text by others. */
  editThere?(post: RemotePost, words: string, by: string): Promise<void>;
  /** Shortest time this site can hold a post, in seconds. */
  leastHold?: number;
  close(): Promise<void>;
}

const { signal } = new AbortController();
/** An instant on a whole second, this far ahead. */
const inSeconds = (seconds: number): string =>
  Temporal.Now.instant()
    .round({ smallestUnit: "second", roundingMode: "ceil" })
    .add({ seconds })
    .toString({ fractionalSecondDigits: 3 });
/** How long a held post may take to show once it is due, in milliseconds. */
const LONGEST_WAIT = 20_000;

/**
 * What every target must do, whatever the site: over a real server where there is one. `open` is called
 * once; each test sends stories of its own, so the site need not be empty.
 */
export function describeTarget(name: string, abilities: Abilities, open: () => Promise<TargetUnderTest>): void {
  describe(`${name}, as every target`, { timeout: 60_000 }, () => {
    let site: TargetUnderTest;
    let target: Target;
    beforeAll(async () => {
      site = await open();
      target = site.connect(memoryOfTest());
    }, 60_000);
    afterAll(() => site.close());

    /** As the queue does it: looks first, then puts. */
    const send = async (story: OutgoingStory, by = target, when: "now" | { heldUntil: string } = "now"): Promise<RemotePost> => {
      const before = await by.find({ storyId: story.story.id, slug: story.slug }, signal);
      return by.put(story, { before, mayBeDouble: before === undefined, when, signal });
    };
    const findAgain = (story: OutgoingStory, by = target): Promise<RemotePost | undefined> =>
      by.find({ storyId: story.story.id, slug: story.slug }, signal);
    const page = async (post: RemotePost): Promise<string> => (await site.look(post.address ?? ""))?.body ?? "";
    const words = async (post: RemotePost): Promise<string> => {
      const html = await page(post);
      return html === "" ? "" : text(pageTree(html).one("body"));
    };

    it("has the abilities of its kind", () => {
      expect(target.abilities).toEqual(abilities);
      expect(site.abilities).toEqual(abilities);
    });

    it("logs in, and says where it is and what may be done there", async () => {
      const tested = await target.test(signal);
      expect(tested.site).not.toBe("");
      expect(tested.may.length).toBeGreaterThan(0);
      expect(tested.may.filter(({ yes }) => !yes)).toEqual([]);
    });

    it("finds nothing of a story that was never sent", async () => {
      expect(await findAgain(await outgoingStory())).toBeUndefined();
    });

    it("shows a reader everything that was passed", async () => {
      const story = await outgoingStory();
      const post = await send(story);
      expect(post).toMatchObject({ state: "live", slug: story.slug });
      const shown = await words(post);
      for (const part of [
        story.story.headline,
        "THE last ferry to the island left on time, and nobody was aboard.",
        "open to all",
        "“calm sea, no wind”",
        "A quay without a light",
        "We heard the horn, and then we did not hear it.",
        "Two boats were moored",
        "its annex on tides",
        "The second inquiry",
        "Neither has reported.",
        "The log, open",
        "R Sandhu",
      ]) {
        expect(shown).toContain(part);
      }
      const tree = pageTree(await page(post));
      // Some sites add to an address where their readers come from.
      const leadsTo = tree.all("a").map((link) => attribute(link, "href") ?? "");
      expect(leadsTo.some((address) => address.startsWith("https://harbour.example/log?year=2026&month=3"))).toBe(true);
      const picture = tree.all("img").find((image) => attribute(image, "alt") === "A ruled page with one line of handwriting");
      const file = await site.look(new URL(attribute(picture ?? tree.one("img"), "src") ?? "", post.address).href);
      expect(file?.type).toMatch(/^image\//);
      expect(text(tree.all("strong").find((strong) => text(strong) === "on time") ?? tree.one("strong"))).toBe("on time");
    });

    it("answers with what it finds again, and with what it expected", async () => {
      const story = await outgoingStory();
      const put = await send(story);
      const found = await findAgain(story);
      expect(found).toEqual(put);
      const expected = Object.entries(target.expects(story)).filter(([, value]) => value !== undefined);
      expect(found?.copy).toMatchObject(Object.fromEntries(expected));
      expect(put.copy.headline).toBe(story.story.headline);
    });

    it("leaves one post where something on the way made two", async () => {
      const story = await outgoingStory();
      const put = (): Promise<RemotePost> => target.put(story, { before: undefined, mayBeDouble: false, when: "now", signal });
      await put();
      await put();
      const before = await findAgain(story);
      const post = await target.put(story, { before, mayBeDouble: true, when: "now", signal });
      expect([post.state, await site.countPosts(story.slug)]).toEqual(["live", 1]);
      expect(await findAgain(story)).toEqual(post);
    });

    it("brings the same post up to date", async () => {
      const story = await outgoingStory();
      const first = await send(story);
      const newer = {
        ...story,
        story: { ...story.story, headline: `${story.story.headline}, twice`, body: [paragraph("It came back.")] },
      };
      const second = await send(newer);
      expect([second.id, second.address, second.state]).toEqual([first.id, first.address, "live"]);
      const shown = await words(second);
      expect(shown).toContain("It came back.");
      expect(shown).toContain(newer.story.headline);
      expect(shown).not.toContain("A quay without a light");
      expect(await site.countPosts(story.slug)).toBe(1);
    });

    it("makes no second post when all that was remembered is lost", async () => {
      const story = await outgoingStory();
      const first = await send(story);
      const afresh = site.connect(memoryOfTest());
      const again = await send(story, afresh);
      expect([again.id, again.address, again.slug]).toEqual([first.id, first.address, first.slug]);
      expect(await site.countPosts(story.slug)).toBe(1);
    });

    it("finds a post by the site's own id too", async () => {
      const story = await outgoingStory();
      const post = await send(story);
      const mark = { storyId: story.story.id, slug: story.slug, remoteId: post.id };
      expect(await target.find(mark, signal)).toEqual(post);
    });

    it("does nothing when it is stopped before it begins", async () => {
      const story = await outgoingStory();
      const stopped = AbortSignal.abort();
      await expect(target.put(story, { before: undefined, mayBeDouble: true, when: "now", signal: stopped })).rejects.toThrow();
      expect(await site.countPosts(story.slug)).toBe(0);
    });

    it("sends nothing behind the cut of a story for subscribers to strangers", async () => {
      const secret = `kept${Math.random().toString(36).slice(2)}`;
      const body = [paragraph("All may read this."), { type: "cut", version: 1 } as const, paragraph(`Few may read ${secret}.`)];
      const story = await outgoingStory({ access: "subscribers", body });
      const post = await send(story);
      const html = await page(post);
      expect(html).toContain("All may read this.");
      expect(html).not.toContain(secret);
    });

    it("takes hostile words as words", async () => {
      const story = await outgoingStory({
        headline: `Ferry </title><script>alert(1)</script> & "co" <b>`,
        body: [paragraph(run(`<img src=x onerror=alert(2)> &amp; <!-- more --> ]]> {{x}} [gallery]`))],
        tags: [`<i>tag</i> & co`],
      });
      const post = await send(story);
      const tree = pageTree(await page(post));
      expect(tree.all("script").some((script) => rawText(script).trim() === "alert(1)")).toBe(false);
      expect(tree.all("img").some((image) => attribute(image, "onerror") !== undefined)).toBe(false);
      expect((await findAgain(story))?.copy.headline).toBe(story.story.headline);
      expect(post.copy.body).toEqual(target.expects(story).body);
    });

    it("takes the longest headline a story can have, or says before that it is cut", async () => {
      const headline = Array.from({ length: 700 }, (_, at) => `word${at}`)
        .join(" ")
        .slice(0, 5900);
      const story = await outgoingStory({ headline });
      const { headline: expected } = target.expects(story);
      if (expected !== headline) expect(target.losses(story).join(" ")).toMatch(/headline has \d+ characters/);
      const post = await send(story);
      expect(post.copy.headline).toBe(expected);
      expect((await findAgain(story))?.id).toBe(post.id);
      expect(await words(post)).toContain(expected.replace(/…$/, ""));
    });

    it("withdraws, and brings back to the same address", async () => {
      const story = await outgoingStory();
      const post = await send(story);
      await target.remove(post, "withdraw", signal);
      const shown = await words(post);
      expect(shown).not.toContain("We heard the horn");
      if (abilities.withdrawn === "nothing") expect(shown).not.toContain(story.story.headline);
      expect((await findAgain(story))?.state).toBe("withdrawn");
      const back = await send(story);
      expect([back.state, back.address]).toEqual(["live", post.address]);
      expect(await words(back)).toContain("We heard the horn");
    });

    it("leaves nothing of a story that is taken down, or says what, however often it is asked", async () => {
      const story = await outgoingStory();
      const post = await send(story);
      const pictures = pageTree(await page(post))
        .all("img")
        .map((image) => new URL(attribute(image, "src") ?? "", post.address).href)
        .filter((address) => story.pictures.some(({ fileName }) => address.includes(fileName.slice(0, 10))));
      expect(pictures.length).toBeGreaterThan(0);
      await target.remove(post, "take-down", signal);
      expect(await words(post)).not.toContain("We heard the horn");
      const remains = (await target.remains?.(post, signal)) ?? [];
      for (const picture of pictures) {
        if ((await site.look(picture)) !== undefined)
          expect(remains.join("\n")).toContain(new URL(picture).pathname.split("/").at(-1));
      }
      expect(["withdrawn", undefined]).toContain((await findAgain(story))?.state);
      await target.remove(post, "take-down", signal);
    });

    it("says what is lost in sentences", async () => {
      const story = await outgoingStory({ kicker: "Harbour", searchTitle: "For search", searchDescription: "In brief" });
      for (const loss of target.losses(story)) expect(loss).toMatch(/^[A-Z"“].*[.]$/);
    });

    it("says plainly that a secret is wrong, without saying the secret", async () => {
      if (site.intruder === undefined) return;
      const { target: intruder, secret } = site.intruder;
      const story = await outgoingStory();
      for (const work of [() => intruder.test(signal), () => send(story, intruder)]) {
        const error: unknown = await work().catch((thrown: unknown) => thrown);
        expect(troubleOf(error)).toBe("credentials");
        expect(isFailure(error) && JSON.stringify([error.message, error.data])).not.toContain(secret);
      }
    });

    it("leaves a stranger's post at the same slug alone", async ({ skip }) => {
      if (site.plantStranger === undefined) return skip("nobody else can put anything there");
      const story = await outgoingStory();
      const untouched = await site.plantStranger(story.slug);
      expect(await findAgain(story)).toBeUndefined();
      const post = await send(story);
      expect(post.slug).toBe(`${story.slug}-2`);
      expect((await findAgain(story, site.connect(memoryOfTest())))?.id).toBe(post.id);
      expect((await send(story)).slug).toBe(post.slug);
      expect(await untouched()).toBe(true);
    });

    it.runIf(abilities.editable)("shows what somebody changed on the site", async () => {
      const story = await outgoingStory();
      const post = await send(story);
      await site.editThere?.(post, "Neither has reported.", "One has reported.");
      const found = await findAgain(story);
      expect(found?.id).toBe(post.id);
      expect(JSON.stringify(found?.copy.body)).toContain("One has reported.");
      expect({ ...found?.copy, body: undefined }).toEqual({ ...post.copy, body: undefined });
    });

    it.runIf(abilities.holds)("holds a post until its time, and takes it back without a trace", async () => {
      const story = await outgoingStory();
      const heldUntil = inSeconds(3600);
      const post = await send(story, target, { heldUntil });
      expect(post.state).toBe("held");
      expect(Date.parse(post.heldUntil ?? "")).toBe(Date.parse(heldUntil));
      expect(await words(post)).not.toContain("We heard the horn");
      const later = inSeconds(7200);
      const moved = await send(story, target, { heldUntil: later });
      expect([moved.id, Date.parse(moved.heldUntil ?? "")]).toEqual([post.id, Date.parse(later)]);
      await target.remove(moved, "release", signal);
      expect(await findAgain(story)).toBeUndefined();
      expect(await site.countPosts(story.slug)).toBe(0);
      await target.remove(moved, "release", signal);
    });

    it.runIf(abilities.holds)("lets a held post go live when it is due, and not before", { timeout: 150_000 }, async () => {
      const story = await outgoingStory();
      const heldUntil = inSeconds(site.leastHold ?? 4);
      const post = await send(story, target, { heldUntil });
      expect(post.state).toBe("held");
      const wait = Temporal.Now.instant().until(heldUntil).total("milliseconds");
      await pause(wait - 1_000);
      expect((await findAgain(story))?.state).toBe("held");
      expect(await words(post)).not.toContain("We heard the horn");
      await pause(2_000);
      if (abilities.needsVisit) await target.visit?.(post, signal);
      const live = await vi.waitUntil(async () => {
        const found = await findAgain(story);
        return found?.state === "live" ? found : undefined;
      }, LONGEST_WAIT);
      expect(live.id).toBe(post.id);
      expect(await words(live)).toContain("We heard the horn");
    });
  });
}
