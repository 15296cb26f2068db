import { blockText } from "../../../../shared/editor/plain-text.ts";
import type { Comparison } from "../../../../shared/model/delivery.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { asRead } from "./copy-fields.ts";
import { comparePage } from "./compare-page.ts";
import type { LivePage } from "./live-page.ts";
import { makeOutgoing } from "./make-outgoing.ts";
import { readAsReader } from "./read-as-reader.ts";
import type { Receipts } from "./receipts.ts";
import type { Running } from "./run-delivery.ts";

/** Looks before the page's own trouble counts as a difference: caches and slow sites come round. */
const MOST_LOOKS = 4;
/** A block this short may stand on a page for other reasons. */
const LEAST_WORDS = 6;

/** What a reader finds at an address: undefined when another look may find more. */
export async function lookAtPage(running: Running & { address: string; last: boolean }): Promise<Comparison[] | undefined> {
  const { parts, posts, target, row, signal, address, last } = running;
  const { snapshot, showsUpdated } = row.payload;
  const answer = await readAsReader(parts.http, address, signal);
  const isDown = row.deed === "withdraw" || row.deed === "take-down";
  if (answer.status >= 400 && !isDown) {
    if (!last) return undefined;
    return [{ what: "Page", outcome: "differs", passed: address, found: `The site answers with ${answer.status}` }];
  }
  // Loaded when first needed: it brings a whole parser with it.
  const { readLivePage } = await import("./live-page.ts");
  const page = readLivePage(new TextDecoder().decode(answer.bytes));
  if (isDown) return [goneFrom(page, answer.status, snapshot), ...(await leftThere(running))];
  const known = posts.find(row.storyId, target.id);
  const outgoing = makeOutgoing(parts, posts, { snapshot, targetId: target.id, slug: known?.slug ?? "", known, showsUpdated });
  const ours = target.kind === "folder" || target.kind === "sftp";
  const sent = target.connect().expects(outgoing);
  const compared = comparePage(page, { story: outgoing, sent, address, abilities: target.abilities, ours });
  return last || compared.every(({ outcome }) => outcome !== "differs") ? compared : undefined;
}

/** After a legal take-down: what the site lets nobody delete. */
async function leftThere({ posts, target, row, signal }: Running): Promise<Comparison[]> {
  const post = posts.find(row.storyId, target.id)?.post;
  const site = target.connect();
  if (row.deed !== "take-down" || post === undefined || site.remains === undefined) return [];
  const left = await site.remains(post, signal);
  return left.map((found) => ({ what: "Left on the site", outcome: "differs", passed: "Nothing is left", found }));
}

/** After a withdrawal no text of the story may be at its address. */
function goneFrom({ blocks }: LivePage, status: number, snapshot: Story): Comparison {
  const read = asRead(blocks.join(" "));
  const left = snapshot.body.map(blockText).find((text) => {
    const wanted = asRead(text);
    return wanted.split(" ").length >= LEAST_WORDS && read.includes(wanted);
  });
  const passed = "Nothing of the text is at its address";
  const found = left ?? (status >= 400 ? `${passed}: the site answers with ${status}` : passed);
  return { what: "Text", outcome: left === undefined ? "same" : "differs", passed, found };
}

/** Where a reader looks: of the folder the server on this machine, which has another address at each start. */
export async function addressToRead({ posts, target, row, signal }: Running): Promise<string | undefined> {
  const known = posts.find(row.storyId, target.id)?.post;
  if (target.kind !== "folder" || known === undefined) return known?.address;
  const { id, slug } = known;
  return (await target.connect().find({ storyId: row.storyId, slug, remoteId: id }, signal))?.address;
}

/**
 * Proves a delivery that was sent: reads the page, keeps the receipt with the version. Answers false
 * when it is to be looked at again later.
 */
export async function checkDelivery(running: Running, receipts: Receipts): Promise<boolean> {
  const { parts, deliveries, target, row } = running;
  const end = (): boolean => {
    parts.database.transaction(() =>
      deliveries.change(row.id, ["sent"], { state: "checked", step: "", nextAt: undefined, problem: {} }),
    );
    parts.reached?.("checked");
    return true;
  };
  const address = await addressToRead(running);
  const isToRead = row.deed !== "hold" && row.deed !== "release" && target.abilities.readable && address !== undefined;
  // What a newer delivery made of the page is for its own receipt to say.
  const newest = deliveries.newest(row.storyId, target.id);
  if (!isToRead || (newest !== undefined && newest.id !== row.id && newest.state !== "waiting")) return end();

  const compared = await lookAtPage({ ...running, address, last: row.attempts + 1 >= MOST_LOOKS });
  parts.reached?.("read");
  if (compared === undefined) return false;
  parts.database.transaction(() => {
    receipts.add({
      deliveryId: row.id,
      storyId: row.storyId,
      targetId: target.id,
      revision: row.payload.snapshot.revision,
      version: row.payload.version,
      address,
      compared,
    });
    end();
  });
  return true;
}
