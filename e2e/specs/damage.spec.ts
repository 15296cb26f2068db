import { closeSync, existsSync, openSync, readFileSync, readdirSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { BrowserHost } from "../hosts/browser-host.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

/** Overwrites the middle of a file, as a dying disk does. */
function damage(file: string): void {
  const { size } = statSync(file);
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(Math.floor(size / 2), 0x5a), 0, undefined, Math.floor(size / 4));
  closeSync(handle);
}

test.describe("Damage", () => {
  test.use({ newsroom: "sample" });

  test("of the desk's file is said in words, and a good copy is put in its place", async ({ host, data, dataFolder }) => {
    const page = await host.openWindow();
    const desk = new DeskScreen(page);
    await desk.list("All stories").click();
    await expect(desk.row("Lido to open all winter")).toHaveCount(1);
    await host.stop();
    data.makeBackup();
    const file = path.join(dataFolder, "desk.sqlite");
    damage(file);
    const damaged = readFileSync(file);

    await host.start();
    const rescue = await host.openWindow();
    await expect(rescue.getByRole("heading", { name: /damaged/ })).toBeVisible();
    await expect(rescue.getByRole("button", { name: "New story" })).toHaveCount(0);
    await expect(rescue.getByText(/12 stories/).first()).toBeVisible();
    await rescue.getByRole("button", { name: "Put this copy in place" }).click();
    const again = new DeskScreen(rescue);
    await again.list("All stories").click();
    await expect(again.row("Lido to open all winter")).toHaveCount(1);
    expect(data.integrity()).toBe("ok");
    const kept = readdirSync(dataFolder, { recursive: true, encoding: "utf8" })
      .map((name) => path.join(dataFolder, name))
      .filter((name) => statSync(name).isFile() && statSync(name).size === damaged.length)
      .some((name) => readFileSync(name).equals(damaged));
    expect(kept, "the damaged file is kept").toBe(true);
    const story = await again.startStory();
    await story.write("Headline", "Written after the damage");
    await story.expectSaved();
  });

  test("of the settings is said, and never taken for a first start @browser", async ({ browserHost, dataFolder, context }) => {
    const window = await browserHost.openWindow();
    await expect(window.getByRole("button", { name: "New story" })).toBeVisible();
    await browserHost.stop();
    const settings = path.join(dataFolder, "settings.json");
    expect(existsSync(settings)).toBe(true);
    const good = readFileSync(settings);
    writeFileSync(settings, good.subarray(0, Math.floor(good.length / 2)));
    const host = new BrowserHost(dataFolder, context);
    const started = await host.start().then(
      () => "started",
      (error: unknown) => String(error),
    );
    if (started === "started") {
      const page = await host.openWindow();
      await expect(page.getByText(/settings/i).first()).toBeVisible();
      await expect(page.getByRole("button", { name: "Start with an empty desk" })).toHaveCount(0);
      await host.kill();
    } else {
      expect(started).toMatch(/settings/i);
      expect(started, "words, not a stack").not.toMatch(/\n\s+at /);
    }
    expect(readFileSync(settings).length, "nothing is written over it").toBe(Math.floor(good.length / 2));
    writeFileSync(settings, good);
    await browserHost.start();
    await expect((await browserHost.openWindow()).getByRole("button", { name: "New story" })).toBeVisible();
  });
});
