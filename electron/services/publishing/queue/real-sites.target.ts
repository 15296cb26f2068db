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
/** Requests at which something is let go wrong: more than a first publication with a picture needs. */
const REQUESTS = 9;

interface RealSite {
  name: string;
  url: string;
  /** As the desk connects it, with this address in the place of the site's own. */
  connect(address: string, memory: TargetMemory): Target;
  open(): TargetUnderTest;
}

const wordpress = wordpressServerOfTest();
const ghost = ghostServerOfTest();
const sites: RealSite[] = [
  ...(wordpress === undefined
    ? []
    : [
        {
          name: "WordPress",
          url: wordpress.url,
          connect: (address: string, memory: TargetMemory) =>
            connectWordPress(wordpress, { role: "editor", memory, settings: { address } }),
          open: () => openWordPress(wordpress, "editor"),
        },
      ]),
  ...(ghost === undefined
    ? []
    : [
        {
          name: "Ghost",
          url: ghost.url,
          connect: (address: string, memory: TargetMemory) => ghostOfTest({ ...ghost, url: address }, { memory }),
          open: () => openGhost(ghost),
        },
      ]),
];

describe.skipIf(sites.length > 0)("real sites behind a bad line", () => {
  it.skip("no server was started");
});

describe.each(sites)("$name behind a bad line", ({ name, url, connect, open }) => {
  let folder: string;
  let proxy: FaultProxy;
  let site: TargetUnderTest;
  let test: TestQueue;

  beforeAll(async () => {
    proxy = await openFaultProxy(url);
    site = open();
  });
  afterAll(async () => {
    await proxy.close();
    await site.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "standfirst-real-"));
    const memory = memoryOfTest();
    const target = connect(proxy.origin, memory);
    test = openTestQueue({
      folder,
      http: nodeHttp,
      targets: [{ id: SITE, name, kind: "wordpress", abilities: target.abilities, connect: () => target }],
    });
  });
  afterEach(async () => {
    proxy.plan(() => undefined);
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(FAULTS.flatMap((fault) => Array.from({ length: REQUESTS }, (_, at) => ({ fault, at }))))(
    "$fault at request $at: one post there, with the right words",
    async ({ fault, at }) => {
      const slug = `fault-${fault}-${at}-${Date.now().toString(36)}`;
      const picture = await test.desk.addPicture("teal");
      const furniture = { slug, headline: `A line that fails ${slug}`, leadPicture: leadOf(picture, "a cut cable") };
      const story = test.desk.write(furniture, [paragraph("Nobody heard the answer, and it was given all the same.")]);
      const send = (deed: "publish" | "withdraw"): Promise<{ state: string; differs?: boolean | undefined }> => {
        proxy.plan((request) => (request === at ? fault : undefined));
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
