import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Deed, Delivery } from "../../../shared/model/delivery.ts";
import type { DeskCalls } from "./desk-calls.ts";
import { targetInReach } from "./target-named.ts";
import type { Voice } from "./voice.ts";

/** How often a delivery is looked at, in milliseconds. */
const LOOKS_EVERY = 150;
/** After this long it is left to the queue, in milliseconds. */
const PATIENCE = 120_000;

function inWords({ id, deed, targetName, state, title, problem, nextAt, address }: Delivery): string {
  const more = [problem ?? "", nextAt === undefined ? "" : `tried again at ${nextAt}`, address ?? ""].filter(
    (each) => each !== "",
  );
  return [state, `${deed} ${targetName}`, title, id, ...more].join("  ");
}

/** What is under way or waits for somebody, then what ended last. */
export async function listQueue(desk: DeskCalls, voice: Voice): Promise<void> {
  if ((await desk.desk.state()).phase === "first-start")
    return voice.mention("Nobody has begun this desk: nothing is in the queue.");
  const { open, ended, more } = await desk.queue.list({});
  for (const each of [...open, ...ended]) voice.say(inWords(each), each);
  if (more > 0) voice.mention(`${more} more wait after those that are under way.`);
  if (open.length + ended.length === 0) voice.mention("Nothing is in the queue.");
}

async function findDelivery(desk: DeskCalls, { id, storyId }: Delivery): Promise<Delivery> {
  const { open, ended } = await desk.queue.list({ storyId, limit: 200 });
  const found = [...open, ...ended].find((each) => each.id === id);
  if (found === undefined) throw new Failure("not-found", "The delivery is not in the queue any more.");
  return found;
}

/** Sends a story to a target and waits until a reader's look at it is taken. Fails when it did not get there. */
export async function sendTo(
  desk: DeskCalls,
  voice: Voice,
  { id, to, deed }: { id: string; to: string; deed: Extract<Deed, "publish" | "withdraw"> },
): Promise<void> {
  const sent = await desk.queue.send({ storyId: id, targetId: await targetInReach(desk, to), deed });
  for (let waited = 0; waited < PATIENCE; waited += LOOKS_EVERY) {
    const now = await findDelivery(desk, sent);
    if (now.state === "checked") {
      if (now.differs === true) voice.mention("Readers find something else than was passed: look at the receipt.");
      return voice.say(now.address ?? inWords(now), now);
    }
    const isStuck = now.state === "failed" || now.state === "changed-there" || now.state === "cancelled";
    if (isStuck) throw new Failure("target", now.problem ?? "It was not done.", { data: { state: now.state } });
    if (now.state === "waiting" && now.problem !== undefined) {
      throw new Failure("target", `${now.problem} It stays in the queue, and goes on while a desk is open.`, {
        data: { state: now.state },
      });
    }
    await wait(LOOKS_EVERY);
  }
  throw new Failure("target", "It is still under way, and stays in the queue: it goes on while a desk is open.");
}
