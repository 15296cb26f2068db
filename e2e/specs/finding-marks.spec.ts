import type { Page } from "@playwright/test";
import { photograph } from "../fixtures/pictures.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { dropFiles } from "../screens/hand-over.ts";
import { expectAccessible } from "../screens/no-violations.ts";

interface Mark {
  words: string;
  /** The field whose area the line stands in, by its name. */
  over: string | undefined;
}

/** Words with a line under them, in the order of the page. */
async function marks(window: Page): Promise<Mark[]> {
  return window.evaluate(() => {
    const fields = [...document.querySelectorAll("[data-story] :is(input, textarea, [contenteditable])[aria-label]")];
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight] as Range[]);
    return ranges
      .map((range) => ({ words: range.toString(), box: range.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .toSorted((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
      .map(({ words, box }) => {
        const under = fields.findLast((field) => {
          const { left, right, top, bottom } = field.getBoundingClientRect();
          return box.left >= left - 1 && box.right <= right + 1 && box.top >= top - 6 && box.bottom <= bottom + 6;
        });
        return { words, over: under?.getAttribute("aria-label") ?? undefined };
      });
  });
}

test("Findings are marked in headline, standfirst and captions as in the copy, until their words change", async ({
  window,
}, info) => {
  test.slow();
  const story = await new DeskScreen(window).startStory();
  await story.addLeadPicture(await photograph("lead.jpg", "#446622"));
  await story.write("Caption", "A dredjer at the quay");
  await story.write("Credit", "From the the desk");
  await story.write("Alt text", "A ship with a seperate mast in fog");
  await story.write("Kicker", "Harbuor");
  await story.write("Headline", "The harbour wall that nobody ever wanted reopens after ten percent more and a seperate vote");
  await story.write("Standfirst", "Nobody recieved a letter about it");
  await story.write("Body", "The dredjer waits.");
  await dropFiles(story.body.locator("p").first(), await photograph("body.jpg", "#224466"));
  const caption = story.body.getByRole("textbox", { name: "Caption" });
  await caption.click();
  await window.keyboard.type("The dredjer from the air");
  await story.expectSaved();

  const expected = [
    { words: "Harbuor", over: "Kicker" },
    { words: "percent", over: "Headline" },
    { words: "seperate", over: "Headline" },
    { words: "recieved", over: "Standfirst" },
    { words: "dredjer", over: "Caption" },
    { words: "the the", over: "Credit" },
    { words: "seperate", over: "Alt text" },
    { words: "dredjer", over: "Body" },
    { words: "dredjer", over: "Caption" },
  ];
  await story.headline.scrollIntoViewIfNeeded();
  await expect.poll(() => marks(window)).toEqual(expected);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await window.screenshot({ path: info.outputPath(`marks-${colorScheme}.png`) });
    await expectAccessible(window, `marks, ${colorScheme}`);
  }

  // Whatever moves a field moves its marks with it.
  await window.setViewportSize({ width: 1280, height: 800 });
  await story.headline.evaluate((field) => {
    field.closest("article")?.prepend(Object.assign(document.createElement("div"), { style: "height: 37px" }));
  });
  expect((await marks(window)).slice(0, 3)).toEqual(expected.slice(0, 3));

  await test.step("typing takes the marks of a field away at once, and can be undone", async () => {
    await story.headline.click();
    await window.keyboard.press("Home");
    const before = await story.headline.inputValue();
    await window.keyboard.type("Now");
    expect((await marks(window)).filter(({ over }) => over === "Headline")).toEqual([]);
    await window.keyboard.type(", the");
    // A save in the middle of it begins another step.
    await expect(async () => {
      await window.keyboard.press("Control+z");
      expect(await story.headline.inputValue()).toBe(before);
    }).toPass({ timeout: 5000 });
    await expect.poll(async () => (await marks(window)).slice(0, 3)).toEqual(expected.slice(0, 3));
  });

  await test.step("what is mended is no longer marked", async () => {
    for (const [name, words] of [
      ["Kicker", "Harbour"],
      ["Standfirst", "Nobody received a letter about it"],
    ] as const) {
      await story.field(name).press("Control+a");
      await window.keyboard.type(words);
    }
    await expect
      .poll(async () => (await marks(window)).map(({ words }) => words))
      .toEqual(["percent", "seperate", "dredjer", "the the", "seperate", "dredjer"]);
  });
});
