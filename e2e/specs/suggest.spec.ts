import type { Page } from "@playwright/test";
import { photograph } from "../fixtures/pictures.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { sitsHere } from "../screens/sits-here.ts";
import type { StoryScreen } from "../screens/story-screen.ts";

const COPY = ["The ferry to the island did not sail on Tuesday.", "Its crew has been on strike.", "No talks are planned."];

/** A short story that a sub has open. */
async function storyOfSub(window: Page): Promise<StoryScreen> {
  await sitsHere(window, "Tom Brandt", "Sub-editor");
  const story = await new DeskScreen(window).startStory();
  await story.writeShort({ headline: "Ferry late", section: "Britain", standfirst: "Nobody crosses.", body: COPY });
  return story;
}

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

test("Suggestions are given reasons, walked through and settled by keys alone", async ({ window }) => {
  const { keyboard } = window;
  const changes = window.getByRole("region", { name: "Changes" });
  const story = await storyOfSub(window);
  await keyboard.press("Control+Shift+E");
  await expect(window.getByRole("switch", { name: "Suggest" })).toBeChecked();
  for (const [at, words] of [" One.", " Two.", " Three."].entries()) {
    await story.body.locator("p").nth(at).click();
    await keyboard.press("End");
    await keyboard.type(words);
    // What is typed is told from its neighbours by where the caret is when it is saved.
    await story.expectSaved();
  }

  await keyboard.press("Control+F8");
  const go = (words: string) => changes.getByRole("listitem").filter({ hasText: words }).locator("[data-go]");
  await expect(go("One.")).toBeFocused();
  await keyboard.press("Control+F8");
  await expect(go("Two.")).toBeFocused();
  await keyboard.press("Control+Shift+F8");
  await expect(go("One.")).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(go("Two.")).toBeFocused();

  const two = changes.getByRole("listitem").filter({ hasText: "Two." });
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(two.getByRole("button", { name: "Say why" })).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.type("The harbour master said so");
  await expectAccessible(window, "a reason being typed");
  await keyboard.press("Enter");
  await expect(two).toContainText("The harbour master said so");
  await expect(two.getByRole("button", { name: "Change reason" })).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.type(" dropped");
  await keyboard.press("Escape");
  await expect(two.getByRole("button", { name: "Change reason" })).toBeFocused();
  await expect(two).not.toContainText("dropped");
  await story.expectSaved();

  await two.getByRole("button", { name: "Accept" }).focus();
  await keyboard.press("Enter");
  await expect(two).toHaveCount(0);
  await expect(go("Three.")).toBeFocused();
  await window.reload();
  await expect(story.body.locator("[data-suggested=added]")).toHaveText([" One.", " Three."]);
  await expect(story.body).toContainText("on strike. Two.");
});

test("What an input method writes is saved once it is done, as a suggestion", async ({ window, data }) => {
  const story = await storyOfSub(window);
  await window.keyboard.press("Control+Shift+E");
  await story.body.locator("p").first().click();
  await window.keyboard.press("End");
  const ime = await window.context().newCDPSession(window);
  for (const text of ["s", "su", "sus", "sush"])
    await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await expect(story.saveState).toHaveText("Saving…");
  // A save would begin after 250 ms: four times as long, nothing of it is on the disk.
  const until = Date.now() + 1000;
  while (Date.now() < until) {
    await expect(story.saveState).toHaveText("Saving…");
    expect(JSON.stringify(data.stories().map(({ body }) => body))).not.toContain("sush");
  }
  await expect(story.body.locator("[data-suggested]")).toHaveCount(0);
  await ime.send("Input.insertText", { text: "寿司" });
  await expect(story.body.locator("[data-suggested=added]")).toHaveText("寿司");
  await story.expectSaved();
  await window.reload();
  await expect(story.body.locator("[data-suggested=added]")).toHaveText("寿司");
  await expect(story.body.locator("p").first()).toHaveText(`${COPY[0] ?? ""}寿司`);
});

test("With Suggest on, another lead picture is a choice with its own words; a comment is no suggestion", async ({ window }) => {
  const { keyboard } = window;
  const changes = window.getByRole("region", { name: "Changes" });
  const story = await storyOfSub(window);
  await story.addLeadPicture(await photograph("landing.jpg", "#41505a"));
  await story.write("Credit", "Ann Marsh");
  await story.write("Alt text", "A jetty");
  await story.expectSaved();
  await keyboard.press("Control+Shift+E");
  await story.write("Credit", " for the desk");
  await expect(story.field("Credit")).toHaveValue("Ann Marsh for the desk");
  await story.expectSaved();
  await window.getByRole("tab", { name: "Changes" }).click();
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await changes.getByRole("listitem").getByRole("button", { name: "Reject" }).click();
  await expect(story.field("Credit")).toHaveValue("Ann Marsh");
  const choosing = window.waitForEvent("filechooser");
  await window.getByRole("button", { name: "Replace picture" }).filter({ visible: true }).click();
  await (await choosing).setFiles(await photograph("harbour.jpg", "#7a3b2e"));
  await expect(story.field("Credit")).toHaveValue("");
  await story.expectSaved();
  await expect(changes.getByText("Nothing suggested")).toBeVisible();

  await story.body.getByText("strike").dblclick();
  await keyboard.press("Control+Alt+m");
  await window.getByRole("textbox", { name: "Comment" }).fill("Which union?");
  await keyboard.press("Control+Enter");
  await expect(window.getByRole("region", { name: "Comments" })).toContainText("Which union?");
  await story.expectSaved();
  await window.getByRole("tab", { name: "Changes" }).click();
  await expect(changes.getByText("Nothing suggested")).toBeVisible();
});

test("Marks that are made once the keyboard has gone elsewhere leave it there", async ({ window }) => {
  const { keyboard } = window;
  const story = await storyOfSub(window);
  await keyboard.press("Control+Shift+E");
  await story.body.locator("p").nth(1).click();
  await keyboard.press("End");
  await keyboard.type(" No.");
  // Before the words are saved, and marked for it.
  await story.headline.click();
  await keyboard.press("End");
  await keyboard.type(" again today", { delay: 60 });
  await expect(story.headline).toBeFocused();
  await expect(story.headline).toHaveValue("Ferry late again today");
  await story.expectSaved();
  await expect(story.body.locator("p").nth(1)).toHaveText("Its crew has been on strike. No.");

  await story.body.locator("p").nth(2).click();
  await keyboard.press("End");
  await keyboard.type(" Yet.");
  await window.getByRole("textbox", { name: "Standfirst" }).click();
  await keyboard.press("End");
  await keyboard.type(" For long.", { delay: 60 });
  await expect(window.getByRole("textbox", { name: "Standfirst" })).toHaveText("Nobody crosses. For long.");
  await expect(story.body.locator("p").nth(2)).toHaveText("No talks are planned. Yet.");
  await story.expectSaved();
});
