import { setTimeout as pause } from "node:timers/promises";
import { seeded } from "../bench/words.ts";
import { paragraph } from "../fixtures/copy.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";

const KILLS = 24;
const SEED = Number(process.env["STANDFIRST_SEED"]);

/**
 * What the desk has said is saved is on the disk, whenever it is killed. Here the saves come
 * as fast as the socket takes them, so that a kill falls into the middle of one.
 */
test.describe("Killed at any moment @browser", () => {
  test(`${KILLS} times under a stream of saves: nothing it called saved is lost`, async ({ browserHost, data }) => {
    test.setTimeout(120_000);
    console.log(`kill-by-socket: seed ${SEED} (STANDFIRST_SEED repeats it)`);
    const random = seeded(SEED);
    let kept: string[] = [];
    let id = "";
    let interrupted = 0;

    for (let kill = 0; kill < KILLS; kill += 1) {
      const desk = await connectToDesk(browserHost);
      if (id === "") id = (await desk.calls.stories.create()).id;
      expect((await desk.calls.stories.checkOut({ id })).mine).toBe(true);
      const story = await desk.calls.stories.get({ id });
      let base = story.bodyRevision;
      let blocks = wordsOf(story.body);
      let { headline } = story;
      let sent = { blocks, headline };
      let killed = false;
      const killing = pause(10 + random() * 250).then(() => {
        killed = true;
        return browserHost.kill();
      });
      try {
        for (let stroke = 0; ; stroke += 1) {
          const at = Math.floor(random() * (blocks.length + 1));
          const text = `${kill}.${stroke} ${"words ".repeat(Math.floor(random() * 30))}end`;
          const remove = at < blocks.length && random() < 0.3 ? 1 : 0;
          sent = { blocks: blocks.toSpliced(at, remove, text), headline: text };
          const saved = await desk.calls.stories.save({
            id,
            patch: { body: { kind: "splice", base, at, remove, insert: [paragraph(text)] }, headline: text },
          });
          base = saved.bodyRevision;
          ({ blocks, headline } = sent);
        }
      } catch (error) {
        // The call under way when the host died; a refusal by a living host would be a defect.
        expect(killed, `save failed on a living host: ${String(error)}`).toBe(true);
        interrupted += 1;
      }
      await killing;
      desk.close();
      await browserHost.start();
      expect(data.integrity()).toBe("ok");
      const onDisk = data.story(id);
      const found = { blocks: wordsOf(onDisk.body), headline: onDisk.furniture.headline };
      // Either the last answered save, or the one that was under way: whole, body with furniture.
      const answered = found.blocks.join("\n") === blocks.join("\n");
      expect(found, `kill ${kill}`).toEqual(answered ? { blocks, headline } : sent);
      kept = found.blocks;
    }
    expect(interrupted, "every kill must meet a save under way or between two").toBe(KILLS);
    expect(kept.length, "a run in which nothing was saved proves nothing").toBeGreaterThan(KILLS);
  });
});
