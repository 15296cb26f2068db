import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import type { TargetSettings } from "../../shared/model/target.ts";
import { wallTimeAt } from "../../shared/model/wall-time.ts";
import { systemClock } from "../hosts/system-clock.ts";
import { callsOf, type DeskCalls } from "../hosts/terminal/desk-calls.ts";
import { ghostServerOfTest, wordpressServerOfTest } from "../services/publishing/testing/real-servers.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";

/** Long enough before its time that a site is asked to hold it, in seconds. */
const AHEAD = 130;

interface Site {
  name: string;
  settings: TargetSettings;
  secret: string;
}

const wordpress = wordpressServerOfTest();
const ghost = ghostServerOfTest();
const sites: Site[] = [
  ...(wordpress === undefined
    ? []
    : [
        {
          name: "WordPress",
          settings: {
            kind: "wordpress" as const,
            address: wordpress.url,
            userName: wordpress.users.editor.login,
            keptBack: "free-part-only" as const,
            makeTags: false,
            authors: {},
          },
          secret: wordpress.users.editor.applicationPassword,
        },
      ]),
  ...(ghost === undefined
    ? []
    : [
        {
          name: "Ghost",
          settings: { kind: "ghost" as const, address: ghost.url, makeTags: false, authors: {} },
          secret: ghost.adminApiKey,
        },
      ]),
];

afterAll(closeDesks);

async function ready(calls: DeskCalls): Promise<string> {
  await calls.desk.begin({ profile: { name: "Ada Quist", role: "editor" }, newsroom: "sample" });
  await calls.vault.keepInMemory();
  const [story] = (await calls.stories.list({ status: "ready" })).rows;
  if (story === undefined) throw new Error("The sample has no story that is ready");
  await calls.stories.checkOut({ id: story.id });
  // A name of its own: other tests publish the sample to the same server.
  const headline = `Held until its minute ${Temporal.Now.instant().epochMilliseconds}`;
  await calls.stories.save({ id: story.id, patch: { headline, slug: "" } });
  return story.id;
}

describe.skipIf(sites.length === 0)("on the real site", () => {
  // Side by side: each mostly waits for its minute.
  it.concurrent.each(sites)(
    "$name a story is held, let go of without a trace, held again, and live at its minute with the desk's visit",
    async ({ settings, secret }) => {
      const { desk } = await openDeskForTests({ clock: systemClock });
      const calls = callsOf(desk.router, "window");
      const storyId = await ready(calls);
      const { id: targetId } = await calls.targets.add({ name: "Site", settings, secret });
      const { timeZone } = await calls.paper.get();
      const open = async (): Promise<string[]> =>
        (await calls.schedule.ofStory({ storyId })).map(({ state, problem }) => `${state} ${problem}`.trim());
      const post = async (): Promise<string | undefined> => (await calls.queue.posts({ storyId }))[0]?.state;

      const later = Temporal.Now.instant().add({ hours: 24 }).toString();
      const { id } = await calls.schedule.schedule({ storyId, targetId, wall: wallTimeAt(later, timeZone).slice(0, 16) });
      await expect.poll(open, { timeout: 60_000 }).toEqual(["held"]);
      await calls.schedule.unschedule({ id });
      await expect.poll(open, { timeout: 60_000 }).toEqual([]);
      expect(await post()).toBe("gone");

      const at = Temporal.Now.instant().add({ seconds: AHEAD }).round({ smallestUnit: "second" });
      await calls.schedule.schedule({ storyId, targetId, wall: wallTimeAt(at.toString(), timeZone) });
      await expect.poll(open, { timeout: 60_000 }).toEqual(["held"]);
      expect(await post()).toBe("held");
      await expect.poll(open, { timeout: 200_000, interval: 500 }).toEqual([]);
      expect(Temporal.Instant.compare(Temporal.Now.instant(), at)).toBe(1);
      expect(await post()).toBe("live");
      const [receipt] = await calls.queue.receipts({ storyId });
      expect(receipt?.compared.find(({ what }) => what === "Headline")?.outcome).toBe("same");
      const { scheduled } = await calls.schedule.list({
        from: at.toString({ smallestUnit: "millisecond" }),
        to: at.add({ seconds: 1 }).toString({ smallestUnit: "millisecond" }),
      });
      expect(scheduled).toMatchObject([{ state: "done", problem: "" }]);
    },
    400_000,
  );
});
