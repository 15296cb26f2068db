import { expect, test } from "../hosts/desk-test.ts";
import { FirstStart } from "../screens/first-start.ts";

test.describe("A first start", () => {
  test.use({ newsroom: "none" });

  test("with the sample newsroom: a dozen stories, three contributors, and pages to read", async ({ window, data }) => {
    const desk = await new FirstStart(window).begin("Asha Lind", "Editor", "sample");
    await expect(window.getByRole("button", { name: /Asha Lind\W+Editor/ })).toBeVisible();
    await desk.list("All stories").click();
    expect(data.stories()).toHaveLength(12);
    expect(new Set(data.stories().flatMap((story) => story.furniture.byline)).size).toBe(3);
    expect([...data.siteFiles().keys()].some((name) => name === "index.html")).toBe(true);
    const story = await desk.openStory("Lido to open all winter");
    await expect(story.body).toContainText("seafront lido");
    await expect(story.field("Caption")).toContainText("Early swimmers");
    const picture = window.getByRole("img", { name: /open-air pool/ });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  });

  test("with an empty desk: six sections and no story; a name is asked for", async ({ window, data, host }) => {
    await window.getByRole("button", { name: "Start with an empty desk" }).click();
    await expect(window.getByRole("textbox", { name: "Your name" })).toBeFocused();
    await expect(window.getByText(/Write your name/)).toBeVisible();
    const desk = await new FirstStart(window).begin("Tom Weir", "Journalist", "empty");
    await expect(window.getByText("The desk is empty")).toBeVisible();
    expect(data.stories()).toEqual([]);
    const story = await desk.startStory();
    const sections = await story.chooser("Section").locator("option").allInnerTexts();
    expect(sections.filter((name) => /^(Britain|World|Features|Opinion|Culture|Sport)$/.test(name))).toEqual([
      "Britain",
      "World",
      "Features",
      "Opinion",
      "Culture",
      "Sport",
    ]);
    await host.restart();
    const again = await host.openWindow();
    await expect(again.getByRole("button", { name: /Tom Weir\W+Journalist/ })).toBeVisible();
  });

  test("name and role can be changed later", async ({ window, host }) => {
    await new FirstStart(window).begin("Tom Weir", "Journalist", "empty");
    await window.getByRole("button", { name: /Tom Weir\W+Journalist/ }).click();
    const dialog = window.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Your name" }).fill("Tomasz Weir");
    await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Editor" });
    await dialog.getByRole("button", { name: /Save/ }).click();
    await expect(window.getByRole("button", { name: /Tomasz Weir\W+Editor/ })).toBeVisible();
    await host.restart();
    await expect((await host.openWindow()).getByRole("button", { name: /Tomasz Weir\W+Editor/ })).toBeVisible();
  });
});
