import type { Page } from "@playwright/test";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { newReader, readPage } from "../screens/reader.ts";
import { StoryScreen } from "../screens/story-screen.ts";

/** Longest way to anything, in presses of Tab. */
const MOST_STEPS = 90;

/** The accessible name of what has the focus, near enough: label, else text. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return "";
    const labels = "labels" in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent) : [];
    return (element.getAttribute("aria-label") ?? labels[0] ?? element.textContent ?? "").trim();
  });
}

/** Goes on with Tab until this has the focus; proves on the way that the focus can be seen. */
async function tabTo(page: Page, name: string | RegExp, back = false): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`${String(name)} was not reached in ${MOST_STEPS} steps of Tab; the focus is on ${await focused(page)}`);
}

test.describe("By keyboard alone", () => {
  test.use({ newsroom: "none" });

  test("from a first start to the page that readers see", async ({ window, browser, data }) => {
    test.setTimeout(90_000);
    const { keyboard } = window;
    await expect(window.getByRole("textbox", { name: "Your name" })).toBeFocused();
    await keyboard.type("Kit Marlowe-Shah");
    await tabTo(window, "Role");
    await keyboard.press("End");
    await tabTo(window, "Start with the sample newsroom");
    await keyboard.press("Enter");
    const desk = new DeskScreen(window);
    await expect(desk.newStory).toBeVisible({ timeout: 30_000 });
    await expect(window.getByRole("button", { name: /Kit Marlowe-Shah\W+Editor/ })).toBeVisible();

    await tabTo(window, "New story");
    await keyboard.press("Enter");
    const story = new StoryScreen(window);
    await expect(story.headline).toBeFocused();
    await keyboard.type("Keys only, please");
    await tabTo(window, "Section", true);
    await keyboard.type("Cul", { delay: 20 });
    await expect(story.chooser("Section").locator("option:checked")).toHaveText("Culture");
    await tabTo(window, "Kicker");
    await keyboard.type("Typing");
    await tabTo(window, "Standfirst");
    await keyboard.type("NELL OSEI-HARTLEY leaves the mouse in its hole");
    await tabTo(window, "Byline");
    await keyboard.type("Nell");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(window.getByRole("list", { name: "Writers" }).filter({ visible: true })).toContainText("Nell Osei-Hartley");
    await tabTo(window, "Add lead picture");
    const choosing = window.waitForEvent("filechooser");
    await keyboard.press("Enter");
    const { photograph } = await import("../fixtures/pictures.ts");
    await (await choosing).setFiles(await photograph("keys.jpg", "#223344", 900, 600));
    await expect(story.field("Alt text")).toBeVisible();
    await tabTo(window, "Caption");
    await keyboard.type("A keyboard");
    await tabTo(window, "Credit");
    await keyboard.type("Nobody");
    await tabTo(window, "Alt text");
    await keyboard.type("White keys on a dark board");
    await tabTo(window, "Body");
    await keyboard.type("Nothing here was clicked.");
    await keyboard.press("Enter");
    await keyboard.type("## Not once");
    await keyboard.press("Enter");
    await keyboard.type("And it can be published, too.");
    await tabTo(window, "Find similar stories");
    await keyboard.press("Enter");
    await expect(window.getByRole("searchbox", { name: "Find a story" })).toBeFocused();
    await keyboard.type("dredger");
    await tabTo(window, /^Pick Fishing crews/);
    await keyboard.press("Enter");
    await expect(story.list("Similar stories").getByRole("listitem")).toHaveCount(1);
    await story.expectSaved();

    await tabTo(window, "Preview", true);
    await keyboard.press("Enter");
    await expect(window.getByRole("dialog", { name: "Preview" })).toBeVisible();
    await keyboard.press("Escape");
    await expect(window.getByRole("dialog", { name: "Preview" })).toHaveCount(0);
    await tabTo(window, "Publish");
    await keyboard.press("Enter");
    await expect(window.getByRole("dialog", { name: "Publish" })).toBeVisible();
    await tabTo(window, "Publish now");
    await keyboard.press("Enter");
    await expect(window.getByRole("status").filter({ hasText: /^Published$/ })).toBeVisible();
    await tabTo(window, "View page");
    const address = await window.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    const page = await readPage(await newReader(browser), address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keys only, please");
    await expect(page.getByRole("img", { name: "White keys on a dark board" })).toBeVisible();
    expect(data.stories().find((each) => each.furniture.headline === "Keys only, please")?.status).toBe("published");
  });
});
