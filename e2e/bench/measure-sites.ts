import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { nodeHttp } from "../../electron/hosts/node-http.ts";
import { startRealServers } from "../../build/tests/real-servers.ts";
import { ghostOfTest } from "../../electron/services/publishing/targets/ghost/testing/ghost-of-test.ts";
import type { Target } from "../../electron/services/publishing/targets/target.ts";
import { connectWordPress } from "../../electron/services/publishing/targets/wordpress/testing/open-wordpress.ts";
import { ghostServerOfTest, wordpressServerOfTest } from "../../electron/services/publishing/testing/real-servers.ts";
import { type TestQueue, openTestQueue } from "../../electron/services/publishing/testing/test-queue.ts";
import { DESK_SESSION, leadOf } from "../../electron/services/publishing/testing/test-desk.ts";
import { PICTURE_WIDTHS } from "../../shared/model/picture.ts";
import { paragraph } from "../fixtures/copy.ts";
import { photograph } from "../fixtures/pictures.ts";
import type { BareClient } from "./bare-client.ts";
import { bareGhost } from "./bare-ghost.ts";
import { bareWordPress } from "./bare-wordpress.ts";
import { quantile } from "./typing.ts";
import { paragraphsOf } from "./words.ts";

const WORDS = 1_000;
const TARGET_ID = "0198a000-0000-7000-8000-0000000000be";
/** Words of the text, and what an update puts in their place. */
const CHANGE = { from: "The second paragraph", to: "The very second paragraph" };
/** Wider than the widest a picture is sent in. */
const PICTURE = { width: 2400, height: 1500 };

/** Milliseconds, medians of the rounds. */
interface Measured {
  desk: number;
  bare: number;
  /** Median of the rounds' own ratios. */
  ratio: number;
}

export type SiteRow = { site: string } & ({ first: Measured; update: Measured } | { missing: string });

interface Site {
  name: string;
  kind: "wordpress" | "ghost";
  target: Target;
  bare(like: string): Promise<BareClient>;
}

/** Publishes to each real site at hand as the desk does and as bare calls do, in turn. */
export async function measureSites(rounds: number): Promise<SiteRow[]> {
  const { env, missing, failed } = await startRealServers();
  Object.assign(process.env, env);
  const wordpress = wordpressServerOfTest();
  const ghost = ghostServerOfTest();
  for (const line of [...missing, ...failed]) console.error(line);
  const without = (site: string): SiteRow => ({
    site,
    missing: failed.some((line) => line.startsWith(site)) ? `${site} did not start` : `there is no ${site} here`,
  });
  return [
    wordpress === undefined
      ? without("WordPress")
      : await measureSite(
          {
            name: "WordPress",
            kind: "wordpress",
            target: connectWordPress(wordpress, { role: "editor" }),
            bare: (like) => bareWordPress(wordpress, like),
          },
          rounds,
        ),
    ghost === undefined
      ? without("Ghost")
      : await measureSite(
          { name: "Ghost", kind: "ghost", target: ghostOfTest(ghost), bare: (like) => bareGhost(ghost, like) },
          rounds,
        ),
  ];
}

interface Times {
  first: number;
  update: number;
}

async function measureSite({ name, kind, target, bare }: Site, rounds: number): Promise<SiteRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-bench-sites-"));
  const { abilities } = target;
  const test = openTestQueue({
    folder,
    http: nodeHttp,
    targets: [{ id: TARGET_ID, name, kind, abilities, connect: () => target }],
    more: { clock: { now: () => Temporal.Now.instant() } },
  });
  const pairs: { desk: Times; bare: Times }[] = [];
  try {
    // A site the desk knows: its section and tags are there, as they are after the first day.
    const known = await publishAsDesk(test, `known-${mark()}`);
    const client = await bare(known.remoteId);
    for (let round = 0; round <= rounds; round += 1) {
      const asDesk = async (): Promise<Times> => {
        const { times, storyId } = await publishAsDesk(test, `desk-${mark()}`);
        await takeDown(test, storyId);
        return times;
      };
      const asBare = (): Promise<Times> => publishBare(test, client, `bare-${mark()}`);
      const [deskFirst, order] = [round % 2 === 0, [asDesk, asBare]];
      const [one, other] = [await order[deskFirst ? 0 : 1]?.(), await order[deskFirst ? 1 : 0]?.()];
      if (one === undefined || other === undefined) throw new Error("nothing was published");
      const pair = deskFirst ? { desk: one, bare: other } : { desk: other, bare: one };
      // The first round warms both, and the site, and is not counted.
      if (round === 0) continue;
      pairs.push(pair);
      console.error(
        `round ${round} ${name}: first ${pair.desk.first.toFixed(0)} ms (bare ${pair.bare.first.toFixed(0)}), update ${pair.desk.update.toFixed(0)} ms (bare ${pair.bare.update.toFixed(0)})`,
      );
    }
    await takeDown(test, known.storyId);
  } finally {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { site: name, first: measured(pairs, "first"), update: measured(pairs, "update") };
}

