import { paragraph } from "../fixtures/copy.ts";
import { publishedOnDesk, storyOnDesk } from "../fixtures/stories.ts";
import { expect, test } from "../hosts/site-test.ts";
import { tabTo } from "../screens/by-keyboard.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { PublishPanel } from "../screens/publish-panel.ts";
import { newReader, readPage } from "../screens/reader.ts";

const HEADLINE = "Ten years of the night bus";

test.describe("Publishing by keyboard alone @browser", () => {
  test("to another site, where somebody edited it", async ({ window, site, desk }) => {
    await storyOnDesk(desk, { headline: HEADLINE });
    const { keyboard } = window;
    await expect(new DeskScreen(window).row(HEADLINE)).toBeVisible();
    await tabTo(window, new RegExp(HEADLINE));
    await keyboard.press("Enter");
    const story = await new DeskScreen(window).storyInView();
    const publishNow = async (status: string): Promise<void> => {
      await tabTo(window, "Publish", true);
      await keyboard.press("Enter");
      const dialog = window.getByRole("dialog", { name: "Publish" });
      await expect(dialog).toBeVisible();
      await tabTo(window, "Target");
      await keyboard.type("Main", { delay: 20 });
      await tabTo(window, "Publish now");
      await keyboard.press("Enter");
      await expect(dialog.getByRole("status")).toHaveText(status);
    };
    await expect(story.body).toBeFocused();
    await publishNow("Published");
    await keyboard.press("Escape");
    site.edit({ excerpt: "It was meant to last a summer" });

    await publishNow("Not published");
    await tabTo(window, "Compare and choose", true);
    await keyboard.press("Enter");
    const conflict = window.getByRole("dialog", { name: "Edited on Main site" });
    await expect(conflict.getByRole("radio")).toHaveCount(2);
    await tabTo(window, /^The desk’s/);
    await keyboard.press("ArrowRight");
    await expect(conflict.getByRole("radio", { name: /^The site’s/ })).toBeChecked();
    await tabTo(window, "Send these");
    await keyboard.press("Enter");
    await expect(window.getByRole("dialog", { name: "Publish" }).getByRole("status")).toHaveText("Published");
    expect(site.onlyPost().excerpt).toBe("It was meant to last a summer");
    // Closing gives the keys back to the desk.
    await expect(window.getByRole("dialog")).toHaveCount(1);
    await keyboard.press("Escape");
    await expect(window.getByRole("dialog")).toHaveCount(0);
    expect(await story.value("Standfirst")).toBe("It was meant to last a summer");
  });

  test("and corrected", async ({ window, desk, browser }) => {
    const { viewAt } = await publishedOnDesk(desk, { headline: HEADLINE }, [paragraph("It carries 300 people a night.")]);
    const { keyboard } = window;
    await expect(new DeskScreen(window).row(HEADLINE)).toBeVisible();
    await tabTo(window, new RegExp(HEADLINE));
    await keyboard.press("Enter");
    const story = await new DeskScreen(window).storyInView();
    await expect(story.body).toBeFocused();
    await keyboard.press("Control+Home");
    for (let sign = 0; sign < "It carries ".length; sign += 1) await keyboard.press("ArrowRight");
    // The page tells the editor of the caret's way a task later; nobody types before they see it there.
    await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (let sign = 0; sign < "300".length; sign += 1) await keyboard.press("Delete");
    await keyboard.type("30");
    await story.expectSaved();
    const panel = new PublishPanel(window);
    // One stop for all of the tabs; the arrow keys go along them.
    await tabTo(window, /^(\d+ open ?)?Checks$/);
    for (let step = 0; step < 8 && !(await panel.panel.isVisible()); step += 1) await keyboard.press("ArrowRight");
    await tabTo(window, "Correct");
    await keyboard.press("Enter");
    const correct = window.getByRole("dialog", { name: "Correct" });
    await expect(correct.getByRole("textbox", { name: "What was put right" })).toHaveValue(/“It carries 300 .*“It carries 30 /);
    await tabTo(window, "Correct and publish");
    await keyboard.press("Enter");
    await expect(correct.getByRole("status")).toHaveText("The correction is published.");
    await expect(correct.getByRole("button", { name: "Close" }).last()).toBeFocused();
    await keyboard.press("Enter");
    await expect(correct).toHaveCount(0);
    const page = await readPage(await newReader(browser), viewAt);
    await expect(page.getByRole("region", { name: "Corrections and clarifications" })).toContainText("It carries 30 people");
  });
});
