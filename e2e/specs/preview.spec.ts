import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { PreviewScreen } from "../screens/preview-screen.ts";

test.describe("The preview", () => {
  test.use({ newsroom: "sample" });

  test("shows the real page, on a phone and a desktop, to who may read all and who may not", async ({ window, data }) => {
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    const story = await desk.openStory("A library is the last room");
    const last = data
      .stories()
      .find((each) => each.furniture.headline.startsWith("A library"))
      ?.body.at(-1);
    const ending = JSON.stringify(last).match(/"text":"([^"]{20,60})/)?.[1] ?? "";
    expect(ending, "the story must have an ending to look for").not.toBe("");
    const preview = new PreviewScreen(window);
    await preview.open();
    await expect(preview.frame.getByRole("heading", { level: 1 })).toContainText("A library is the last room");
    await expect(preview.frame.locator("body")).toContainText(ending);
    await expect(preview.frame.getByRole("banner")).toContainText("The Harbour Post");
    const picture = preview.frame.locator("figure.lead img");
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

    await preview.choose("Has reached the free limit");
    await expect(preview.frame.getByText("That was your last free story this month")).toBeVisible();
    await expect(preview.frame.locator("body")).not.toContainText(ending);

    const width = () => preview.dialog.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().width);
    expect(await width()).toBeGreaterThan(900);
    await preview.choose("Phone");
    await expect.poll(width).toBeLessThan(450);
    const overflow = await preview.frame.locator("html").evaluate((page) => page.scrollWidth - page.clientWidth);
    expect(overflow, "a phone never scrolls sideways").toBeLessThanOrEqual(0);
    await preview.close();
    await expect(story.body).toBeVisible();
    expect(data.stories().find((each) => each.furniture.headline.startsWith("A library"))?.status, "a look changes nothing").toBe(
      "subbing",
    );
  });
});
