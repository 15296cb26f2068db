import { resolve } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import { restoreDesk } from "../../desk/restore-desk.ts";
import { openSettingsFile } from "../conf-settings-file.ts";
import { failureOfCall } from "./desk-calls.ts";
import type { DeskCalls } from "./desk-calls.ts";
import type { Voice } from "./voice.ts";

/** Progress is said at every so many hundredths. */
const STEP = 10;

/** Runs work that Ctrl-C stops in order, so that it takes away what it has begun. */
async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    await work(stop.signal);
  } catch (error) {
    // What fails while it is listened to has passed by where calls are turned.
    if (!stop.signal.aborted) throw failureOfCall(error);
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
  if (stop.signal.aborted) throw new Failure("stopped", "Stopped: nothing was left behind.");
}

function sayProgress(voice: Voice, json: boolean): (at: { done: number; total: number }) => void {
  let said = 0;
  return ({ done, total }) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    if (percent < said + STEP) return;
    said = percent - (percent % STEP);
    if (json) voice.say("", { progress: done / total });
    else voice.mention(`${said} %`);
  };
}

export async function archiveDesk(desk: DeskCalls, voice: Voice, file: string, json: boolean): Promise<void> {
  await untilStopped(async (signal) => {
    const progress = sayProgress(voice, json);
    for await (const step of await desk.archive.save({ file: resolve(file) }, { signal })) {
      if (step.kind === "progress") progress(step);
      else {
        const { kind: _kind, ...facts } = step;
        if (facts.missing > 0) voice.mention(`Pictures whose files are lost on this desk, and so not in it: ${facts.missing}`);
        voice.say(`${facts.file}\n${facts.stories} stories, ${facts.pictures} pictures`, facts);
      }
    }
  });
}

/** Brings an archive back into a folder that no desk is in. */
export async function restoreFrom(voice: Voice, file: string, folder: string, json: boolean): Promise<void> {
  await untilStopped(async (signal) => {
    const progress = sayProgress(voice, json);
    const target = resolve(folder);
    for await (const step of restoreDesk({ file: resolve(file), folder: target, settingsFile: openSettingsFile, signal })) {
      if ("stories" in step) {
        const { stories, held } = step;
        if (held > 0)
          voice.mention(
            `${held} ${held === 1 ? "delivery" : "deliveries"} waited when this archive was made. Nothing is sent by itself: send or drop them in the desk's queue.`,
          );
        voice.say(`${stories} stories are back in ${target}`, { folder: target, stories, held });
      } else progress(step);
    }
  });
}
