import type { Page } from "@playwright/test";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

declare global {
  interface Window {
    /** Names of events that reached the interface around the copy. */
    heard: string[];
  }
}

async function listenAround(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.heard = [];
    const app = document.getElementById("app");
    for (const name of ["keydown", "keypress", "input", "keyup"]) {
      app?.addEventListener(name, () => window.heard.push(name), true);
    }
    document.addEventListener("selectionchange", () => window.heard.push("selectionchange"));
  });
}

const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard.splice(0));

test("a letter of copy is heard by its editor alone, and everything else by the desk around", async ({ window }) => {
  const desk = new DeskScreen(window);
  const story = await desk.startStory();
  await story.body.click();
  await listenAround(window);

  await window.keyboard.type("Salt in the wind");
  await story.expectSaved();
  expect(await story.value("Body")).toBe("Salt in the wind");
  expect(await heard(window)).toEqual([]);

  await window.keyboard.press("Shift+Home");
  expect(await heard(window)).toContain("keydown");
  await window.keyboard.press("Control+b");
  expect(await heard(window)).toContain("keydown");
  await expect(story.body.locator("strong")).toHaveText("Salt in the wind");
  await window.keyboard.press("Control+z");
  await expect(story.body.locator("strong")).toHaveCount(0);

  await story.write("Headline", "Salt");
  expect(await heard(window)).toEqual(expect.arrayContaining(["keydown", "input", "keyup", "selectionchange"]));
  await story.write("Standfirst", "Wind");
  expect(await heard(window)).toEqual(expect.arrayContaining(["keydown", "input", "keyup"]));
});

test("the copy of each of several open stories is written in, and saved", async ({ window }) => {
  const desk = new DeskScreen(window);
  const first = await desk.startStory();
  await first.write("Headline", "First");
  await first.write("Body", "one");
  await first.expectSaved();
  const second = await desk.startStory();
  await second.write("Headline", "Second");
  await second.write("Body", "two");
  await second.expectSaved();
  await window
    .getByRole("navigation", { name: "Open stories" })
    .getByRole("button", { name: /: First$/ })
    .click();
  await first.write("Body", " more");
  await first.expectSaved();
  await window.reload();
  await expect(first.body).toHaveText("one more");
});
