import { DOCX, MANUSCRIPT, manuscript } from "../fixtures/manuscript.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { dropFiles } from "../screens/hand-over.ts";
import { newReader, readPage } from "../screens/reader.ts";
import { StoryScreen } from "../screens/story-screen.ts";

test.describe("A manuscript", () => {
  test.use({ newsroom: "sample" });

  test("is opened, given what it lacks, and published", async ({ window, data, browser }) => {
    const desk = new DeskScreen(window);
    const choosing = window.waitForEvent("filechooser");
    await desk.openManuscript.click();
    await (await choosing).setFiles({ name: "lanterns.docx", mimeType: DOCX, buffer: await manuscript() });
    const story = new StoryScreen(window);
    await expect(story.headline).toHaveValue(MANUSCRIPT.headline);
    await expect(story.body).toContainText(MANUSCRIPT.first);
    await expect(window.getByText(/table/i).filter({ visible: true }).first(), "what was left out is listed").toBeVisible();
    const kept = data.stories().find((each) => each.furniture.headline === MANUSCRIPT.headline);
    expect(wordsOf(kept?.body ?? []).join("\n")).not.toContain(MANUSCRIPT.headline);
    expect(kept?.body.map((block) => block.type)).toEqual(expect.arrayContaining(["paragraph", "heading", "list", "picture"]));
    expect(JSON.stringify(kept?.body)).not.toMatch(/color|FF0000|font/);
    await expect(story.body.locator("img")).toHaveCount(1);

    const dialog = await story.openChecklist();
    await expect(dialog.now).toBeDisabled();
    await dialog.close();
    await story.choose("Section", "Features");
    await story.write("Standfirst", "A landlord thinks again");
    await story.body.getByRole("textbox", { name: "Credit" }).fill("M Rao");
    await story.expectSaved();
    const address = await story.publish();
    const page = await readPage(await newReader(browser), address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(MANUSCRIPT.headline);
    await expect(page.getByRole("heading", { level: 2, name: MANUSCRIPT.crosshead })).toBeVisible();
    await expect(page.getByRole("link", { name: "handed over the deeds" })).toHaveAttribute("href", MANUSCRIPT.link);
    await expect(page.getByRole("article").getByRole("listitem")).toHaveText([...MANUSCRIPT.items]);
    await expect(page.getByRole("img", { name: "A workbench with brass lanterns" })).toBeVisible();
    await expect(page.locator("article strong")).toHaveText("nothing at all");
    await expect(page.locator("article em")).toHaveText("The key was where it had always been.");
  });

  test("dropped on the desk opens too, and one that is none is refused in words", async ({ window, data }) => {
    const desk = new DeskScreen(window);
    await expect(desk.newStory).toBeVisible();
    const before = data.stories().length;
    await dropFiles(window.locator("body"), { name: "broken.docx", mimeType: DOCX, buffer: Buffer.from("no manuscript at all") });
    await expect(
      window.getByText("broken.docx", { exact: false }).or(window.getByText(/Word/)).filter({ visible: true }).first(),
    ).toBeVisible();
    expect(data.stories()).toHaveLength(before);
    await dropFiles(window.locator("body"), { name: "lanterns.docx", mimeType: DOCX, buffer: await manuscript() });
    await expect(new StoryScreen(window).headline).toHaveValue(MANUSCRIPT.headline);
    expect(data.stories()).toHaveLength(before + 1);
  });
});
