import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";

const checks = (window: Page): Locator => window.getByRole("region", { name: "Checks" });
const findings = (window: Page): Locator => checks(window).getByRole("list", { name: "Findings" }).getByRole("listitem");
const finding = (window: Page, words: string): Locator =>
  findings(window).filter({ has: window.locator("mark", { hasText: words }) });

test("A sub walks through the findings by keyboard, fixes, ignores and teaches the desk a word", async ({ window }) => {
  test.slow();
  const desk = new DeskScreen(window);
  const story = await desk.startStory();
  await story.write("Headline", "Harbuor wall reopens");
  await story.write("Body", "The dredjer recieved the the last permit. It lay at Wexcombe for a year.");
  await window.keyboard.press("Enter");
  await window.keyboard.type("Nobody recieved a letter. The dredjer waits.");
  await story.expectSaved();

  await test.step("what was found stands in the order of the page", async () => {
    await expect(findings(window).locator("mark")).toHaveText([
      "Harbuor",
      "dredjer",
      "recieved",
      "the the",
      "Wexcombe",
      "recieved",
      "dredjer",
    ]);
    await expect(finding(window, "Harbuor")).toContainText("Headline");
    await expect(finding(window, "the the")).toContainText("stands twice in a row");
    await expect(finding(window, "recieved").first()).toContainText("received");
    await expect(checks(window).getByRole("status")).toContainText("must");
    const marked = await window.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));
    expect(marked).toBe(7);
    for (const colorScheme of ["light", "dark"] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `findings, ${colorScheme}`);
    }
  });

  await test.step("F8 goes from one to the next, in the headline and in the copy", async () => {
    await story.headline.click();
    await window.keyboard.press("Home");
    await window.keyboard.press("F8");
    await expect
      .poll(() =>
        story.headline.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd)),
      )
      .toBe("Harbuor");
    await window.keyboard.press("F8");
    await expect.poll(() => window.evaluate(() => document.getSelection()?.toString())).toBe("dredjer");
    await window.keyboard.press("F8");
    await expect.poll(() => window.evaluate(() => document.getSelection()?.toString())).toBe("recieved");
    await window.keyboard.press("Shift+F8");
    await expect.poll(() => window.evaluate(() => document.getSelection()?.toString())).toBe("dredjer");
    await expect(finding(window, "dredjer").first()).toHaveAttribute("aria-current", "true");
  });

  await test.step("Fix puts the right word there, and one undo takes it back", async () => {
    await finding(window, "the the").getByRole("button", { name: "Fix" }).click();
    await expect(story.body).toContainText("recieved the last permit");
    await expect(finding(window, "the the")).toHaveCount(0);
    await story.body.press("Control+z");
    await expect(story.body).toContainText("recieved the the last permit");
    await expect(finding(window, "the the")).toHaveCount(1);
    await finding(window, "recieved").first().getByRole("button", { name: "More about recieved" }).click();
    await window.getByRole("menuitem", { name: "Fix all 2 of these" }).click();
    await expect(story.body).toContainText("Nobody received a letter");
    await expect(story.body).not.toContainText("recieved");
    await finding(window, "Harbuor").getByRole("button", { name: "Fix" }).click();
    await expect(story.headline).toHaveValue("Harbour wall reopens");
    await story.headline.press("Control+z");
    await expect(story.headline).toHaveValue("Harbuor wall reopens");
    await expect(finding(window, "Harbuor")).toHaveCount(1);
    await story.headline.press("Control+Home");
    await window.keyboard.press("F8");
    await window.keyboard.press("Control+.");
    await expect(story.headline).toHaveValue("Harbour wall reopens");
  });

  await test.step("Ignore leaves it out until it is shown again", async () => {
    await finding(window, "the the").getByRole("button", { name: "Ignore" }).click();
    await expect(finding(window, "the the")).toHaveCount(0);
    await checks(window).getByText("1 ignored").click();
    await checks(window).getByRole("button", { name: "Show the the again" }).click();
    await expect(finding(window, "the the")).toHaveCount(1);
  });

  await test.step("a word of the paper is right everywhere", async () => {
    await finding(window, "dredjer").first().getByRole("button", { name: "Add to the paper’s words" }).click();
    await expect(finding(window, "dredjer")).toHaveCount(0);
    await window.getByText(/^The paper’s words ·/).click();
    await window.getByRole("button", { name: "Remove dredjer" }).click();
    await expect(finding(window, "dredjer")).toHaveCount(2);
  });

  await test.step("a finding goes as soon as its words change", async () => {
    await story.body.click();
    await window.keyboard.press("Control+End");
    await window.keyboard.press("Enter");
    await window.keyboard.type("A seperate line");
    await expect(finding(window, "seperate")).toHaveCount(1);
    await window.keyboard.press("Control+Shift+Home");
    // The page tells the editor of the caret's way a task later; nobody types before they see it there.
    await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await window.keyboard.press("Delete");
    await expect(findings(window)).toHaveCount(0);
    await expect(checks(window)).toContainText("Nothing found");
  });
});
