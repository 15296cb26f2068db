import { photograph } from "../fixtures/pictures.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

const FIELDS = [
  "Catchline",
  "Kicker",
  "Headline",
  "Standfirst",
  "Dateline",
  "Body",
  "Caption",
  "Credit",
  "Alt text",
  "Slug",
] as const;

test("Undo and redo work in every field, and what they did is saved", async ({ window, data }) => {
  const desk = new DeskScreen(window);
  const story = await desk.startStory();
  await story.addLeadPicture(await photograph("undo.jpg", "#445566", 800, 500));
  await expect(story.field("Caption")).toBeVisible();
  for (const name of FIELDS) {
    await test.step(name, async () => {
      const field = story.field(name);
      await field.scrollIntoViewIfNeeded();
      await field.click();
      await window.keyboard.type("first");
      // A pause ends a step of undo; it is the saving that shows when it is over.
      await story.expectSaved();
      await field.blur();
      await field.click();
      await window.keyboard.press("Control+End");
      await window.keyboard.type("second");
      await expect.poll(() => story.value(name)).toBe("firstsecond");
      let presses = 0;
      while ((await story.value(name)) !== "" && presses < 12) {
        await window.keyboard.press("Control+z");
        presses += 1;
      }
      expect(await story.value(name), "undone to the beginning").toBe("");
      while ((await story.value(name)) !== "firstsecond" && presses < 24) {
        await window.keyboard.press("Control+Shift+z");
        presses += 1;
      }
      expect(await story.value(name), "redone to the end").toBe("firstsecond");
      await window.keyboard.press("Control+z");
      const undone = await story.value(name);
      expect(undone).not.toBe("firstsecond");
      await story.expectSaved();
      await expect.poll(() => JSON.stringify(data.stories()[0])).not.toContain("firstsecond");
      await window.keyboard.press("Control+Shift+z");
      await expect.poll(() => story.value(name)).toBe("firstsecond");
      await story.expectSaved();
      await expect.poll(() => JSON.stringify(data.stories()[0])).toContain("firstsecond");
      // Emptied, so that the next field's words cannot be taken for these.
      await window.keyboard.press("Control+a");
      await window.keyboard.press("Delete");
      await expect.poll(() => story.value(name)).toBe("");
      await story.expectSaved();
      await expect.poll(() => JSON.stringify(data.stories()[0])).not.toContain("firstsecond");
    });
  }
});
