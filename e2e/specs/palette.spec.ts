import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { sitsHere } from "../screens/sits-here.ts";
import type { StoryScreen } from "../screens/story-screen.ts";

/** Opens the palette from wherever the focus is and, if asked, runs what it finds by these words. */
async function palette(story: StoryScreen, words?: string): Promise<void> {
  const { page } = story;
  const before = await page.locator(":focus").elementHandle();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Do anything" });
  await expect(field).toBeFocused();
  if (words === undefined) {
    await page.keyboard.press("Escape");
  } else {
    await page.keyboard.type(words);
    await expect(page.getByRole("option", { name: new RegExp(`^${words}`) }).first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
  }
  await expect(field).toHaveCount(0);
  // Keys pressed before the focus is back would be nobody's.
  await expect.poll(() => before?.evaluate((element) => element === document.activeElement)).toBe(true);
}

for (const name of ["Body", "Standfirst", "Headline"] as const) {
  test(`The palette gives the caret back where it was: ${name}`, async ({ window }) => {
    const story = await new DeskScreen(window).startStory();
    await story.write(name, "Harbour ferry");
    for (let step = 0; step < 5; step += 1) await window.keyboard.press("ArrowLeft");
    await palette(story);
    await expect(story.field(name)).toBeFocused();
    await window.keyboard.type("night ");
    await expect.poll(() => story.value(name)).toBe("Harbour night ferry");

    await window.keyboard.press("Shift+End");
    await palette(story);
    await window.keyboard.type("boat");
    await expect.poll(() => story.value(name)).toBe("Harbour night boat");
  });
}

test("What the palette runs is done to the words that were selected", async ({ window }) => {
  const story = await new DeskScreen(window).startStory();
  await story.write("Body", "The first paragraph");
  await window.keyboard.press("Enter");
  await window.keyboard.type("The crosshead");
  await palette(story, "Crosshead");
  await expect(story.body.getByRole("heading", { level: 2 })).toHaveText("The crosshead");
  await window.keyboard.press("Control+Shift+ArrowLeft");
  await palette(story, "Italic");
  await expect(story.body.locator("em, i")).toHaveText("crosshead");
  await expect(story.body).toBeFocused();
  await palette(story, "Undo");
  await expect(story.body.locator("em, i")).toHaveCount(0);
  await palette(story, "Redo");
  await expect(story.body.locator("em, i")).toHaveText("crosshead");
});

test("The palette keeps a version, compares, and says who may sign off legal", async ({ window }) => {
  const story = await new DeskScreen(window).startStory();
  await story.write("Headline", "Harbour ferry");
  const run = async (words: string): Promise<void> => {
    await window.keyboard.press("Control+k");
    await window.getByRole("combobox", { name: "Do anything" }).fill(words);
    await window.getByRole("option", { name: new RegExp(`^${words}`) }).click();
  };
  await run("Compare");
  await expect(window.getByText("There is no version yet that could be compared.")).toBeVisible();
  await run("Keep a version");
  await expect(window.getByRole("textbox", { name: "Name of this version" })).toBeFocused();
  await window.keyboard.type("At noon");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("radio", { name: /^At noon/ })).toBeChecked();
  await story.write("Headline", " at night");
  await window.getByRole("tab", { name: "Checks" }).click();
  await run("Compare");
  const compare = window.getByRole("dialog", { name: "Compare" });
  await expect(compare.getByRole("region", { name: "Headline" }).getByRole("insertion")).toHaveText(" at night");
  await window.keyboard.press("Escape");
  await run("Sign off legal");
  await expect(window.getByText("Only an editor signs off what a lawyer has read.")).toBeVisible();

  await sitsHere(window, "Ines Calder", "Editor");
  await window.getByRole("button", { name: "Needs a lawyer" }).click();
  await window.keyboard.press("Enter");
  await expect(window.getByText("It cannot be published or scheduled.")).toBeVisible();
  await window.getByRole("tab", { name: "Checks" }).click();
  await run("Sign off legal");
  await expect(window.getByRole("textbox", { name: "Who has read it?" })).toBeFocused();
});

test("Every tool of the copy is in the palette", async ({ window }) => {
  const story = await new DeskScreen(window).startStory();
  await story.write("Body", "Some copy");
  await story.chooser("Access").selectOption("subscribers");
  await story.body.click();
  await window.keyboard.press("Control+k");
  const tools = ["Crosshead", "Bold", "Italic", "Link", "Bulleted list", "Numbered list", "Quote", "Insert picture"];
  for (const name of [...tools, "Free part ends here", "Undo", "Redo", "Spike"]) {
    await expect(window.getByRole("option", { name: new RegExp(`^${name}`) }).first()).toBeAttached();
  }
});
