import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { sitsHere } from "../screens/sits-here.ts";

const COPY = ["The ferry to the island did not sail on Tuesday.", "Its crew has been on strike.", "No talks are planned."];

test("A sub suggests; the writer sees it, accepts one, rejects one, and only what was accepted goes out", async ({ window }) => {
  const desk = new DeskScreen(window);
  const suggest = window.getByRole("switch", { name: "Suggest" });
  const changes = window.getByRole("region", { name: "Changes" });
  await sitsHere(window, "Nell Okafor", "Journalist");
  const story = await desk.startStory();
  await story.writeShort({ headline: "Ferry late", section: "Britain", standfirst: "Nobody crosses.", body: COPY });
  await story.expectSaved();

  await test.step("with Suggest on, what is typed, cut and split is marked, in copy, standfirst and headline", async () => {
    await sitsHere(window, "Tom Brandt", "Sub-editor");
    await suggest.check();
    await story.body.getByText("did not sail").click();
    await window.keyboard.press("End");
    await window.keyboard.type(" Hundreds waited.");
    await expect(story.body.locator("[data-suggested=added]")).toHaveText(" Hundreds waited.");
    await story.body.getByText("Its crew").dblclick({ position: { x: 8, y: 8 } });
    await window.keyboard.type("The");
    await expect(story.body.locator("[data-suggested=removed]")).toHaveText("Its");
    await story.headline.fill("Ferry very late");
    await window.getByRole("textbox", { name: "Standfirst" }).click();
    await window.keyboard.press("End");
    await window.keyboard.type(" Yet.");
    await story.expectSaved();
    await expect(story.body.locator("[data-suggested=added]")).toHaveText([" Hundreds waited.", "The"]);
    await window.getByRole("tab", { name: "Changes" }).click();
    await expect(changes.getByRole("listitem")).toHaveCount(4);
    await expectAccessible(window, "the changes of a story");
  });

  await test.step("it stands there after the window was opened anew", async () => {
    await window.reload();
    await expect(story.body.locator("[data-suggested=removed]")).toHaveText("Its");
    await expect(story.headline).toHaveValue("Ferry late");
    await expect(suggest).not.toBeChecked();
  });

  await test.step("final and original are shown without changing a thing", async () => {
    await sitsHere(window, "Nell Okafor", "Journalist");
    await window.getByRole("tab", { name: "Changes" }).click();
    await changes.getByRole("combobox", { name: "Show changes" }).selectOption("final");
    await expect(story.body.locator("[data-suggested=removed]")).toBeHidden();
    await changes.getByRole("combobox", { name: "Show changes" }).selectOption("original");
    await expect(story.body.locator("[data-suggested=added]").first()).toBeHidden();
    await changes.getByRole("combobox", { name: "Show changes" }).selectOption("marked");
  });

  await test.step("one is accepted, one rejected, by keyboard, and the rest accepted", async () => {
    const item = (words: string) => changes.getByRole("listitem").filter({ hasText: words });
    await item("Hundreds waited.").getByRole("button", { name: "Reject" }).click();
    await expect(story.body).not.toContainText("Hundreds");
    await item("Its").getByRole("button", { name: "Accept" }).focus();
    await window.keyboard.press("Enter");
    await expect(story.body).toContainText("The crew has been");
    await expect(story.body).not.toContainText("Its");
    await changes.getByRole("button", { name: "Accept all" }).click();
    await expect(story.headline).toHaveValue("Ferry very late");
    await expect(window.getByRole("textbox", { name: "Standfirst" })).toHaveText("Nobody crosses. Yet.");
    await expect(changes.getByText("Nothing suggested")).toBeVisible();
    await story.expectSaved();
    await expect(story.body).toHaveText(`${COPY[0] ?? ""}The crew has been on strike.${COPY[2] ?? ""}`);
  });

  await test.step("a story over its length shows what each paragraph would save; a cut is a suggestion", async () => {
    await window.getByRole("textbox", { name: "Commissioned length" }).fill("12");
    await window.keyboard.press("Tab");
    const copyfit = changes.getByRole("region", { name: "Copyfit" });
    await expect(copyfit).toContainText("words over the 12 asked for");
    await copyfit.getByRole("button", { name: /^Cut 4 words/ }).click();
    await expect(story.body.locator("span[data-suggested~=removed]")).toHaveText("No talks are planned.");
    await expect(changes.getByRole("list", { name: "Suggested changes" }).getByRole("listitem")).toHaveCount(1);
    await expectAccessible(window, "copyfit");
  });
});
