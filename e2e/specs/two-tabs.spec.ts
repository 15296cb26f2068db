import { setTimeout as pause } from "node:timers/promises";
import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import type { StoryScreen } from "../screens/story-screen.ts";

async function expectEditable(story: StoryScreen, editable: boolean): Promise<void> {
  await expect(story.body).toHaveAttribute("contenteditable", String(editable));
  await expect
    .poll(() =>
      story.headline.evaluate((field: HTMLElement) => ("readOnly" in field ? field.readOnly !== true : field.isContentEditable)),
    )
    .toBe(editable);
}

test.describe("Two tabs on one story @browser", () => {
  test("the second is read only, follows live, and takes over without losing a word", async ({ browserHost, window, data }) => {
    const first = await new DeskScreen(window).startStory();
    await first.write("Headline", "Two at one desk");
    await first.write("Body", "Begun in the first.");
    await first.expectSaved();

    const page = await browserHost.openWindow();
    const second = await new DeskScreen(page).openStory("Two at one desk");
    await expectEditable(second, false);
    await expect(second.body).toHaveText("Begun in the first.");
    await first.write("Body", " Followed live.");
    await first.write("Kicker", "Pairs");
    await expect(second.body).toHaveText("Begun in the first. Followed live.");
    await expect.poll(() => second.value("Kicker")).toBe("Pairs");
    await second.body.click({ force: true });
    await page.keyboard.type("not to be written");
    await expect(second.body).toHaveText("Begun in the first. Followed live.");

    // The first goes on typing while the second takes the story.
    await first.body.click();
    await window.keyboard.press("Control+End");
    const typed: string[] = [];
    let taken = false;
    const typing = (async () => {
      while (!taken) {
        const sign = typed.length % 6 === 0 ? " " : "abcde".charAt((typed.length % 6) - 1);
        await window.keyboard.press(sign === " " ? "Space" : sign);
        typed.push(sign);
        await pause(20);
      }
    })();
    await expect.poll(() => typed.length).toBeGreaterThan(15);
    await page.getByRole("button", { name: /Take over/ }).click();
    await expectEditable(second, true);
    taken = true;
    await typing;
    await expectEditable(first, false);

    const base = "Begun in the first. Followed live.";
    const firstShows = await first.body.evaluate((body: HTMLElement) => body.textContent ?? "");
    const whole = base + typed.join("");
    expect(whole.startsWith(firstShows), `${firstShows}\nis no beginning of\n${whole}`).toBe(true);
    expect(firstShows.length, "keys before the take-over must be among them").toBeGreaterThan(base.length + 5);
    await expect(second.body).toHaveText(firstShows);

    await second.write("Body", " Ended in the second.");
    await second.expectSaved();
    await expect(first.body).toHaveText(`${firstShows} Ended in the second.`);
    expect(wordsOf(data.stories()[0]?.body ?? []).join("\n")).toBe(`${firstShows} Ended in the second.`);

    // When the holder's tab is closed, the story is free for the one that is left.
    await page.close();
    await expectEditable(first, true);
    await first.write("Body", " And the first again.");
    await first.expectSaved();
    expect(wordsOf(data.stories()[0]?.body ?? []).join("\n")).toBe(`${firstShows} Ended in the second. And the first again.`);
  });
});
