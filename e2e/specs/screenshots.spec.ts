import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { PreviewScreen } from "../screens/preview-screen.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const STORY = "The ward that wrote its own rota";

test.describe("Pictures of the documentation", { tag: ["@screenshots", "@browser"] }, () => {
  test.use({ newsroom: "sample" });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`the desk, ${colorScheme}`, async ({ window }) => {
      await window.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await new DeskScreen(window).openStory(STORY);
      await expectPictures(window);
      await window.screenshot({ path: `${FOLDER}desk-${colorScheme}.png` });
    });
  }

  test("the preview on a phone", async ({ window }) => {
    await window.emulateMedia({ reducedMotion: "reduce" });
    await new DeskScreen(window).openStory(STORY);
    const preview = new PreviewScreen(window);
    await preview.open();
    await preview.choose("Phone");
    const lead = preview.frame.locator("figure.lead img");
    await expect.poll(() => lead.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    await window.screenshot({ path: `${FOLDER}preview.png` });
  });

  test("the checklist before publishing", async ({ window }) => {
    await window.emulateMedia({ reducedMotion: "reduce" });
    const story = await new DeskScreen(window).openStory("The estate that wants to mend itself");
    const { now } = await story.openChecklist();
    await expect(now).toBeEnabled();
    await expectPictures(window);
    await window.screenshot({ path: `${FOLDER}publish.png` });
  });

  for (const [name, size] of [
    ["desktop", { width: 1280, height: 900 }],
    ["phone", { width: 390, height: 844 }],
  ] as const) {
    test(`the page, ${name}`, async ({ browserHost, page }) => {
      const { calls, close } = await connectToDesk(browserHost);
      const [row] = (await calls.stories.list({ query: STORY })).rows;
      const publication = await calls.publishing.publication({ id: row?.id ?? "" });
      close();
      await page.setViewportSize(size);
      await page.goto(publication?.viewAt ?? "");
      await expectPictures(page);
      await page.screenshot({ path: `${FOLDER}page-${name}.png` });
    });
  }
});

test.describe("A first start in the documentation", { tag: ["@screenshots", "@browser"] }, () => {
  test.use({ newsroom: "none" });

  test("asks who sits here", async ({ window }) => {
    await window.emulateMedia({ reducedMotion: "reduce" });
    await window.getByRole("textbox", { name: "Your name" }).fill("Mina Rao");
    await window.evaluate(() => document.fonts.ready.then(() => undefined));
    await window.screenshot({ path: `${FOLDER}first-start.png` });
  });
});

/** Waits until what is in view is drawn. */
async function expectPictures(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        await document.fonts.ready;
        const inView = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
        return inView.length > 0 && inView.every((image) => image.complete && image.naturalWidth > 0);
      }),
    )
    .toBe(true);
}
