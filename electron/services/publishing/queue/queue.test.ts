import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lineText } from "../../../../shared/editor/plain-text.ts";
import { nodeHttp } from "../../../hosts/node-http.ts";
import { holdFile } from "../../store/file-lock.ts";
import { openFaultProxy } from "../testing/fault-proxy.ts";
import type { FaultProxy } from "../testing/fault-proxy.ts";
import { cut, paragraph, run } from "../testing/sample-copy.ts";
import { openSmallSite } from "../testing/small-site.ts";
import type { SmallSite } from "../testing/small-site.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "../testing/small-site-target.ts";
import { DESK_SESSION } from "../testing/test-desk.ts";
import { openTestQueue } from "../testing/test-queue.ts";
import type { TestQueue } from "../testing/test-queue.ts";
import type { Wish } from "./queue.ts";

const SITE = "0198a000-0000-7000-8000-0000000000aa";
const OTHER = "0198a000-0000-7000-8000-0000000000bb";

let folder: string;
let site: SmallSite;
let proxy: FaultProxy;
let test: TestQueue;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-queue-"));
  site = await openSmallSite();
  proxy = await openFaultProxy(site.origin);
  const target = (id: string, name: string, origin: string) => ({
    id,
    name,
    kind: "outlet" as const,
    abilities: SMALL_ABILITIES,
    connect: () => smallSiteTarget(nodeHttp, origin, site.origin),
  });
  test = openTestQueue({
    folder,
    http: nodeHttp,
    targets: [target(SITE, "Small site", proxy.origin), target(OTHER, "Nobody there", "http://127.0.0.1:9")],
  });
});
afterEach(async () => {
  await test.close();
  await proxy.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const wish = (storyId: string, more: Partial<Wish> = {}): Wish => ({
  storyId,
  targetId: SITE,
  deed: "publish",
  session: DESK_SESSION,
  ...more,
});
const post = (): SmallSite["posts"][number] => {
  const [only, ...more] = site.posts;
  if (!only || more.length > 0) throw new Error(`There are ${site.posts.length} posts on the site`);
  return only;
};
async function publish(storyId: string): Promise<void> {
  const { state } = await test.finish(test.queue.send(wish(storyId)).id);
  expect(state).toBe("checked");
}

describe("publishing to a site", () => {
  it("sends what was passed, not what was typed since", async () => {
    const story = test.desk.write({ headline: "As it was passed" });
    const { id } = test.queue.send(wish(story.id));
    test.desk.stories.save(story.id, { headline: "Typed a moment later" }, DESK_SESSION);
    await test.finish(id);
    expect(post().copy.headline).toBe("As it was passed");
    const [standing] = test.queue.posts(story.id);
    expect(standing?.revision).toBeLessThan(test.desk.stories.get(story.id).revision);
  });

  it("joins the same wish, and lets a newer one take the place of one that waits", async () => {
    const story = test.desk.write({ headline: "The first" });
    const first = test.queue.enqueue(wish(story.id, { targetId: OTHER }));
    expect(test.queue.enqueue(wish(story.id, { targetId: OTHER })).id).toBe(first.id);
    await test.queue.idle();
    test.desk.stories.save(story.id, { headline: "The second" }, DESK_SESSION);
    test.queue.enqueue(wish(story.id, { targetId: OTHER }));
    expect(test.queue.find(first.id)?.state).toBe("cancelled");
  });

  it("waits for the network, says so, and can be cancelled till then", async () => {
    const story = test.desk.write();
    const { id } = test.queue.send(wish(story.id, { targetId: OTHER }));
    await test.queue.idle();
    expect(test.queue.find(id)).toMatchObject({ state: "waiting", problem: "The small site did not answer." });
    expect(test.queue.find(id)?.nextAt).toBeDefined();
    expect(test.queue.cancel(id).state).toBe("cancelled");
    expect(test.desk.stories.get(story.id).status).toBe("draft");
  });

  it("is not cancelled any more when the site may have it", async () => {
    const story = test.desk.write();
    proxy.plan((request) => (request === 1 ? "cut-after" : undefined));
    const { id } = test.queue.send(wish(story.id));
    await test.queue.idle();
    expect(test.queue.find(id)?.state).toBe("waiting");
    expect(() => test.queue.cancel(id)).toThrow("may have it already");
    expect((await test.finish(id)).state).toBe("checked");
    expect(post().state).toBe("live");
  });

  it("has one writer for each target, across processes", async () => {
    const letGo = holdFile(join(folder, `target-${SITE}.lock`), folder, "held");
    const { id } = test.queue.send(wish(test.desk.write().id));
    await test.queue.idle();
    expect([test.queue.find(id)?.state, site.posts.length]).toEqual(["waiting", 0]);
    letGo();
    expect((await test.finish(id)).state).toBe("checked");
  });

  it("refuses what the checklist blocks, and a withdrawal of what is not there", () => {
    const story = test.desk.write({ headline: "" });
    expect(() => test.queue.send(wish(story.id))).toThrow("must be mended first");
    expect(() => test.queue.send(wish(story.id, { deed: "withdraw" }))).toThrow("not live on Small site");
  });

  it("does not send a story that was spiked, or put under embargo, while it waited", async () => {
    const spiked = test.desk.write();
    const held = test.desk.write();
    const letGo = holdFile(join(folder, `target-${SITE}.lock`), folder, "held");
    const [one, other] = [test.queue.send(wish(spiked.id)), test.queue.send(wish(held.id))];
    await test.queue.idle();
    test.desk.stories.move(spiked.id, "spiked", DESK_SESSION);
    test.desk.stories.save(held.id, { embargo: "2026-06-01T00:00:00.000Z" }, DESK_SESSION);
    letGo();
    expect(await test.finish(one.id)).toMatchObject({ state: "failed", problem: expect.stringContaining("spiked") });
    expect(await test.finish(other.id)).toMatchObject({ state: "failed", problem: expect.stringContaining("embargo") });
    expect(site.posts).toEqual([]);
  });
});

describe("an edit made on the site", () => {
  it("is never gone over in silence; each field can be kept as theirs", async () => {
    const story = test.desk.write({ headline: "Our headline", tags: ["ours"] });
    await publish(story.id);
    const theirs = { ...post().copy, headline: "Their headline", tags: ["theirs"], standfirst: [run("Their standfirst")] };
    site.edit(post().id, { copy: theirs });
    test.desk.stories.save(story.id, { headline: "Our second headline" }, DESK_SESSION);

    const { id } = test.queue.send(wish(story.id));
    expect((await test.finish(id)).state).toBe("changed-there");
    expect(post().copy.headline).toBe("Their headline");
    const { fields } = await test.queue.differences(id);
    expect(fields.map(({ field, ours, theirs: there }) => [field, ours.slice(0, 19), there])).toEqual([
      ["Headline", "Our second headline", "Their headline"],
      ["Standfirst", "JOY OKAFOR finds th", "Their standfirst"],
      ["Tags", "ours", "theirs"],
    ]);

    await test.queue.resolve(id, ["Standfirst"], DESK_SESSION);
    expect((await test.finish(id)).state).toBe("checked");
    expect([post().copy.headline, post().copy.tags]).toEqual(["Our second headline", ["ours"]]);
    expect(post().copy.standfirst).toEqual([run("Their standfirst")]);
    expect(lineText(test.desk.stories.get(story.id).standfirst)).toBe("Their standfirst");
  });

  it("asks again when it was edited once more before the choice was sent", async () => {
    const story = test.desk.write();
    await publish(story.id);
    site.edit(post().id, { copy: { ...post().copy, headline: "Once" } });
    test.desk.stories.save(story.id, { kicker: "New" }, DESK_SESSION);
    const { id } = test.queue.send(wish(story.id));
    await test.finish(id);
    const letGo = holdFile(join(folder, `target-${SITE}.lock`), folder, "held");
    await test.queue.resolve(id, [], DESK_SESSION);
    site.edit(post().id, { copy: { ...post().copy, headline: "Twice" } });
    letGo();
    expect((await test.finish(id)).state).toBe("changed-there");
    expect(post().copy.headline).toBe("Twice");
  });

  it("includes its deletion, and its being taken down", async () => {
    const story = test.desk.write();
    await publish(story.id);
    site.edit(post().id, { state: "draft" });
    test.desk.stories.save(story.id, { kicker: "New", headline: "Another headline" }, DESK_SESSION);
    const first = test.queue.send(wish(story.id));
    expect((await test.finish(first.id)).state).toBe("changed-there");
    expect((await test.queue.differences(first.id)).fields[0]).toMatchObject({ field: "State", theirs: "Taken back to draft" });

    site.posts.length = 0;
    expect((await test.queue.differences(first.id)).gone).toBe(true);
    await test.queue.resolve(first.id, [], DESK_SESSION);
    expect((await test.finish(first.id)).state).toBe("checked");
    expect(post().copy.headline).toBe("Another headline");
  });
});

describe("a receipt", () => {
  it("says what a reader finds another way, with both sides", async () => {
    const story = test.desk.write();
    await publish(story.id);
    const [good] = test.queue.receipts(story.id);
    expect([good?.same, good?.compared.find(({ what }) => what === "Text")?.outcome]).toEqual([true, "same"]);

    site.edit(post().id, { html: post().html.replace("forty people", "fourteen people") });
    const alarm = await test.queue.checkAgain(story.id, SITE);
    expect(alarm.same).toBe(false);
    expect(test.queue.counts()).toEqual({ underWay: 0, asking: 0, differing: 1 });
    const text = alarm.compared.find(({ what }) => what === "Text");
    expect([text?.outcome, text?.passed.includes("forty"), text?.found.includes("fourteen")]).toEqual(["differs", true, true]);
  });

  it("raises the alarm when what is kept for subscribers can be read", async () => {
    const secret = "This paragraph is kept for subscribers and nobody else may read it.";
    const story = test.desk.write({ access: "subscribers" }, [paragraph("One for all readers to see."), cut, paragraph(secret)]);
    await publish(story.id);
    expect(test.queue.receipts(story.id)[0]?.compared).toContainEqual(
      expect.objectContaining({ what: "Access", outcome: "same" }),
    );
    site.edit(post().id, { html: `${post().html}<p>${secret}</p>` });
    const alarm = await test.queue.checkAgain(story.id, SITE);
    expect(alarm.compared).toContainEqual(expect.objectContaining({ what: "Access", outcome: "differs", found: secret }));
  });

  it("looks again before it calls a page missing", async () => {
    const story = test.desk.write();
    const { id } = test.queue.send(wish(story.id));
    await test.queue.idle();
    expect((await test.finish(id)).differs).toBe(false);
    site.posts.length = 0;
    const gone = await test.queue.checkAgain(story.id, SITE);
    expect(gone.compared).toEqual([expect.objectContaining({ what: "Page", outcome: "differs" })]);
  });
});

describe("a legal take-down", () => {
  it("keeps what stood there before it goes", async () => {
    const story = test.desk.write();
    await publish(story.id);
    const { id } = test.queue.send(wish(story.id, { deed: "take-down" }));
    expect(await test.finish(id)).toMatchObject({ state: "checked", differs: false });
    expect(site.posts).toEqual([]);
    const [kept] = test.queue.evidence(story.id);
    if (!kept) throw new Error("No evidence was kept");
    expect(kept).toMatchObject({ targetName: "Small site", keptBy: "Ada Quist", address: expect.stringContaining(site.origin) });
    expect(await test.queue.evidencePage(kept.id).text()).toContain("the night shift");
    expect(() => test.desk.database.run("DELETE FROM evidence")).toThrow("evidence is kept");
    expect(test.desk.stories.get(story.id).status).toBe("withdrawn");
  });
});

describe("a post that the site holds", () => {
  const AT = "2026-04-01T05:00:00.000Z";

  it("is there for its time, and is taken back without a trace", async () => {
    const story = test.desk.write({}, undefined);
    const held = await test.finish(test.queue.enqueue(wish(story.id, { deed: "hold", heldUntil: AT })).id);
    expect(held.state).toBe("checked");
    expect([post().state, post().heldUntil]).toEqual(["held", AT]);
    expect(test.desk.stories.get(story.id).status).toBe("draft");
    const released = await test.finish(test.queue.enqueue(wish(story.id, { deed: "release" })).id);
    expect([released.state, site.posts.length]).toEqual(["checked", 0]);
  });

  it("goes live with a receipt, and cannot be taken back any more", async () => {
    const story = test.desk.write();
    await test.finish(test.queue.enqueue(wish(story.id, { deed: "hold", heldUntil: AT })).id);
    site.edit(post().id, { state: "live" });
    const live = await test.finish(test.queue.enqueue(wish(story.id, { deed: "go-live" })).id);
    expect(live).toMatchObject({ state: "checked", differs: false });
    expect(test.desk.stories.get(story.id).status).toBe("published");
    const late = await test.finish(test.queue.enqueue(wish(story.id, { deed: "release" })).id);
    expect(late).toMatchObject({ state: "failed", problem: expect.stringContaining("live already") });
  });

  it("whose time somebody moved on the site is not left unsaid", async () => {
    const story = test.desk.write();
    await test.finish(test.queue.enqueue(wish(story.id, { deed: "hold", heldUntil: AT })).id);
    site.edit(post().id, { heldUntil: "2027-04-01T05:00:00.000Z" });
    const live = await test.finish(test.queue.enqueue(wish(story.id, { deed: "go-live" })).id);
    expect(live).toMatchObject({ state: "changed-there", problem: expect.stringContaining("moved the time") });
  });
});
