import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";

test.use({ newsroom: "sample" });

test("A rule is added, tried, rehearsed and used in a story; one whose example fails is not, and says so", async ({ window }) => {
  const settings = new SettingsScreen(window);
  const { dialog } = settings;
  await expect(new DeskScreen(window).newStory).toBeVisible();
  await settings.open();
  await settings.show("House style");
  const rules = dialog.getByRole("list", { name: "Rules" });
  await settings.field("Find a rule").fill("adviser");
  await expect(rules.getByRole("listitem").first()).toContainText("adviser");

  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await expect(settings.field("Name of the rule")).toBeFocused();
  await window.keyboard.type("ferry-not-boat");
  await settings.field("Find").fill("the big boat -> the ferry");
  await settings.field("Why").fill("It carries cars.");
  await settings.field("Wrong").fill("He took the big boat. -> He took a train.");

  // Nothing is lost by a way out.
  await settings.close();
  await settings.open();
  await settings.show("House style");
  await dialog.getByRole("button", { name: "Go on with the new rule" }).click();
  await expect(settings.field("Why")).toHaveValue("It carries cars.");

  await dialog.getByRole("button", { name: "Save rule" }).click();
  await expect(settings.field("Right")).toBeFocused();
  await expect(dialog.getByText("At least one sentence in which it finds nothing.")).toBeVisible();
  await settings.field("Right").fill("The ferry sailed.");
  await settings.field("A text to try it on").fill("She missed The Big Boat twice.");
  const tried = dialog.getByRole("status", { name: "What it finds" });
  await expect(tried).toContainText("It would not be used");
  await expect(tried).toContainText("It finds 1");
  await expectAccessible(window, "a rule of the house style");
  await dialog.getByRole("button", { name: "Save rule" }).click();
  await settings.field("Find a rule").fill("ferry-not-boat");
  await expect(rules.getByRole("listitem")).toHaveCount(1);
  await expect(rules).toContainText("Not in use:");

  await dialog.getByRole("button", { name: "Edit ferry-not-boat" }).click();
  await settings.field("Wrong").fill("He took the big boat. → He took the ferry.");
  await expect(tried).toContainText("Its own examples hold.");
  await settings.field("Severity").selectOption({ label: "Must: it is wrong" });
  await dialog.getByRole("button", { name: "Rehearse over the archive" }).click();
  await expect(dialog.getByRole("status", { name: "Rehearsal" })).toContainText("It would not have fired in any of");
  await dialog.getByRole("button", { name: "Save rule" }).click();
  await settings.field("Find a rule").fill("ferry-not-boat");
  await expect(rules).not.toContainText("Not in use:");
  await settings.close();

  const story = await new DeskScreen(window).startStory();
  await story.write("Body", "We waited for the big boat.");
  await window.getByRole("tab", { name: /Checks/ }).click();
  await expect(window.getByRole("region", { name: "Checks" })).toContainText("It carries cars.");

  // Switched off, it finds nothing any more.
  await settings.open();
  await settings.show("House style");
  await settings.field("Find a rule").fill("ferry-not-boat");
  await dialog.getByRole("switch", { name: "Use ferry-not-boat" }).focus();
  await window.keyboard.press("Space");
  await expect(dialog.getByText(/1 switched off/)).toBeVisible();
  await settings.close();
  await expect(window.getByRole("region", { name: "Checks" })).not.toContainText("It carries cars.");
});

test("A rehearsal shows where a rule would have fired; a pattern that is broken or runs away is named", async ({ window }) => {
  const settings = new SettingsScreen(window);
  const { dialog } = settings;
  await expect(new DeskScreen(window).newStory).toBeVisible();
  await settings.open();
  await settings.show("House style");
  await settings.field("Find a rule").fill("per-cent");
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await settings.field("Name of the rule").fill("harbour");
  await settings.field("Find").fill("harbour");
  await settings.field("Why").fill("Only to see.");
  await settings.field("Wrong").fill("The harbour froze.");
  await settings.field("Right").fill("The quay froze.");
  await dialog.getByRole("button", { name: "Rehearse over the archive" }).click();
  await expect(dialog.getByRole("status", { name: "Rehearsal" })).toContainText(
    /It would have fired \d+ times, in \d+ of \d+ stories/,
  );
  await expect(dialog.getByRole("list", { name: "Where it would have fired" }).getByRole("listitem").first()).toContainText(
    /harbour/i,
  );

  await settings.field("Find").fill("");
  const tried = dialog.getByRole("status", { name: "What it finds" });
  await settings.field("Pattern").fill("harbour(");
  await expect(tried).toContainText("It would not be used");
  await settings.field("Pattern").fill("(h+a*)+$x");
  await settings.field("A text to try it on").fill(`${"h".repeat(40)}!`);
  await expect(tried).toContainText("It would not be used");
});

test("A file changed by hand is read at once, and one that is broken is named", async ({ window, dataFolder }) => {
  const settings = new SettingsScreen(window);
  const { dialog } = settings;
  await expect(new DeskScreen(window).newStory).toBeVisible();
  await settings.open();
  await settings.show("House style");
  await expect(dialog.getByRole("list", { name: "Rules" })).toBeVisible();
  const folder = await dialog.locator("[class*=folder]").textContent();
  expect(folder).toBe(path.join(dataFolder, "style"));
  const file = path.join(dataFolder, "style/standfirst/spellings.yaml");
  const before = readFileSync(file, "utf8");
  writeFileSync(
    file,
    `${before}\n- id: by-hand\n  find: quayish\n  why: Nobody says so.\n  severity: hint\n  examples:\n    wrong: [{ text: It is quayish. }]\n    right: [It is a quay.]\n`,
  );
  await settings.field("Find a rule").fill("by-hand");
  await expect(dialog.getByRole("list", { name: "Rules" }).getByRole("listitem")).toHaveCount(1);
  writeFileSync(file, `${before}\n- id: [broken`);
  await expect(dialog.getByRole("group", { name: "Files that could not be read" })).toContainText("spellings.yaml");
});
