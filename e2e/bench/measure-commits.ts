import { paragraph } from "../fixtures/copy.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { deskForBench } from "./desk-for-bench.ts";
import { quantile } from "./typing.ts";
import { paragraphsOf } from "./words.ts";

const WORDS = 10_000;

/**
 * 95th percentile of an autosave of a 10,000-word story, ms, from asking to the answer that it
 * is on the disk: one paragraph in its middle was changed. The way over the socket is in it.
 */
export async function measureCommits(saves: number): Promise<number> {
  const desk = await deskForBench(WORDS);
  const client = await connectToDesk(desk.host);
  try {
    await client.calls.stories.checkOut({ id: desk.storyId });
    let { bodyRevision: base } = await client.calls.stories.get({ id: desk.storyId });
    const [text = ""] = paragraphsOf(40);
    const at = WORDS / 80;
    const times: number[] = [];
    for (let save = 0; save < saves; save += 1) {
      const begun = performance.now();
      const saved = await client.calls.stories.save({
        id: desk.storyId,
        patch: { body: { kind: "splice", base, at, remove: 1, insert: [paragraph(`${text} ${save}`)] } },
      });
      times.push(performance.now() - begun);
      base = saved.bodyRevision;
    }
    return quantile(times, 0.95);
  } finally {
    client.close();
    await desk.end();
  }
}
