import { expect, test } from "../hosts/desk-test.ts";
import { terminal } from "../hosts/terminal.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";
import { sitsHere } from "../screens/sits-here.ts";

const COPY = [
  "The ferry to the island did not sail on Tuesday.",
  "Its crew has been on strike since the weekend.",
  "No talks are planned, the company said last night.",
];

test("A journalist files; a sub changes it and sends it back; the journalist sees what changed, and restores a paragraph", async ({
  window,
  data,
  dataFolder,
}) => {
  const desk = new DeskScreen(window);
  const bar = window.getByRole("toolbar", { name: "Story" });
  const history = window.getByRole("region", { name: "History" });
  const comments = window.getByRole("region", { name: "Comments" });
  const compare = window.getByRole("dialog", { name: "Compare" });
  await sitsHere(window, "Nell Okafor", "Journalist");
  const story = await desk.startStory();
  await story.writeShort({ headline: "Ferry late", section: "Britain", standfirst: "Nobody crosses.", body: COPY });
  await bar.getByRole("button", { name: "File", exact: true }).click();
  await expect(bar.getByRole("button", { name: "Status: Filed" })).toBeVisible();

  await test.step("the sub rewords, moves and adds, keeps it under a name and sends it back with a reason", async () => {
    await sitsHere(window, "Tom Brandt", "Sub-editor");
    await bar.getByRole("button", { name: "Sub", exact: true }).click();
    await story.headline.fill("Ferry very late");
    // The last paragraph goes to the top.
    await story.body.getByText("No talks are planned").click({ clickCount: 3 });
    for (const key of ["Backspace", "Backspace", "Control+Home"]) await window.keyboard.press(key);
    await window.keyboard.type(COPY[2] ?? "");
    await window.keyboard.press("Enter");
    await story.body.getByText("did not sail").click();
    await window.keyboard.press("End");
    await window.keyboard.type(" Hundreds waited.");
    await story.expectSaved();
    await window.getByRole("tab", { name: "History" }).click();
    await history.getByRole("button", { name: "Keep this version" }).click();
    await history.getByRole("textbox", { name: "Name of this version" }).fill("Subbed once");
    await window.keyboard.press("Enter");
    await expect(history.getByText("Subbed once")).toBeVisible();
    // One that was kept by itself is named later, and named anew.
    await history.getByRole("radio", { name: /^Filed/ }).check();
    await history.getByRole("button", { name: "Name", exact: true }).click();
    await window.keyboard.type("As it came in");
    await window.keyboard.press("Enter");
    await expect(history.getByRole("radio", { name: /^As it came in/ })).toBeChecked();
    await history.getByRole("button", { name: "Rename" }).click();
    await window.keyboard.press("Control+a");
    await window.keyboard.type("First filing");
    await expectAccessible(window, "naming a version");
    await window.keyboard.press("Enter");
    await expect(history.getByRole("radio", { name: /^First filing/ })).toBeChecked();
    await story.body.getByText("has been on strike").dblclick();
    await window.keyboard.press("Control+Alt+m");
    await expect(comments.getByRole("combobox", { name: "About" })).toHaveValue("words");
    await window.keyboard.type("Which union, @Ne");
    await window.keyboard.press("Enter");
    await window.keyboard.type("?");
    await expectAccessible(window, "writing a comment");
    await comments.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(comments.getByRole("listitem")).toContainText("Which union, @Nell Okafor ?");
    // On the smallest screen the desk is made for, too, nothing of the bar is cut off.
    await window.setViewportSize({ width: 1280, height: 800 });
    for (const name of ["Send back", "Preview", "Schedule", "Publish", "Pass"])
      await expect(bar.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
    expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await bar.getByRole("button", { name: "Send back", exact: true }).click();
    const asks = window.getByRole("dialog", { name: "Send back" });
    await asks.getByRole("textbox", { name: "Reason" }).fill("The second source is missing.");
    await asks.getByRole("button", { name: "Send back" }).click();
    await expect(bar.getByRole("button", { name: "Status: Revise" })).toBeVisible();
  });

  await test.step("the writer finds the reason, and what changed since it was filed", async () => {
    await sitsHere(window, "Nell Okafor", "Journalist");
    await window.getByRole("tab", { name: "History" }).click();
    await expect(history.getByText("The second source is missing.")).toBeVisible();
    await expectAccessible(window, "history");
    await history.getByRole("button", { name: "What changed since I filed" }).click();
    await expect(compare.getByRole("region", { name: "Headline" }).getByRole("insertion")).toHaveText("very ");
    await expect(compare.getByRole("region", { name: /^Paragraph moved here/ })).toContainText("No talks are planned");
    await expect(compare.getByRole("region", { name: /^Paragraph changed/ }).getByRole("insertion")).toHaveText(
      " Hundreds waited.",
    );
    await expect(compare.getByRole("status")).toHaveText("3 words added, 0 taken out, 1 paragraph moved.");
    await expectAccessible(window, "compare");
    await window.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(window, "compare, dark");
  });

  await test.step("one paragraph and the headline are restored; undo takes the paragraph back", async () => {
    await compare.getByRole("button", { name: /^Restore paragraph/ }).click();
    await expect(compare.getByRole("status")).toHaveText("1 word added, 0 taken out, 1 paragraph moved.");
    await compare.getByRole("button", { name: "Restore headline" }).click();
    await expect(compare.getByRole("region", { name: "Headline" })).toHaveCount(0);
    await compare.getByRole("button", { name: "Close", exact: true }).last().click();
    await expectAccessible(window, "history, dark");
    await expect(story.headline).toHaveValue("Ferry late");
    expect(await story.value("Body")).not.toContain("Hundreds");
    await story.body.click();
    await window.keyboard.press("Control+z");
    await expect(story.body).toContainText("Hundreds waited.");
    await window.keyboard.press("Control+Shift+z");
    await expect(story.body).not.toContainText("Hundreds waited.");
    await story.expectSaved();
    await expect(history.getByRole("radio")).toHaveCount(6);
    await history.getByRole("button", { name: "Prove the history" }).click();
    await expect(window.getByText("The history is whole. All 6 versions are as kept, and none is missing.")).toBeVisible();
    expect(data.stories()[0]?.status).toBe("revise");
  });

  await test.step("a click on the words opens the comment; it stays on them, outlives them, and is answered and resolved", async () => {
    await story.body.locator("[data-comments]").click();
    await expect(comments.getByRole("button", { name: "strike" })).toBeVisible();
    await comments.getByRole("button", { name: "Reply", exact: true }).click();
    await window.keyboard.type("The seafarers’.");
    await comments.getByRole("button", { name: "Reply", exact: true }).click();
    await expect(comments.getByText("The seafarers’.")).toBeVisible();
    await comments.getByRole("button", { name: "strike" }).click();
    await expect(story.body).toBeFocused();
    await window.keyboard.press("Backspace");
    await expect(comments.getByText("What this was about is no longer in the story.")).toBeVisible();
    await expectAccessible(window, "comments, dark");
    await story.body.click();
    await window.keyboard.press("Control+z");
    await expect(comments.getByRole("button", { name: "strike" })).toBeVisible();
    await comments.getByRole("button", { name: "Resolve", exact: true }).click();
    await expect(comments.getByRole("switch", { name: "Show resolved (1)" })).toBeVisible();
    await story.expectSaved();
    // The mark is in the desk's copy, and in nothing that leaves it.
    const { id } = data.stories()[0] ?? { id: "" };
    const out = await terminal(dataFolder, "show", id, "--format", "html");
    expect(out.out).toContain("crew");
    expect(out.out).not.toMatch(/comment|union/i);
  });
});

test("The paper's checklist stands before a step; a lawyer's reading before publication, until an editor signs it off", async ({
  window,
  data,
}) => {
  const desk = new DeskScreen(window);
  const bar = window.getByRole("toolbar", { name: "Story" });
  const ready = window.getByRole("region", { name: "Ready to go" });

  await test.step("a line that must be ticked before passing is set up", async () => {
    await sitsHere(window, "Ines Calder", "Editor");
    const settings = new SettingsScreen(window);
    await settings.openByButton();
    await settings.show("Checklists");
    await window.getByRole("button", { name: "Add a line" }).click();
    await window.getByRole("textbox", { name: "What is to be done" }).fill("Nothing is in contempt");
    await window.getByRole("combobox", { name: "Before" }).selectOption({ label: "To pass" });
    await window.getByRole("combobox", { name: "Standfirst, to file" }).selectOption({ label: "Must" });
    await window.getByRole("combobox", { name: "Credits, to pass" }).selectOption({ label: "Off" });
    await expectAccessible(window, "settings, checklists");
    await settings.save();
    await settings.close();
  });

  const story = await desk.startStory();
  await test.step("File stops at the one check that was made a must there", async () => {
    await story.write("Headline", "Minister");
    await bar.getByRole("button", { name: "File", exact: true }).click();
    const asks = window.getByRole("dialog", { name: "File" });
    await expect(asks.getByRole("list", { name: "Must" })).toContainText("standfirst");
    await expect(asks.getByRole("button", { name: "File", exact: true })).toBeDisabled();
    await window.keyboard.press("Escape");
  });
  await story.writeShort({ headline: "Minister named", section: "Britain", standfirst: "In court.", body: COPY });
  await bar.getByRole("button", { name: "File", exact: true }).click();
  await sitsHere(window, "Tom Brandt", "Sub-editor");
  await bar.getByRole("button", { name: "Sub", exact: true }).click();

  await test.step("Pass asks for what must be ticked, and keeps who did", async () => {
    await bar.getByRole("button", { name: "Pass", exact: true }).click();
    const asks = window.getByRole("dialog", { name: "Pass" });
    const pass = asks.getByRole("button", { name: "Pass", exact: true });
    await expect(pass).toBeDisabled();
    await asks.getByRole("checkbox", { name: /Nothing is in contempt/ }).check();
    await expect(asks.getByText(/^Tom Brandt, /)).toBeVisible();
    await expectAccessible(window, "pass");
    await pass.click();
    await expect(bar.getByRole("button", { name: "Status: Ready" })).toBeVisible();
  });

  await test.step("the legal flag stops publication, and a sub cannot lift it", async () => {
    await window.getByRole("tab", { name: "Publish" }).click();
    await ready.getByRole("button", { name: "Needs a lawyer" }).click();
    await window.keyboard.type("Names a minister.");
    await window.keyboard.press("Enter");
    await expect(ready.getByText("It cannot be published or scheduled.")).toBeVisible();
    await expect(ready.getByRole("button", { name: "Sign off legal" })).toHaveCount(0);
    await expectAccessible(window, "legal flag");
    await window.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(window, "legal flag, dark");
    await window.emulateMedia({ colorScheme: "light" });
    await sitsHere(window, "Ines Calder", "Editor");
    const dialog = await story.openChecklist();
    await expect(window.getByRole("list", { name: "Must" }).last()).toContainText("A lawyer must read this story");
    await expect(dialog.now).toBeDisabled();
    await window.keyboard.press("Escape");
  });

  await test.step("the editor records who read it; then it goes out, and a later change is said", async () => {
    await ready.getByRole("button", { name: "Sign off legal" }).click();
    await window.keyboard.type("R. Sethi");
    await window.keyboard.press("Enter");
    await expect(ready.getByText("Read by R. Sethi, as it stands.")).toBeVisible();
    await expect(ready.getByText("Tom Brandt").first()).toBeVisible();
    await story.publish();
    await window.keyboard.press("Escape");
    expect(data.stories()[0]?.status).toBe("published");
    await story.write("Headline", " in court");
    await story.expectSaved();
    await expect(ready.getByText("Changed since R. Sethi read it.")).toBeVisible();
  });
});
