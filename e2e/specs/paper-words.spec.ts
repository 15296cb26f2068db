import type { Page } from "@playwright/test";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";

async function expectAccessibleInBoth(window: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await expectAccessible(window, `${what}, ${colorScheme}`);
  }
}

test("The paper's words are added, found and removed by keyboard, and the checks follow @browser", async ({
  window,
  browserHost,
}, info) => {
  test.slow();
  const story = await new DeskScreen(window).startStory();
  await story.write("Headline", "Boats at Wexcombe");
  await story.write("Body", "The dredjer waits.");
  await story.expectSaved();
  const marks = window.getByRole("region", { name: "Checks" }).getByRole("list", { name: "Findings" }).locator("mark");
  await expect(marks).toHaveText(["Wexcombe", "dredjer"]);

  const settings = new SettingsScreen(window);
  const { dialog } = settings;
  await settings.open();
  await settings.show("The paper’s words");
  await expect(dialog.getByText("No words yet")).toBeVisible();
  await expectAccessibleInBoth(window, "no words");
  await window.screenshot({ path: info.outputPath("none.png") });

  const word = settings.field("New word");
  const words = dialog.getByRole("list", { name: "The paper’s words" }).getByRole("listitem");
  await word.focus();
  for (const each of ["dredjer", "Wexcombe", "Café Nord"]) {
    await window.keyboard.type(each);
    await window.keyboard.press("Enter");
    await expect(word).toHaveValue("");
    await expect(word).toBeFocused();
  }
  await expect(words).toHaveText([/^Café Nord/, /^dredjer/, /^Wexcombe/]);
  await expect(words.first()).toContainText("Mina Rao");

  await test.step("what is no word is refused and stays to be mended; a word is added once", async () => {
    await window.keyboard.type("<b>quay</b>");
    await window.keyboard.press("Enter");
    await expect(word).toHaveAttribute("aria-invalid", "true");
    await expect(dialog.getByText(/Word cannot be taken: a word of letters/)).toBeVisible();
    await expectAccessibleInBoth(window, "a word refused");
    await window.screenshot({ path: info.outputPath("refused.png") });
    await word.press("Control+a");
    await window.keyboard.type("dredjer");
    await window.keyboard.press("Enter");
    await expect(dialog.getByText("“dredjer” is among the paper’s words already.")).toBeVisible();
    await expect(words).toHaveCount(3);
    await word.press("Control+a");
    await window.keyboard.press("Delete");
  });

  await test.step("the search finds a part, whatever the keyboard has no key for", async () => {
    await settings.field("Find a word").fill("cafe");
    await expect(words).toHaveText([/^Café Nord/]);
    await expect(dialog.getByRole("status").filter({ hasText: "1 of 3 words" })).toBeVisible();
    await settings.field("Find a word").fill("nowhere");
    await expect(dialog.getByText("No such word")).toBeVisible();
    await settings.field("Find a word").fill("");
  });

  await test.step("a word that another window adds is there at once", async () => {
    const desk = await connectToDesk(browserHost);
    await desk.calls.checks.addWord({ word: "Anchorhythe" });
    desk.close();
    await expect(words).toHaveText([/^Anchorhythe/, /^Café Nord/, /^dredjer/, /^Wexcombe/]);
    await window.screenshot({ path: info.outputPath("some.png") });
  });

  await test.step("removed, the keyboard goes on with the next one", async () => {
    await dialog.getByRole("button", { name: "Remove dredjer" }).focus();
    await window.keyboard.press("Enter");
    await expect(words).toHaveText([/^Anchorhythe/, /^Café Nord/, /^Wexcombe/]);
    await expect(dialog.getByRole("button", { name: "Remove Wexcombe" })).toBeFocused();
  });

  await settings.close();
  await expect(marks).toHaveText(["dredjer"]);
});
