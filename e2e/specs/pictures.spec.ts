import { readdirSync } from "node:fs";
import path from "node:path";
import { brokenPhotograph, drawingWithScript, inFormat, notAPicture, photograph, pixelBomb } from "../fixtures/pictures.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { copyPicture, dropFiles } from "../screens/hand-over.ts";
import { newReader, readPage } from "../screens/reader.ts";

test.describe("Pictures", () => {
  test("dropped into the copy, given its words, and published", async ({ window, data, browser }) => {
    const story = await new DeskScreen(window).startStory();
    await story.writeShort({
      headline: "A picture falls from the sky",
      section: "Culture",
      standfirst: "And is given words",
      body: ["Before the picture.", "After the picture."],
    });
    await dropFiles(story.body.locator("p").first(), await photograph("dropped.jpg", "#224466"));
    const figure = story.body.locator("img");
    await expect(figure).toHaveCount(1);
    await expect.poll(() => figure.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await story.write("Caption", "What fell, on a Tuesday");
    await story.write("Credit", "A Passer-by");
    await story.write("Alt text", "White squares on a blue ground");
    await story.expectSaved();
    const kept = data.stories()[0]?.body.find((block) => block.type === "picture");
    expect(kept).toMatchObject({ credit: "A Passer-by", alt: "White squares on a blue ground" });

    const address = await story.publish();
    const page = await readPage(await newReader(browser), address);
    const shown = page.getByRole("figure").filter({ hasText: "What fell, on a Tuesday" });
    const image = shown.getByRole("img", { name: "White squares on a blue ground" });
    await expect(shown).toContainText("A Passer-by");
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    await expect(image).toHaveAttribute("width", /^\d+$/);
    await expect(image).toHaveAttribute("height", /^\d+$/);
    const words = await page.locator("article .text").innerText();
    expect(words.indexOf("Before the picture.")).toBeGreaterThanOrEqual(0);
    expect(words.indexOf("What fell")).toBeGreaterThan(words.indexOf("Before the picture."));
    expect(words.indexOf("After the picture.")).toBeGreaterThan(words.indexOf("What fell"));
  });

  test("in the copy keep the caret in order on the way in and out of their words", async ({ window, data }) => {
    const story = await new DeskScreen(window).startStory();
    await story.body.click();
    await window.keyboard.type("Before.");
    await window.keyboard.press("Enter");
    await window.keyboard.type("After.");
    await story.insertPicture(await photograph("between.jpg", "#335577", 400, 300));
    await expect(story.body.locator("img")).toHaveCount(1);
    await story.field("Caption").click();
    for (const key of ["Control+End", "b", "Control+Home", "a", "Control+End", "c"]) await window.keyboard.press(key);
    await expect(story.field("Caption")).toHaveText("abc");
    await window.keyboard.press("Control+ArrowLeft");
    await window.keyboard.press("Control+ArrowLeft");
    await window.keyboard.type("xyz");
    await story.expectSaved();
    const body = data.stories()[0]?.body ?? [];
    const all = [
      ...wordsOf(body),
      ...body.map((block) => (block.type === "picture" ? wordsOf([{ ...block, children: block.caption } as never])[0] : "")),
    ].join("|");
    expect(all, "letters in the order they were typed, wherever the caret was").toContain("xyz");
    expect(all).toMatch(/abc/);
  });

  test("of every kind by the file chooser, and stored once by content", async ({ window, dataFolder, data }) => {
    const story = await new DeskScreen(window).startStory();
    const first = await photograph("first.jpg", "#101820", 500, 400);
    for (const file of [
      first,
      await inFormat("second.png", "png"),
      await inFormat("third.webp", "webp"),
      await inFormat("fourth.avif", "avif"),
      { ...first, name: "the-same-again.jpg" },
    ]) {
      await test.step(file.name, async () => {
        await story.addLeadPicture(file);
        const image = window.locator("[data-lead-picture] img").filter({ visible: true });
        await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
        await story.expectSaved();
        expect(data.stories()[0]?.furniture.leadPicture?.pictureId).toMatch(/^[0-9a-f]{64}$/);
        await window.getByRole("button", { name: "Remove picture", exact: true }).click();
        await expect(window.getByRole("button", { name: "Add lead picture", exact: true })).toBeVisible();
      });
    }
    const originals = readdirSync(path.join(dataFolder, "pictures"), { recursive: true, encoding: "utf8" }).filter((name) =>
      /^[0-9a-f]{2}\/[0-9a-f]{64}\.\w+$/.test(name),
    );
    expect(originals).toHaveLength(4);
  });

  test("pasted from the system's clipboard @browser", async ({ browserHost, context, window, data }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: browserHost.origin });
    const story = await new DeskScreen(window).startStory();
    await story.write("Body", "Pasted below.");
    await copyPicture(window, await inFormat("screenshot.png", "png"));
    await story.body.click();
    await window.keyboard.press("Control+End");
    await window.keyboard.press("Control+v");
    await expect(story.body.locator("img")).toHaveCount(1);
    await story.expectSaved();
    expect(data.stories()[0]?.body.some((block) => block.type === "picture")).toBe(true);
  });

  for (const [kind, make] of [
    ["words under a picture's name", async () => notAPicture()],
    ["a photograph cut off in the middle", brokenPhotograph],
    ["a pixel bomb", async () => pixelBomb()],
    ["a drawing with a script in it", async () => drawingWithScript()],
  ] as const) {
    test(`refused with a clear message, and nothing changes: ${kind}`, async ({ window, data, dataFolder }) => {
      const story = await new DeskScreen(window).startStory();
      await story.write("Body", "Untouched words.");
      await story.expectSaved();
      const before = data.stories();
      const file = await make();
      await story.addLeadPicture(file);
      const notices = window.getByRole("log", { name: "Notices" });
      await expect(notices).toContainText(/Nothing was added/);
      await expect(notices).not.toContainText(/undefined|Error:|\bat \w+\.|libvips|Input/);
      await expect(window.getByRole("button", { name: "Add lead picture", exact: true })).toBeVisible();
      await dropFiles(story.body.locator("p").first(), file);
      await expect(story.body).toHaveText("Untouched words.");
      await expect(story.body.locator("img")).toHaveCount(0);
      await story.expectSaved();
      expect(data.stories()).toEqual(before);
      const kept = readdirSync(dataFolder, { recursive: true, encoding: "utf8" }).filter((name) =>
        /^pictures\/.*\.\w+$/.test(name),
      );
      expect(kept, "no file is left behind").toEqual([]);
      // The desk is well: a good picture is taken right after.
      await story.addLeadPicture(await photograph("good.jpg", "#667788", 300, 200));
      await expect(story.field("Alt text")).toBeVisible();
    });
  }
});
