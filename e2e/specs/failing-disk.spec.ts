import { cpSync } from "node:fs";
import type { BrowserContext } from "@playwright/test";
import { BrowserHost } from "../hosts/browser-host.ts";
import { DataFolder, wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import {
  type FailingDisk,
  diskThatFills,
  diskThatTurnsReadOnly,
  limitFileSize,
  whyNoDisk,
  whyNoLimit,
} from "../hosts/failing-disk.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

const BEFORE = "Written while all was well.";
const DURING = " Written while the disk failed.";
const AFTER = " Written once it was back.";

interface Trouble {
  fail(): void;
  mend(): void;
}

/** Types before, during and after the trouble, and looks at screen and disk each time. */
async function liveThrough(host: BrowserHost, trouble: Trouble): Promise<void> {
  const data = new DataFolder(host.dataFolder);
  const onDisk = (): string => wordsOf(data.stories()[0]?.body ?? []).join("\n");
  const page = await host.openWindow();
  const story = await new DeskScreen(page).startStory();
  await story.write("Body", BEFORE);
  await story.expectSaved();
  await expect.poll(onDisk).toBe(BEFORE);

  trouble.fail();
  await story.write("Body", DURING);
  await story.write("Headline", "A headline for a bad day");
  await expect(story.saveState).toHaveText(/^Not saved: .{10,}/);
  await expect(story.body).toHaveText(BEFORE + DURING);
  // Another try of the desk's own must not call it saved either.
  await story.write("Kicker", "Weather");
  await expect(story.saveState).toHaveText(/^Not saved: /);

  trouble.mend();
  await expect(story.saveState, "the desk tries again by itself").toHaveText("Saved", { timeout: 20_000 });
  expect(onDisk(), "saved must mean on the disk").toBe(BEFORE + DURING);
  expect(data.stories()[0]?.furniture).toMatchObject({ headline: "A headline for a bad day", kicker: "Weather" });
  await story.write("Body", AFTER);
  await story.expectSaved();
  expect(onDisk()).toBe(BEFORE + DURING + AFTER);
  expect(data.integrity()).toBe("ok");
  await host.kill();
  await host.start();
  expect(onDisk()).toBe(BEFORE + DURING + AFTER);
}

async function onDiskOf(disk: FailingDisk, template: string, context: BrowserContext): Promise<void> {
  cpSync(template, disk.folder, { recursive: true });
  const host = new BrowserHost(disk.folder, context);
  try {
    await host.start();
    await liveThrough(host, disk);
  } finally {
    await host.kill();
    disk.remove();
  }
}

test.describe("A failing disk @browser", () => {
  test("that is full: says so, keeps the text on screen, and saves it once there is room", async ({ templates, context }) => {
    const why = whyNoDisk();
    test.skip(why !== undefined, why);
    await onDiskOf(diskThatFills(), templates.empty, context);
  });

  test("that turns read-only: the same", async ({ templates, context }) => {
    const why = whyNoDisk();
    test.skip(why !== undefined, why);
    await onDiskOf(diskThatTurnsReadOnly(), templates.empty, context);
  });

  test("on which no file may grow: the same, without root", async ({ browserHost }) => {
    const why = whyNoLimit();
    test.skip(why !== undefined, why);
    await liveThrough(browserHost, {
      fail: () => limitFileSize(browserHost.pid, 4096),
      mend: () => limitFileSize(browserHost.pid, undefined),
    });
  });
});
