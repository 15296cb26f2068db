import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";

/** A story for subscribers of the sample newsroom, and words that stand behind its cut. */
const STORY = "A play for sixty voices in a shed that leaks";
const KEPT_BACK = "Dora Lisle";

const contentOf = async (download: Download): Promise<string> => readFileSync(await download.path(), "utf8");

/** Presses Download in the dialog that is open, and waits for the file. */
async function download(window: Page): Promise<Download> {
  const [file] = await Promise.all([
    window.waitForEvent("download"),
    window.getByRole("dialog").getByRole("button", { name: "Download" }).click(),
  ]);
  return file;
}

async function askPalette(window: Page, title: string): Promise<void> {
  await window.keyboard.press("Control+k");
  await expect(window.getByRole("combobox", { name: "Do anything" })).toBeFocused();
  await window.keyboard.type(title);
  const first = window.getByRole("option", { name: new RegExp(`^${title}`) }).first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await window.keyboard.press("Enter");
}

test.describe("Exports @browser", () => {
  test.use({ newsroom: "sample" });

  test("a story leaves as a file in the form that was chosen, whole or the free part", async ({ window }) => {
    await new DeskScreen(window).openStory(STORY);
    await window.getByRole("button", { name: /^Status: / }).click();
    await window.getByRole("menuitem", { name: "Export…" }).click();
    const dialog = window.getByRole("dialog", { name: "Export this story" });
    await dialog.getByRole("combobox", { name: "Format" }).selectOption("ninjs 3.1");
    const whole = await download(window);
    expect(whole.suggestedFilename()).toMatch(/^a-play-for-sixty-voices.*\.ninjs\.json$/);
    const text = await contentOf(whole);
    expect(JSON.parse(text)).toMatchObject({
      pubStatus: "usable",
      headlines: expect.arrayContaining([{ role: "main", contentType: "text/plain", value: STORY }]),
    });
    expect(text).toContain(KEPT_BACK);
    await expect(dialog.getByRole("status")).toContainText(whole.suggestedFilename());

    await dialog.getByText("Free part", { exact: true }).click();
    await expect(dialog.getByRole("status")).toBeEmpty();
    expect(await contentOf(await download(window))).not.toContain(KEPT_BACK);

    await dialog.getByRole("combobox", { name: "Format" }).selectOption("Word");
    const word = await download(window);
    expect(word.suggestedFilename()).toMatch(/\.docx$/);
    expect((await contentOf(word)).slice(0, 2)).toBe("PK");
  });

  test("by keyboard alone, from the palette; and all stories of a list as one zip", async ({ window }) => {
    const desk = new DeskScreen(window);
    await desk.openStory(STORY);
    await askPalette(window, "Export…");
    const dialog = window.getByRole("dialog", { name: "Export this story" });
    await expect(dialog.getByRole("combobox", { name: "Format" })).toBeFocused();
    await window.keyboard.type("plain");
    await expect(dialog.getByText("To paste anywhere.")).toBeVisible();
    for (const name of ["radio", "button"] as const) {
      await window.keyboard.press("Tab");
      await expect(dialog.locator(":focus")).toHaveRole(name);
    }
    await expect(dialog.getByRole("button", { name: "Close" }).last()).toBeFocused();
    await window.keyboard.press("Tab");
    const [file] = await Promise.all([window.waitForEvent("download"), window.keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toMatch(/\.txt$/);
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();

    await desk.list("Published").click();
    await askPalette(window, "Export these stories…");
    await expect(window.getByRole("dialog", { name: "Export 5 stories" })).toContainText("one zip");
    const zip = await download(window);
    expect(zip.suggestedFilename()).toBe("stories-docx.zip");
  });

  test("a story of the list, without opening it", async ({ window }) => {
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    await window
      .getByRole("button", { name: /^More for / })
      .first()
      .focus();
    await window.keyboard.press("Enter");
    await window.getByRole("menuitem", { name: "Export…" }).click();
    await expect(window.getByRole("dialog", { name: "Export this story" })).toBeVisible();
  });

  test("the whole desk as one file, from the settings and the palette", async ({ window, dataFolder }) => {
    await expect(new DeskScreen(window).newStory).toBeVisible();
    const settings = new SettingsScreen(window);
    await settings.open();
    await settings.show("You");
    await window.getByRole("button", { name: "Save the whole desk…" }).click();
    const dialog = window.getByRole("dialog", { name: "Save the whole desk" });
    const field = dialog.getByRole("textbox", { name: "File to make" });
    expect(await field.inputValue()).toContain(dataFolder);
    await field.fill("relative.zip");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog.getByRole("status")).toContainText("whole path");
    const file = path.join(dataFolder, "out", "desk.zip");
    await field.fill(file);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog.getByRole("status")).toContainText("Saved: 12 stories");
    expect(existsSync(file)).toBe(true);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog.getByRole("status")).toContainText("already");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing serious in the export, ${colorScheme}`, async ({ window }) => {
      await window.emulateMedia({ colorScheme });
      await new DeskScreen(window).openStory(STORY);
      await window.getByRole("button", { name: /^Status: / }).click();
      await window.getByRole("menuitem", { name: "Export…" }).click();
      await expect(window.getByRole("dialog")).toBeVisible();
      await download(window);
      await expectAccessible(window, "export");
    });

    test(`axe finds nothing serious where the whole desk is saved, ${colorScheme}`, async ({ window }) => {
      await window.emulateMedia({ colorScheme });
      await expect(new DeskScreen(window).newStory).toBeVisible();
      await askPalette(window, "Save the whole desk…");
      await expect(window.getByRole("dialog", { name: "Save the whole desk" })).toBeVisible();
      await expectAccessible(window, "save the whole desk");
    });
  }
});
