import { closeSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { PreviewScreen } from "../screens/preview-screen.ts";
import { newReader, readPage } from "../screens/reader.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";

test.describe("Axe finds nothing serious", () => {
  test.describe("on the first screen", () => {
    test.use({ newsroom: "none" });

    test("of a new desk", async ({ window }) => {
      await expect(window.getByRole("textbox", { name: "Your name" })).toBeVisible();
      await expectAccessible(window, "first start");
      await window.getByRole("button", { name: "Start with an empty desk" }).click();
      await expectAccessible(window, "first start with a problem");
      await window.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(window, "first start, dark");
    });
  });

  test("on an empty desk", async ({ window }) => {
    await expect(window.getByText("The desk is empty")).toBeVisible();
    await expectAccessible(window, "empty desk");
    const story = await new DeskScreen(window).startStory();
    await expectAccessible(window, "empty story");
    await story.openChecklist();
    await expect(window.getByRole("dialog", { name: "Publish" }).getByText(/must be mended/)).toBeVisible();
    await expectAccessible(window, "checklist that blocks");
  });

  test.describe("in the sample newsroom", () => {
    test.use({ newsroom: "sample" });

    for (const colorScheme of ["light", "dark"] as const) {
      test(`on the desk, the story, its panels and dialogs, ${colorScheme}`, async ({ window }) => {
        // Every panel, dialog and page of the settings, one after another.
        test.setTimeout(300_000);
        await window.emulateMedia({ colorScheme });
        const desk = new DeskScreen(window);
        await desk.list("All stories").click();
        await desk.openStory("Drivers draw the timetable");
        await expectAccessible(window, "story");
        for (const panel of ["Pictures", "Publish", "Checks"]) {
          await window.getByRole("tab", { name: new RegExp(`^(\\d+ open ?)?${panel}`) }).click();
          await expectAccessible(window, `panel ${panel}`);
        }
        await window
          .getByRole("button", { name: /More for Drivers draw/ })
          .first()
          .focus();
        await window.keyboard.press("Enter");
        await expect(window.getByRole("menu")).toBeVisible();
        await expectAccessible(window, "menu of a row");
        await window.keyboard.press("Escape");
        await window.keyboard.press("Control+k");
        await expect(window.getByRole("dialog")).toBeVisible();
        await expectAccessible(window, "palette");
        await window.keyboard.press("Escape");
        const preview = new PreviewScreen(window);
        await preview.open();
        await expectAccessible(window, "preview");
        await preview.close();
        await window.getByRole("button", { name: "Withdraw", exact: true }).click();
        await expect(window.getByRole("alertdialog")).toBeVisible();
        await expectAccessible(window, "withdraw");
        await window.keyboard.press("Escape");
        await desk.search.fill("nothing like this");
        await expect(window.getByText("Nothing found")).toBeVisible();
        await expectAccessible(window, "nothing found");
      });
    }

    test("in the settings, and who sits here", async ({ window }) => {
      await expect(new DeskScreen(window).newStory).toBeVisible();
      const settings = new SettingsScreen(window);
      await settings.open();
      for (const page of [
        "The paper",
        "Sections",
        "Appeal and free limit",
        "House style",
        "Schedule",
        "Site",
        "Contributors",
        "You",
      ] as const) {
        await settings.show(page);
        await expectAccessible(window, `settings: ${page}`);
      }
      await settings.close();
      await window.getByRole("button", { name: /Mina Rao/ }).click();
      await expect(window.getByRole("dialog")).toBeVisible();
      await expectAccessible(window, "who sits here");
    });

    test("in a narrow window, and at twice the size", async ({ window }) => {
      const desk = new DeskScreen(window);
      await desk.list("All stories").click();
      await desk.openStory("Lido to open all winter");
      for (const width of [1000, 720]) {
        await window.setViewportSize({ width, height: 800 });
        await expectAccessible(window, `story at ${width}`);
        const sideways = await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(sideways, `nothing is cut off at ${width}`).toBeLessThanOrEqual(0);
      }
    });

    test("on every kind of page readers see @browser", async ({ browser, browserHost, data }) => {
      const desk = await connectToDesk(browserHost);
      const published = (await desk.calls.stories.list({ status: "published" })).rows[0];
      const viewAt = (await desk.calls.publishing.publication({ id: published?.id ?? "" }))?.viewAt ?? "";
      desk.close();
      const pages = [...data.siteFiles().keys()]
        .filter((name) => name.endsWith("index.html"))
        .map((name) => name.replace(/index\.html$/, ""));
      expect(pages.length).toBeGreaterThan(8);
      const kinds = new Map(pages.map((page) => [page.replaceAll(/[^/]+/g, "x"), page]));
      const story = new URL(viewAt).pathname.slice(1);
      const reader = await newReader(browser, { script: true });
      for (const page of new Set([...kinds.values(), story, "no/such/page/"])) {
        const shown = await reader.newPage();
        await shown.goto(new URL(`/${page}`, viewAt).href);
        await expectAccessible(shown, `page /${page}`);
        await shown.emulateMedia({ colorScheme: "dark" });
        await expectAccessible(shown, `page /${page}, dark`);
        await shown.close();
      }
      expect((await readPage(reader, viewAt)).url()).toBe(viewAt);
    });

    test("when the desk's file is damaged", async ({ host, dataFolder }) => {
      await host.openWindow();
      await host.stop();
      const file = openSync(path.join(dataFolder, "desk.sqlite"), "r+");
      writeSync(file, Buffer.alloc(200_000, 0x5a), 0, undefined, 8_192);
      closeSync(file);
      await host.start();
      const rescue = await host.openWindow();
      await expect(rescue.getByRole("heading", { name: /damaged/ })).toBeVisible();
      await expectAccessible(rescue, "recovery");
    });
  });
});
