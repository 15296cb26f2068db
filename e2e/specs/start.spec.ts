import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { StoryScreen } from "../screens/story-screen.ts";

test("A start puts the caret into the story in view last, and the first key typed there is kept @browser", async ({
  host,
  window,
  data,
}) => {
  const before = await new DeskScreen(window).startStory();
  await before.write("Headline", "In view last");
  await before.write("Body", "Begun yesterday.");
  await expect.poll(() => wordsOf(data.stories()[0]?.body ?? [])).toEqual(["Begun yesterday."]);
  await window.close();
  await host.restart();

  const again = await host.openWindow();
  const story = new StoryScreen(again);
  await expect(story.body).toBeFocused();
  await again.keyboard.type("X");
  await expect.poll(() => wordsOf(data.stories()[0]?.body ?? []).join("")).toMatch(/^(XBegun yesterday\.|Begun yesterday\.X)$/);
  await expect(again.getByText("You are writing")).toBeVisible();
  await expect(new DeskScreen(again).row("In view last")).toBeVisible();
});
