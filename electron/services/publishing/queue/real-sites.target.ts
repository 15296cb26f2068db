import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeHttp } from "../../../hosts/node-http.ts";
import { ghostOfTest } from "../targets/ghost/testing/ghost-of-test.ts";
import { openGhost } from "../targets/ghost/testing/open-ghost.ts";
import type { Target, TargetMemory } from "../targets/target.ts";
import { connectWordPress, openWordPress } from "../targets/wordpress/testing/open-wordpress.ts";
import { openFaultProxy, FAULTS } from "../testing/fault-proxy.ts";
import type { FaultProxy } from "../testing/fault-proxy.ts";
import { memoryOfTest } from "../testing/memory-of-test.ts";
import { ghostServerOfTest, wordpressServerOfTest } from "../testing/real-servers.ts";
import { paragraph } from "../testing/sample-copy.ts";
import { DESK_SESSION, leadOf } from "../testing/test-desk.ts";
import { openTestQueue } from "../testing/test-queue.ts";
import type { TestQueue } from "../testing/test-queue.ts";
import type { TargetUnderTest } from "../testing/target-contract.ts";

const SITE = "0198a000-0000-7000-8000-0000000000aa";
/** Every third request of the first dozen meets the fault, counted from the first, second or third. */
const STARTS = [0, 1, 2];
const EVERY = 3;
const FIRST = 12;

interface RealSite {
  url: string;
  /** As the desk connects it, with this address in the place of the site's own. */
  connect(address: string, memory: TargetMemory): Target;
  open(): TargetUnderTest;
}

function realWordPress(): RealSite | undefined {
  const server = wordpressServerOfTest();
  if (server === undefined) return undefined;
  const connect: RealSite["connect"] = (address, memory) =>
    connectWordPress(server, { role: "editor", memory, settings: { address } });
  return { url: server.url, connect, open: () => openWordPress(server, "editor") };
}

function realGhost(): RealSite | undefined {
  const server = ghostServerOfTest();
  if (server === undefined) return undefined;
  return {
    url: server.url,
    connect: (address, memory) => ghostOfTest({ ...server, url: address }, { memory }),
    open: () => openGhost(server),
  };
}

const SITES = [
  { name: "WordPress", site: realWordPress() },
  { name: "Ghost", site: realGhost() },
];

describe.each(SITES)("$name behind a bad line", ({ name, site: real }) => {
  let folder: string;
  let proxy: FaultProxy;
  let site: TargetUnderTest;
  let test: TestQueue;

  beforeAll(async () => {
    if (real === undefined) return;
    proxy = await openFaultProxy(real.url);
    site = real.open();
  });
  afterAll(async () => {
    if (real === undefined) return;
    await proxy.close();
    await site.close();
  });
  beforeEach(async () => {
    if (real === undefined) return;
    folder = await mkdtemp(join(tmpdir(), "standfirst-real-"));
    const memory = memoryOfTest();
    const target = real.connect(proxy.origin, memory);
    test = openTestQueue({
      folder,
      http: nodeHttp,
      targets: [{ id: SITE, name, kind: "wordpress", abilities: target.abilities, connect: () => target }],
    });
  });
  afterEach(async () => {
    if (real === undefined) return;
    proxy.plan(() => undefined);
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(real === undefined).each(FAULTS.flatMap((fault) => STARTS.map((at) => ({ fault, at }))))(
    "$fault at every third request from $at on: one post there, with the right words",
    async ({ fault, at }) => {
      const slug = `fault-${fault}-${at}-${randomUUID().slice(0, 8)}`;
      const picture = await test.desk.addPicture("teal");
      const furniture = { slug, headline: `A line that fails ${slug}`, leadPicture: leadOf(picture, "a cut cable") };
      const story = test.desk.write(furniture, [paragraph("Nobody heard the answer, and it was given all the same.")]);
      const send = (deed: "publish" | "withdraw"): Promise<{ state: string; differs?: boolean | undefined }> => {
        proxy.plan((request) => (request < FIRST && request % EVERY === at ? fault : undefined));
        return test.finish(test.queue.send({ storyId: story.id, targetId: SITE, deed, session: DESK_SESSION }).id);
      };
      expect(await send("publish")).toMatchObject({ state: "checked", differs: false });
      expect(await site.countPosts(slug)).toBe(1);

      const words = "The second telling of it is longer, and it is the one that stands.";
      test.desk.stories.save(story.id, { body: { kind: "whole", blocks: [paragraph(words)] } }, DESK_SESSION);
      expect(await send("publish")).toMatchObject({ state: "checked", differs: false });
      expect(await site.countPosts(slug)).toBe(1);
      const [post] = test.queue.posts(story.id);
      expect((await site.look(post?.address ?? ""))?.body).toContain(words);

      expect(await send("withdraw")).toMatchObject({ state: "checked", differs: false });
      expect(await site.look(post?.address ?? "")).toBeUndefined();
      expect(test.desk.errors).toEqual([]);
    },
  );
});