let made = 0;
/** Something nothing else on the site is called. */
const mark = (): string => `${Date.now().toString(36)}-${(made += 1)}`;

/** The same words every time, but for where the text changes. */
function bodyWith(opening: string): ReturnType<typeof paragraph>[] {
  const [first = "", ...others] = paragraphsOf(WORDS - 3);
  return [first, ...others.map((words, at) => (at === 0 ? `${opening} ${words}` : words))].map(paragraph);
}

async function addPicture(test: TestQueue, name: string): Promise<string> {
  const colour = `hsl(${(made * 47) % 360} 40% 40%)`;
  const { buffer } = await photograph(`${name}.jpg`, colour, PICTURE.width, PICTURE.height);
  return (await test.desk.pictures.add(buffer, `${name}.jpg`)).id;
}

/** Through the real queue: from the wish to the site having it, and the desk's file saying so. */
async function publishAsDesk(test: TestQueue, slug: string): Promise<{ times: Times; storyId: string; remoteId: string }> {
  const picture = await addPicture(test, slug);
  const furniture = { slug, headline: `How fast it goes out ${slug}`, leadPicture: leadOf(picture, "a fast press") };
  const { id: storyId } = test.desk.write(furniture, bodyWith(CHANGE.from));
  const sent = async (): Promise<void> => {
    const wish = { storyId, targetId: TARGET_ID, deed: "publish", session: DESK_SESSION } as const;
    const { state, problem } = await test.queue.settled(test.queue.send(wish).id);
    if (state !== "sent" && state !== "checked") throw new Error(`It was not sent: ${problem}`);
  };
  const first = await timed(sent);
  await checked(test, storyId);
  test.desk.stories.save(storyId, { body: { kind: "whole", blocks: bodyWith(CHANGE.to) } }, DESK_SESSION);
  const update = await timed(sent);
  await checked(test, storyId);
  const post = await test.queue.lookUp(storyId, TARGET_ID);
  if (post === undefined) throw new Error("the desk's post is not on the site");
  return { times: { first, update }, storyId, remoteId: post.id };
}

/** Not in the measured time, and over before the next begins: the desk reads the page as a reader does. */
async function checked(test: TestQueue, storyId: string): Promise<void> {
  const { id } = test.queue.newest(storyId, TARGET_ID) ?? { id: "" };
  const { state, differs, problem } = await test.queue.settled(id, "checked");
  if (state !== "checked" || differs === true) throw new Error(`What readers find is not what was sent: ${problem}`);
  await test.queue.idle();
}

async function takeDown(test: TestQueue, storyId: string): Promise<void> {
  test.queue.send({ storyId, targetId: TARGET_ID, deed: "take-down", session: DESK_SESSION });
  const { id } = test.queue.newest(storyId, TARGET_ID) ?? { id: "" };
  const { state, problem } = await test.queue.settled(id);
  if (state !== "sent" && state !== "checked") throw new Error(`The story is still on the site: ${problem}`);
  await test.queue.idle();
}

async function publishBare(test: TestQueue, client: BareClient, slug: string): Promise<Times> {
  const id = await addPicture(test, slug);
  // As the desk would send it, and ready.
  const { bytes } = await test.desk.pictures.sized(id, Math.max(...PICTURE_WIDTHS), "jpeg");
  const picture = { fileName: `${slug}.jpg`, bytes };
  const begun = performance.now();
  const post = await client.publish({ slug, title: `How fast it goes out ${slug}`, picture });
  const first = performance.now() - begun;
  // The desk's post, whose text this is, was updated by then: here it changes the other way.
  await mustSay(post.address, CHANGE.to, slug);
  const update = await timed(() => client.update(post, CHANGE.to, CHANGE.from));
  await mustSay(post.address, CHANGE.from);
  await client.remove(post);
  return { first, update };
}

/** What was measured must have come about. */
async function mustSay(address: string, ...words: string[]): Promise<void> {
  const page = await (await fetch(address)).text();
  for (const each of words) if (!page.includes(each)) throw new Error(`${address} does not say “${each}”`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function measured(pairs: readonly { desk: Times; bare: Times }[], what: keyof Times): Measured {
  const median = (value: (pair: { desk: Times; bare: Times }) => number): number => quantile(pairs.map(value), 0.5);
  return {
    desk: median(({ desk }) => desk[what]),
    bare: median(({ bare }) => bare[what]),
    ratio: median(({ desk, bare }) => desk[what] / bare[what]),
  };
}
