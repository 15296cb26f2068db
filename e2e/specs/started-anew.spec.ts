import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

test.describe("A window from before a restart @browser", () => {
  test("reaches the desk again once a new window is open, and its unsaved words are not lost", async ({
    browserHost,
    window,
    data,
  }) => {
    const before = await new DeskScreen(window).startStory();
    await before.write("Headline", "Written across a restart");
    await before.write("Body", "Kept from the start.");
    await before.expectSaved();

    await browserHost.kill();
    await before.body.click();
    await window.keyboard.press("Control+End");
    await window.keyboard.type(" Typed while the desk was away.");
    await expect(window.getByRole("status", { name: "Save state" })).toHaveText(/^Not saved: /);

    // Another token, the same address: only the new window is given it.
    await browserHost.start();
    await browserHost.openWindow();

    // Whichever window has the story now, the words are either on the disk or held out to be copied.
    const setAside = window.getByRole("textbox", { name: "Words that were not saved" });
    await expect
      .poll(
        async () => {
          const saved = wordsOf(data.stories()[0]?.body ?? []).join("\n");
          return (await setAside.isVisible()) ? await setAside.inputValue() : saved;
        },
        { timeout: 20_000 },
      )
      .toContain("Kept from the start. Typed while the desk was away.");
    await expect(window.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  });

  test("goes on with the copy it shows", async ({ browserHost, window, data }) => {
    const story = await new DeskScreen(window).startStory();
    await story.write("Headline", "Open across a restart");
    await story.write("Body", "Kept from the start.");
    await expect.poll(() => wordsOf(data.stories()[0]?.body ?? [])).toEqual(["Kept from the start."]);

    await browserHost.kill();
    await expect(window.getByText("The desk does not answer.", { exact: false }).first()).toBeVisible();
    await browserHost.start();
    // It hands its key on once it has reached the desk.
    const another = await browserHost.openWindow();
    await expect(new DeskScreen(another).newStory).toBeVisible();
    await another.close();
    await expect(window.getByRole("button", { name: "Copy what is not saved" })).toHaveCount(0, { timeout: 20_000 });
    await expect(window.getByText("You are writing")).toBeVisible();

    await story.write("Body", " And on.");
    await expect.poll(() => wordsOf(data.stories()[0]?.body ?? [])).toEqual(["Kept from the start. And on."]);
    await expect(story.body).toHaveText("Kept from the start. And on.");
  });
});
