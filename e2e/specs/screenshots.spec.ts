import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

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
