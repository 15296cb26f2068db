import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Failure } from "../../../../shared/contract/failure.ts";
import { nodeHttp } from "../../../hosts/node-http.ts";
import type { Target } from "../targets/target.ts";
import { openSmallSite } from "../testing/small-site.ts";
import type { SmallSite } from "../testing/small-site.ts";
import { SMALL_ABILITIES, smallSiteTarget } from "../testing/small-site-target.ts";
import { DESK_SESSION } from "../testing/test-desk.ts";
import { openTestQueue } from "../testing/test-queue.ts";
import type { TestQueue } from "../testing/test-queue.ts";

const SITE = "0198a000-0000-7000-8000-0000000000aa";

let folder: string;
let site: SmallSite;
let test: TestQueue;
let isLocked: boolean;

/** The small site, asked only with a secret from the vault. */
function behindVault(): Target {
  const target = smallSiteTarget(nodeHttp, site.origin, site.origin);
  return {
    ...target,
    async find(mark, signal) {
      if (isLocked) throw new Failure("vault-locked", "The secrets are locked. Give their passphrase first.");
      return target.find(mark, signal);
    },
  };
}

beforeEach(async () => {
  isLocked = true;
  folder = await mkdtemp(join(tmpdir(), "standfirst-queue-"));
  site = await openSmallSite();
  test = openTestQueue({
    folder,
    http: nodeHttp,
    targets: [{ id: SITE, name: "Small site", kind: "outlet", abilities: SMALL_ABILITIES, connect: behindVault }],
  });
});
afterEach(async () => {
  await test.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

it("sends what waits for a secret as soon as the vault is opened, not half a minute later", async () => {
  const story = test.desk.write({ headline: "Behind the lock" });
  const { id } = test.queue.send({ storyId: story.id, targetId: SITE, deed: "publish", session: DESK_SESSION });
  await test.queue.idle();
  expect(test.queue.find(id)).toMatchObject({ state: "waiting", problem: expect.stringContaining("locked") as string });
  // Still locked: another look changes nothing.
  test.queue.vaultDidOpen();
  await test.queue.idle();
  expect(test.queue.find(id)?.state).toBe("waiting");
  expect(site.posts).toEqual([]);

  isLocked = false;
  // The clock stands: what is due later is not due yet.
  test.queue.wake();
  await test.queue.idle();
  expect(test.queue.find(id)?.state).toBe("waiting");
  test.queue.vaultDidOpen();
  await test.queue.idle();
  expect(test.queue.find(id)).toMatchObject({ state: "checked", differs: false });
  expect(site.posts).toHaveLength(1);
});
