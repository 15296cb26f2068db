import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "../hosts/site-test.ts";
import { paragraph } from "../fixtures/copy.ts";
import { storyOnDesk } from "../fixtures/stories.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { PublishPanel } from "../screens/publish-panel.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const HEADLINE = "Ferry to run on Sundays again";
const COPY = [
  "The ferry will cross on Sundays from April, the harbour board said on Tuesday, for the first time since 2019.",
  "Two crews were hired for it. The first boat leaves the town quay at seven and is back before the church bells.",
  "Nobody on the island had asked for a seventh day, and everybody had a use for it.",
];

test.describe("Pictures of publishing in the documentation", { tag: ["@screenshots", "@browser"] }, () => {
  test.use({ newsroom: "sample" });

  test("the receipt, both sides of an edit, and a correction", async ({ window, site, desk }) => {
    await window.emulateMedia({ reducedMotion: "reduce" });
    await storyOnDesk(
      desk,
      { headline: HEADLINE },
      COPY.map((words) => paragraph(words)),
    );
    const story = await new DeskScreen(window).openStory(HEADLINE);
    const publish = await story.openChecklist();
    await publish.chooseTarget("Main site");
    await publish.now.click();
    await expect(publish.queue).toContainText("Checked");
    await publish.close();
    const panel = new PublishPanel(window);
    await panel.open();
    await panel.receipt.scrollIntoViewIfNeeded();
    await expect(panel.receipt).toContainText("Readers find what was passed");
    await window.screenshot({ path: `${FOLDER}receipt.png` });

    site.edit({ title: "Ferry back on Sundays", excerpt: "The first crossing is at seven" });
    await story.write("Headline", " from April");
    await story.expectSaved();
    const update = await story.openChecklist();
    await update.chooseTarget("Main site");
    await update.now.click();
    await update.dialog.getByRole("button", { name: "Compare and choose" }).click();
    await expect(
      window.getByRole("dialog", { name: "Edited on Main site" }).getByRole("group", { name: "Headline" }),
    ).toBeVisible();
    await window.screenshot({ path: `${FOLDER}conflict.png` });
    await window.getByRole("button", { name: "Send these" }).click();
    await expect(window.getByRole("dialog", { name: "Edited on Main site" })).toHaveCount(0);
    await window.keyboard.press("Escape");

    await story.write("Headline", ", with two new crews");
    await story.expectSaved();
    await panel.button("Correct").click();
    const correct = window.getByRole("dialog", { name: "Correct" });
    await expect(correct.getByRole("textbox", { name: "What was put right" })).toHaveValue(/It now says/);
    await window.screenshot({ path: `${FOLDER}correction.png` });
  });

  test("the calendar", async ({ window, desk: { calls } }) => {
    await window.emulateMedia({ reducedMotion: "reduce" });
    const day = Temporal.Now.plainDateISO("Europe/London").add({ days: 1 });
    const { rows } = await calls.stories.list({ status: "ready" });
    for (const [at, { id }] of rows.slice(0, 2).entries())
      await calls.schedule.schedule({ storyId: id, targetId: "folder", wall: `${day.toString()}T0${6 + at * 2}:00` });
    await window.getByRole("button", { name: "Calendar" }).click();
    const calendar = window.getByRole("region", { name: "Calendar" });
    await expect(calendar).toBeVisible();
    await expect(window.getByRole("list", { name: "Schedule" }).getByRole("listitem").first()).toBeVisible();
    await window.screenshot({ path: `${FOLDER}calendar.png` });
  });
});
