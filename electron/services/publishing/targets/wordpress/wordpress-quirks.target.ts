import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineText } from "../../../../../shared/editor/plain-text.ts";
import { arbitraryBody } from "../../testing/arbitrary-body.ts";
import { memoryOfTest } from "../../testing/memory-of-test.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { pageTree, text } from "../../testing/page-tree.ts";
import { wordpressServerOfTest } from "../../testing/real-servers.ts";
import { JOY, paragraph, TOM } from "../../testing/sample-copy.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { counting, losing, repeating } from "./testing/faulty-http.ts";
import { markOf, openSite, send, troubleIn } from "./testing/open-site.ts";
import type { Role } from "./testing/open-wordpress.ts";

const server = wordpressServerOfTest();
const { signal } = new AbortController();

describe.skipIf(server === undefined)("WordPress and its ways", () => {
  const site = openSite(server);

  it.each<Role>(["administrator", "editor", "author"])("keeps the mark, and every word, for the role of %s", async (role) => {
    const target = site.connect({ role });
    const story = await outgoingStory();
    const put = await send(target, story);
    const found = await site.connect({ role }).find(markOf(story), signal);
    expect(found?.id).toBe(put.id);
    expect(found?.copy.body).toEqual(story.story.body);
    expect(put.copy.body).toEqual(story.story.body);
  });

  it.each<Role>(["administrator", "author"])("gives any words back as they were sent, for the role of %s", async (role) => {
    const target = site.connect({ role });
    const start = await outgoingStory();
    const inText = start.pictures.at(-1)?.pictureId ?? "";
    await fc.assert(
      fc.asyncProperty(arbitraryBody([inText]), fc.string({ unit: "grapheme", maxLength: 60 }), async (body, headline) => {
        const story = { ...start, story: { ...start.story, body, headline: `Ferry ${headline}` } };
        const { copy } = await send(target, story);
        expect(copy.body).toEqual(target.expects(story).body);
        expect(copy.headline.replace(/\s+/g, " ")).toBe(target.expects(story).headline.replace(/\s+/g, " ").trim());
      }),
      { numRuns: 8 },
    );
  });

  it("says of a contributor what is not allowed, and of an author what is", async () => {
    expect(await troubleIn(send(site.connect({ role: "contributor" }), await outgoingStory()))).toMatchObject({
      trouble: "rights",
    });
    expect(await troubleIn(send(site.connect({ role: "subscriber" }), await outgoingStory()))).toMatchObject({
      trouble: "rights",
    });
    const { may, user } = await site.connect({ role: "author" }).test(signal);
    expect(user).toBe("Author Test");
    expect(may.map(({ yes }) => yes)).toEqual([true, true, false, false]);
  });

  it("makes one post of a request that arrives twice", async () => {
    const story = await outgoingStory();
    const post = await send(site.connect({ http: repeating }), story);
    expect(await site.countPosts(story.slug)).toBe(1);
    expect([post.slug, post.state]).toEqual([story.slug, "live"]);
    expect((await site.connect().find(markOf(story), signal))?.copy).toEqual(post.copy);
  });

  it("makes one post whichever answer is lost on the way", async () => {
    let lost = true;
    for (let answer = 1; lost; answer += 1) {
      const story = await outgoingStory({ tags: [`tag ${answer} of ${crypto.randomUUID()}`] });
      const http = losing(answer);
      const memory = memoryOfTest();
      const { trouble } = await troubleIn(send(site.connect({ http, memory }), story));
      lost = http.lost();
      expect(trouble).toBe(lost ? "unsure" : "none");
      const post = await send(site.connect({ memory }), story);
      expect([post.state, post.slug]).toEqual(["live", story.slug]);
      expect(await site.countPosts(story.slug)).toBe(1);
      expect(await site.mediaOf(story.story.id)).toHaveLength(2);
      expect(post.copy.body).toEqual(story.story.body);
    }
  });

  it("leaves no revision, no picture and no word of what is taken down", async () => {
    const target = site.connect();
    const story = await outgoingStory();
    await send(target, story);
    const post = await send(target, { ...story, story: { ...story.story, body: [paragraph("Shorter.")] } });
    const revisions = await site.list(`posts/${post.id}/revisions?_fields=id`);
    expect(revisions.length).toBeGreaterThan(0);
    await target.remove(post, "take-down", signal);
    expect(await site.mediaOf(story.story.id)).toEqual([]);
    expect(await site.rowsWith(story.story.id)).toEqual(0);
    const short = story.story.headline.split(" ")[1] ?? "";
    expect(await site.rowsWith(short)).toBe(0);
  });

  it("is asked as little as can be", async () => {
    const http = counting();
    const target = site.connect({ http });
    const story = await outgoingStory();
    const first = await target.put(story, { before: undefined, mayBeDouble: false, when: "now", signal });
    const made = http.asked.splice(0);
    await target.put(
      { ...story, story: { ...story.story, body: [paragraph("New.")] } },
      { before: first, mayBeDouble: false, when: "now", signal },
    );
    expect(made.filter((each) => each.startsWith("POST /wp-json/wp/v2/posts"))).toHaveLength(1);
    expect(made.filter((each) => each.startsWith("POST /wp-json/wp/v2/media"))).toHaveLength(2);
    // Whether the lead picture is still there, and the post.
    expect(http.asked).toHaveLength(2);
  });

  it("is asked for the post with its picture once before an update, and for what changed alone", async () => {
    const http = counting();
    const target = site.connect({ http });
    const start = await outgoingStory();
    const lead = start.pictures.slice(0, 1);
    const story = { ...start, pictures: lead, story: { ...start.story, body: [paragraph("As it was.")] } };
    const { id: remoteId } = await send(target, story);
    http.asked.splice(0);
    const before = await target.find({ ...markOf(story), remoteId }, signal);
    const newer = { ...story, story: { ...story.story, body: [paragraph("As it is.")] } };
    const put = await target.put(newer, { before, mayBeDouble: false, when: "now", signal });
    expect(put.copy.body).toEqual(newer.story.body);
    expect(put.copy.leadPicture).toMatchObject({ alt: lead[0]?.alt });
    expect(http.asked.map((each) => each.replace(/\?.*/, "").replace(/\d+$/, "…"))).toEqual([
      "GET /wp-json/wp/v2/posts/…",
      "POST /wp-json/wp/v2/posts/…",
    ]);
    expect(Object.keys(http.sent.at(-1) ?? {})).toEqual(["content"]);
  });

  it("sees that somebody wrote the picture's words anew, though they come with the post only as readers see them", async () => {
    const target = site.connect();
    const story = await outgoingStory({ body: [paragraph("As it was.")] });
    const { id: remoteId, copy } = await send(target, story);
    const mark = { ...markOf(story), remoteId };
    expect((await target.find(mark, signal))?.copy).toEqual(copy);
    const [media] = await site.mediaOf(story.story.id);
    await site.ask("administrator", "POST", `media/${media?.id}`, { caption: "Another <em>hand</em>" });
    const found = await target.find(mark, signal);
    expect(lineText(found?.copy.leadPicture?.caption ?? [])).toBe("Another hand");
  });

  it("uploads the lead picture again that somebody deleted between the look and the update", async () => {
    const target = site.connect();
    const story = await outgoingStory({ body: [paragraph("As it was.")] });
    const { id: remoteId } = await send(target, story);
    const before = await target.find({ ...markOf(story), remoteId }, signal);
    for (const { id } of await site.mediaOf(story.story.id)) await site.ask("administrator", "DELETE", `media/${id}?force=true`);
    const put = await target.put(story, { before, mayBeDouble: false, when: "now", signal });
    expect(await site.mediaOf(story.story.id)).toHaveLength(1);
    expect(put.copy.leadPicture?.alt).toBe(story.story.leadPicture?.alt);
  });

  it("shows what was edited in every field, and takes a post in the bin for withdrawn", async () => {
    const target = site.connect();
    const story = await outgoingStory();
    const post = await send(target, story);
    const mark = { ...markOf(story), remoteId: post.id };
    await site.ask("administrator", "POST", `posts/${post.id}`, {
      title: "Theirs &amp; more",
      excerpt: "<em>Their</em> line",
      tags: [],
    });
    const found = await target.find(mark, signal);
    expect(found?.copy).toMatchObject({ headline: "Theirs & more", tags: [], section: "Features" });
    expect(text(pageTree(JSON.stringify(found?.copy.standfirst)).one("body"))).toContain("Their");
    await site.ask("administrator", "POST", `posts/${post.id}`, { content: "<p>All new, without the mark.</p>" });
    expect((await target.find(mark, signal))?.copy.body).toEqual([paragraph("All new, without the mark.")]);
    await target.put(story, { before: post, mayBeDouble: false, when: "now", signal });
    await site.ask("administrator", "DELETE", `posts/${post.id}`);
    const binned = await target.find(markOf(story), signal);
    expect(binned).toMatchObject({ id: post.id, state: "withdrawn", slug: story.slug });
    const back = await target.put(story, { before: binned, mayBeDouble: false, when: "now", signal });
    expect(back).toMatchObject({ id: post.id, state: "live", slug: story.slug, address: post.address });
  });

  it("takes the next free address where strangers have ours, drafts among them", async () => {
    const story = await outgoingStory();
    await site.ask("administrator", "POST", "posts", { title: "One", slug: story.slug, status: "draft" });
    await site.ask("administrator", "POST", "posts", { title: "Two", slug: `${story.slug}-2`, status: "publish" });
    const post = await send(site.connect(), story);
    expect(post.slug).toBe(`${story.slug}-3`);
    expect((await site.connect().find(markOf(story), signal))?.id).toBe(post.id);
  });

  it("puts a name to a post by hand, by e-mail or by name, and else says it in the text", async () => {
    const named = { ...TOM, name: "Editor Test" };
    const mailed = { ...JOY, id: crypto.randomUUID(), name: "J O", email: "author@example.invalid" };
    const authors = { [JOY.id]: String(server?.users.author.id) };
    const byline = async (role: Role, contributors: OutgoingStory["contributors"], settings = {}): Promise<unknown> => {
      const story = await outgoingStory({ byline: contributors.map(({ id }) => id) }, { contributors });
      return (await send(site.connect({ role, settings }), story)).copy.byline;
    };
    expect(await byline("editor", [JOY], { authors })).toEqual(["Author Test"]);
    expect(await byline("administrator", [mailed])).toEqual(["Author Test"]);
    expect(await byline("administrator", [named])).toEqual(["Editor Test"]);
    expect(await byline("editor", [JOY])).toEqual(["Joy Okafor"]);
    expect(await byline("editor", [named, JOY])).toEqual(["Editor Test", "Joy Okafor"]);
    // An author may put nobody else's name to a post.
    expect(await byline("author", [named])).toEqual(["Editor Test"]);
  });
});
