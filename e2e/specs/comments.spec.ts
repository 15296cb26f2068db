import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

const COPY = ["The ferry to the island did not sail.", "Its crew has been on strike since the weekend.", "The ferry was full."];

test("A comment goes with words that are cut and pasted; a resolved one is not marked until it is opened again", async ({
  window,
}) => {
  const comments = window.getByRole("region", { name: "Comments" });
  const story = await new DeskScreen(window).startStory();
  await story.writeShort({ headline: "Ferry", section: "Britain", standfirst: "Nobody crosses.", body: COPY });
  const marks = story.body.locator("[data-comments]");

  await test.step("words are commented on", async () => {
    await story.body.getByText("has been on strike").dblclick();
    await window.keyboard.press("Control+Alt+m");
    await expect(comments.getByRole("combobox", { name: "About" })).toHaveValue("words");
    await window.keyboard.type("Since when?");
    await window.keyboard.press("Control+Enter");
    await expect(marks).toHaveText("strike");
  });

  await test.step("their paragraph is cut and pasted at the end; pasted again, the words have no second mark", async () => {
    await marks.click({ clickCount: 3 });
    await window.keyboard.press("Control+x");
    await expect(marks).toHaveCount(0);
    await expect(comments.getByText("What this was about is no longer in the story.")).toBeVisible();
    await window.keyboard.press("Control+End");
    await window.keyboard.press("Control+v");
    await expect(marks).toHaveText("strike");
    await expect(comments.getByRole("button", { name: "strike" })).toBeVisible();
    await window.keyboard.press("Control+End");
    await window.keyboard.press("Enter");
    await window.keyboard.press("Control+v");
    await expect(story.body.getByText("crew has been on")).toHaveCount(2);
    await story.expectSaved();
    await expect(marks).toHaveText("strike");
  });

  await test.step("into the standfirst too; and undone, pasted once more, it is marked once", async () => {
    await marks.dblclick();
    await window.keyboard.press("Control+x");
    await window.getByRole("textbox", { name: "Standfirst" }).click();
    await window.keyboard.press("End");
    await window.keyboard.press("Control+v");
    await expect(window.getByRole("textbox", { name: "Standfirst" }).locator("[data-comments]")).toHaveText("strike");
    await window.keyboard.press("Control+z");
    await expect(window.getByRole("textbox", { name: "Standfirst" }).locator("[data-comments]")).toHaveCount(0);
    await story.body.click();
    await window.keyboard.press("Control+End");
    await window.keyboard.press("Control+v");
    await expect(marks).toHaveText("strike");
    await story.expectSaved();
  });

  await test.step("resolved, the mark goes; the words can still be gone to; reopened, it is back", async () => {
    await comments.getByRole("button", { name: "Resolve", exact: true }).click();
    await expect(marks).toHaveCount(0);
    await comments.getByRole("switch", { name: "Show resolved (1)" }).click();
    await comments.getByRole("button", { name: "strike" }).click();
    await expect(story.body).toBeFocused();
    await window.reload();
    await expect(story.body).toContainText("ferry");
    await window.getByRole("tab", { name: "Comments" }).click();
    await comments.getByRole("switch", { name: "Show resolved (1)" }).click();
    await expect(marks).toHaveCount(0);
    await comments.getByRole("button", { name: "Reopen", exact: true }).click();
    await expect(marks).toHaveText("strike");
  });
});

test("In a second window, where nobody may write, words are commented on all the same @browser", async ({
  browserHost,
  window,
  data,
}) => {
  const first = await new DeskScreen(window).startStory();
  await first.writeShort({ headline: "Two read", section: "Britain", standfirst: "Nobody crosses.", body: COPY });
  const page = await browserHost.openWindow();
  const second = await new DeskScreen(page).openStory("Two read");
  await expect(second.body).toContainText("was full");
  const comments = page.getByRole("region", { name: "Comments" });

  await second.body.getByText("was full").dblclick({ position: { x: 55, y: 12 } });
  await page.getByRole("tab", { name: "Comments" }).click();
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments.getByRole("combobox", { name: "About" })).toHaveValue("words");
  await expect(comments.getByRole("blockquote")).toHaveText("ferry");
  await page.keyboard.type("Which one?");
  await comments.getByRole("button", { name: "Comment", exact: true }).click();

  // The window that writes puts the mark on the second of the two ferries, and the desk gives it to both.
  for (const body of [first.body, second.body]) {
    await expect(body.locator("[data-comments]")).toHaveText("ferry");
    await expect(body.locator("p", { hasText: "was full" }).locator("[data-comments]")).toHaveCount(1);
  }
  await expect(comments.getByRole("button", { name: "ferry" })).toBeVisible();
  await expect(second.body).toHaveAttribute("contenteditable", "false");
  // It was no step of the writer's: undo takes back what was written.
  await first.write("Body", " Nobody");
  await first.body.click();
  await window.keyboard.press("Control+z");
  await expect(first.body.locator("[data-comments]")).toHaveText("ferry");
  await first.expectSaved();
  expect(JSON.stringify(data.stories()[0]?.body)).toContain("comments");
});
