import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { PreviewScreen } from "../screens/preview-screen.ts";

test.describe("The sample newsroom", () => {
  test.use({ newsroom: "sample" });

  test("its unfinished draft is stopped by the checklist, and says why", async ({ window }) => {
    const story = await new DeskScreen(window).openStory("Who owns the wind over Carrow Moor?");
    const dialog = await story.openChecklist();
    await expect(dialog.dialog).toContainText(/alt text/i);
    await expect(dialog.dialog).toContainText("TK");
    await expect(dialog.now).toBeDisabled();
  });

  test("its ready story shows a pinned card and its similar stories, on the desk and on the page", async ({ window }) => {
    await new DeskScreen(window).openStory("The estate that wants to mend itself");
    const similar = window.getByRole("list", { name: "Similar stories", exact: true }).filter({ visible: true });
    await expect(similar.getByRole("listitem")).toHaveCount(3);
    const author = window.getByRole("list", { name: "More from this author", exact: true }).filter({ visible: true });
    await expect(author).toContainText("What happened when drivers were asked to draw the timetable");

    const preview = new PreviewScreen(window);
    await preview.open();
    await expect(preview.frame.getByText("What happened when drivers were asked to draw the timetable")).toBeVisible();
    await preview.choose("Has reached the free limit");
    await expect(preview.frame.getByText("That was your last free story this month")).toBeVisible();
    await expect(preview.frame.getByText("Row 214")).toBeHidden();
  });

  test("its site keeps what is for subscribers to itself", async ({ window, data }) => {
    await expect(new DeskScreen(window).newStory).toBeVisible();
    const site = [...data.siteFiles().entries()].map(([name, bytes]) => `${name}\n${bytes.toString()}`).join("\n");
    expect(site).toContain("The audience applauded the weather");
    expect(site).not.toContain("Dora Lisle");
  });
});
