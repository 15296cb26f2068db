import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BrowserHost } from "../hosts/browser-host.ts";
import { buildWithout } from "../hosts/build-without.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { runTerminal } from "../hosts/terminal.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";

const SAID = "Grammar cannot be checked on this machine just now. All other checks work.";

test.describe("Where the grammar checker cannot be loaded @browser", () => {
  let folder: string;
  let hosts: string;
  test.beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "standfirst-without-grammar-"));
    hosts = buildWithout("harper.js", folder);
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("all other checks work in the panel, which says so", async ({ dataFolder, context }) => {
    const host = new BrowserHost(dataFolder, context, [], path.join(hosts, "browser", "main.js"));
    await host.start();
    try {
      const window = await host.openWindow();
      const story = await new DeskScreen(window).startStory();
      await story.write("Headline", "Harbuor wall reopens");
      await story.write("Body", "The advisor recieved the the last permit. She had went home.");
      const checks = window.getByRole("region", { name: "Checks" });
      const marks = checks.getByRole("list", { name: "Findings" }).locator("mark");
      await expect(marks).toHaveText(["Harbuor", "advisor", "recieved", "the the"]);
      // It is started once the desk has been open for a while.
      await expect(checks.getByText(SAID)).toBeVisible({ timeout: 40_000 });
      await expect(checks).not.toContainText("grammar follows");
      await expectAccessible(window, "checks without grammar");

      const twice = checks.getByRole("listitem").filter({ has: window.locator("mark", { hasText: "the the" }) });
      await twice.getByRole("button", { name: "Fix" }).click();
      await expect(story.body).toContainText("recieved the last permit");
      await window.keyboard.press("Control+End");
      await window.keyboard.type(" A seperate line.");
      await expect(marks).toHaveText(["Harbuor", "advisor", "recieved", "seperate"]);
      await expect(checks.getByText(SAID)).toBeVisible();
    } finally {
      await host.kill();
    }
  });

  test("the command line prints all others, and says so", async ({ dataFolder }) => {
    const file = path.join(dataFolder, "notes.txt");
    writeFileSync(file, "The advisor recieved ten percent. She had went home.\n");
    const checked = await runTerminal(path.join(hosts, "terminal", "main.js"), dataFolder, "check", file);
    expect(checked.status).toBe(0);
    expect(checked.out.split("\n").map((line) => line.split("  ")[1])).toEqual(["adviser", "spelling", "per-cent", undefined]);
    expect(checked.out).toContain("must  per-cent  body 0  25–32  “percent”  → “per cent”  ");
    expect(checked.problem).toContain(SAID);
  });
});
