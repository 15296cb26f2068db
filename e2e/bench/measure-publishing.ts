import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { paragraph, run } from "../fixtures/copy.ts";
import { photograph } from "../fixtures/pictures.ts";
import { BrowserHost } from "../hosts/browser-host.ts";
import { type DeskClient, connectToDesk } from "../hosts/desk-client.ts";
import { addManyPublications } from "./many-publications.ts";
import { quantile } from "./typing.ts";
import { paragraphsOf } from "./words.ts";

const WORDS = 1000;
const WRITERS = 40;

export interface PublishingRow {
  /** Stories of the large site. */
  stories: number;
  /** A 1,000-word story with a lead picture in all its widths, to the answer that its page stands; median, ms. */
  first: number;
  /** The same story again when only text changed. */
  textChange: number;
  /** The large site made anew after a change that is on every page, ms. */
  rebuild: number;
  /** One more story on it, by somebody who has written much; median, ms. */
  oneMore: number;
  /** Its text changed. */
  textChangeThere: number;
}

/** Publishing to the folder, through the queue, with the way over the socket. */
export async function measurePublishing(stories: number, rounds: number): Promise<PublishingRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-publishing-"));
  const host = new BrowserHost(folder);
  try {
    await host.start();
    let desk = await connectToDesk(host);
    await desk.calls.desk.begin({ profile: { name: "Bench", role: "editor" }, newsroom: "sample" });
    const [writer] = await desk.calls.contributors.list();
    if (!writer) throw new Error("the sample newsroom has no contributor");
    const small = await measured(desk, rounds, writer.id, "small");
    desk.close();
    await host.stop();
    const [prolific] = addManyPublications(path.join(folder, "desk.sqlite"), {
      count: stories,
      words: WORDS,
      writers: WRITERS,
      seed: 11,
      newest: Temporal.Now.instant(),
    });
    if (prolific === undefined) throw new Error("nobody has written anything");
    await host.start();
    desk = await connectToDesk(host);
    await renamePaper(desk, "The Long Archive");
    const begun = performance.now();
    await renamePaper(desk, "The Longer Archive");
    const rebuild = performance.now() - begun;
    const large = await measured(desk, rounds, prolific, "large");
    desk.close();
    return { stories, ...small, rebuild, oneMore: large.first, textChangeThere: large.textChange };
  } finally {
    await host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function renamePaper(desk: DeskClient, name: string): Promise<void> {
  await desk.calls.paper.save({ ...(await desk.calls.paper.get()), name });
}

async function measured(
  desk: DeskClient,
  rounds: number,
  writer: string,
  name: string,
): Promise<{ first: number; textChange: number }> {
  const [first, textChange]: number[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const id = await storyToPublish(desk, writer, `${name}-${round}`, `#${(0x20_40_60 + round * 0x10_10_10).toString(16)}`);
    first?.push(await publish(desk, id));
    const { bodyRevision } = await desk.calls.stories.get({ id });
    const body = {
      kind: "splice" as const,
      base: bodyRevision,
      at: 3,
      remove: 1,
      insert: [paragraph(`Only this has changed, ${round}.`)],
    };
    await desk.calls.stories.save({ id, patch: { body } });
    textChange?.push(await publish(desk, id));
  }
  return { first: quantile(first ?? [], 0.5), textChange: quantile(textChange ?? [], 0.5) };
}

async function publish(desk: DeskClient, id: string): Promise<number> {
  const begun = performance.now();
  await desk.calls.publishing.publish({ id });
  return performance.now() - begun;
}

/** A story that passes the checklist, with a lead picture nobody has used before. */
async function storyToPublish(desk: DeskClient, writer: string, slug: string, colour: string): Promise<string> {
  const { name, mimeType, buffer } = await photograph(`${slug}.jpg`, colour, 2400, 1600);
  const picture = await desk.calls.pictures.add({ file: new File([new Uint8Array(buffer)], name, { type: mimeType }) });
  const { sections } = await desk.calls.paper.get();
  const { id } = await desk.calls.stories.create();
  await desk.calls.stories.checkOut({ id });
  await desk.calls.stories.save({
    id,
    patch: {
      catchline: slug,
      section: sections[0]?.id ?? "",
      headline: `What the bench found on its round ${slug}`,
      standfirst: [run("A standfirst of some length, as a story of this kind has it")],
      byline: [writer],
      leadPicture: {
        pictureId: picture.id,
        caption: [run("A colour")],
        credit: "The bench",
        alt: "A plane of one colour with noise all over it, made for a measurement and nothing else",
      },
      slug,
      body: { kind: "whole", blocks: paragraphsOf(WORDS).map(paragraph) },
    },
  });
  return id;
}
