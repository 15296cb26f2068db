import { existsSync } from "node:fs";
import path from "node:path";
import { paragraph } from "../fixtures/copy.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { deskForBench } from "./desk-for-bench.ts";
import { addManyRules } from "./many-rules.ts";
import { quantile } from "./typing.ts";
import { paragraphsOf } from "./words.ts";

const WORDS = 1_000;
const LONGEST_READING_MS = 180_000;

export interface ChecksRow {
  /** Rules in use. */
  rules: number;
  /** A story of 1,000 words none of whose texts is known, p95, ms, with the way over the socket. */
  whole: number;
  /** The same after one paragraph was changed. */
  paragraph: number;
  /** Reading the guides and testing every rule, ms. */
  reading: number;
}

/**
 * How long the checks of a story take with a house style of `count` rules, `times` over, through the running desk: spelling,
 * slips and whole-story checks are in it; grammar follows in a thread of its own and is not.
 */
export async function measureChecks(count: number, times: number): Promise<ChecksRow> {
  const desk = await deskForBench(WORDS);
  const { host, storyId: id } = desk;
  let client = await connectToDesk(host);
  try {
    const shipped = (await client.calls.style.guide()).rules.length;
    const styleFolder = path.join(host.dataFolder, "style");
    if (!existsSync(styleFolder)) throw new Error("the desk has laid out no house style");
    client.close();
    await host.stop();
    addManyRules(styleFolder, count - shipped);
    await host.start();
    client = await connectToDesk(host);
    const begun = performance.now();
    const { rules } = await withinTime(client.calls.style.guide());
    const reading = performance.now() - begun;
    const used = rules.filter(({ fault, isOff }) => fault === undefined && !isOff).length;
    if (used !== count) throw new Error(`${used} of ${count} rules are in use`);

    await client.calls.stories.checkOut({ id });
    const empty = (await client.calls.stories.create()).id;
    // Dictionary and rules are loaded by now, and whatever was told before has been taken in.
    const settle = async (): Promise<unknown> => client.calls.checks.story({ id: empty });
    await client.calls.checks.story({ id });
    const wholes: number[] = [];
    for (let time = 0; time < times; time += 1) {
      // Another word of the paper: every text must be looked at again.
      await client.calls.checks.addWord({ word: `Kel${"abcdefghij".charAt(time % 10)}${time}` });
      await settle();
      wholes.push(await timed(() => client.calls.checks.story({ id })));
    }
    const paragraphs: number[] = [];
    let { bodyRevision: base } = await client.calls.stories.get({ id });
    const texts = paragraphsOf(WORDS, 2);
    for (let time = 0; time < times; time += 1) {
      const insert = [paragraph(`${texts[time % texts.length] ?? ""} Number ${time}.`)];
      const body = { kind: "splice" as const, base, at: 12, remove: 1, insert };
      base = (await client.calls.stories.save({ id, patch: { body } })).bodyRevision;
      paragraphs.push(await timed(() => client.calls.checks.story({ id })));
    }
    return { rules: used, whole: quantile(wholes, 0.95), paragraph: quantile(paragraphs, 0.95), reading };
  } finally {
    client.close();
    await desk.end();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function withinTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the guides were not read in time")), LONGEST_READING_MS).unref();
  });
  return Promise.race([answer, late]);
}
