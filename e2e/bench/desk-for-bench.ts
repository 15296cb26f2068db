import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { paragraph } from "../fixtures/copy.ts";
import { BrowserHost } from "../hosts/browser-host.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { paragraphsOf } from "./words.ts";

export interface DeskForBench {
  host: BrowserHost;
  /** Headline of the story with the words asked for. */
  headline: string;
  storyId: string;
  end(): Promise<void>;
}

/** A running desk of its own with the sample newsroom and one story of this many words. */
export async function deskForBench(words: number): Promise<DeskForBench> {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-bench-"));
  const host = new BrowserHost(folder);
  await host.start();
  const desk = await connectToDesk(host);
  await desk.calls.desk.begin({ profile: { name: "Bench", role: "journalist" }, newsroom: "sample" });
  const { id } = await desk.calls.stories.create();
  const headline = `A story of ${words} words`;
  await desk.calls.stories.checkOut({ id });
  const blocks = paragraphsOf(words).map(paragraph);
  await desk.calls.stories.save({ id, patch: { headline, catchline: "bench", body: { kind: "whole", blocks } } });
  desk.close();
  return {
    host,
    headline,
    storyId: id,
    end: async () => {
      await host.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
