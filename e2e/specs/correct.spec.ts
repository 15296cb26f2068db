import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser } from "@playwright/test";
import { paragraph } from "../fixtures/copy.ts";
import { publishedOnDesk } from "../fixtures/stories.ts";
import { expect, test } from "../hosts/site-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { PublishPanel } from "../screens/publish-panel.ts";
import { newReader, readPage } from "../screens/reader.ts";

const HEADLINE = "Waiting on trolleys";
const FIRST = "Some forty people were on trolleys when the night shift ended.";
const COPY = [paragraph(FIRST), paragraph("The hospital says it has hired porters."), paragraph("Its board meets on Monday.")];

test.describe("What was published @browser", () => {
  test("is corrected: the page says what was wrong, to readers and to search engines", async ({ window, desk, browser }) => {
    const { viewAt } = await publishedOnDesk(desk, { headline: HEADLINE }, COPY);
    const story = await new DeskScreen(window).openStory(HEADLINE);
    const panel = new PublishPanel(window);
    await test.step("with a text drafted from both wordings", async () => {
      await story.body.getByText(FIRST).click();
      await window.keyboard.press("Home");
      for (let sign = 0; sign < "Some ".length; sign += 1) await window.keyboard.press("ArrowRight");
      for (let sign = 0; sign < "forty".length; sign += 1) await window.keyboard.press("Shift+ArrowRight");
      await window.keyboard.type("fourteen");
      await story.expectSaved();
      await panel.open();
      await panel.button("Correct").click();
    });
    const correct = window.getByRole("dialog", { name: "Correct" });
    const text = correct.getByRole("textbox", { name: "What was put right" });
    const drafted = "An earlier version of this story said “Some forty people were”. It now says “Some fourteen people were”.";
    await expect(text).toHaveValue(drafted);
    for (const colorScheme of ["light", "dark"] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `correct, ${colorScheme}`);
    }
    await text.click();
    await window.keyboard.press("Control+End");
    await window.keyboard.type(" We miscounted.");
    await correct.getByRole("button", { name: "Correct and publish" }).click();
    await expect(correct.getByRole("list", { name: "Queue" })).toContainText("Checked");
    await expect(correct.getByRole("status")).toHaveText("The correction is published.");
    await window.keyboard.press("Escape");

    const page = await readPage(await newReader(browser), viewAt);
    const said = page.getByRole("region", { name: "Corrections and clarifications" });
    await expect(said).toContainText(`${drafted} We miscounted.`);
    await expect(page.getByText("Some fourteen people were on trolleys")).toBeVisible();
    expect(await articleAt(browser, viewAt)).toMatchObject({
      correction: [{ "@type": "CorrectionComment", text: `${drafted} We miscounted.` }],
    });
    await expect(panel.receipt).toContainText("Readers find what was passed");
    await expect(panel.receipt.getByRole("list", { name: "Compared" })).toContainText("Correction: the same");
  });

  test("is updated with a new date, or keeps the one it has", async ({ window, desk, browser }) => {
    const { viewAt } = await publishedOnDesk(desk, { headline: HEADLINE }, COPY);
    const first = (await articleAt(browser, viewAt))["dateModified"];
    const story = await new DeskScreen(window).openStory(HEADLINE);
    const panel = new PublishPanel(window);
    await panel.open();
    const update = async (words: string, showsUpdated: boolean): Promise<unknown> => {
      // The page tells whole seconds: another one has to come before a new date can be told from the old.
      const begun = Math.floor(Date.now() / 1000);
      await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(begun);
      await story.write("Body", words);
      await story.expectSaved();
      await panel.button("Update").click();
      const publish = window.getByRole("dialog", { name: "Publish" });
      await publish.getByRole("switch", { name: "Say on the page that it was updated" }).setChecked(showsUpdated);
      await publish.getByRole("button", { name: "Publish now" }).click();
      await expect(publish.getByRole("status")).toHaveText("Published");
      await window.keyboard.press("Escape");
      await expect(publish).toHaveCount(0);
      const page = await readPage(await newReader(browser), viewAt);
      await expect(page.getByText(words.trim())).toBeVisible();
      return (await articleAt(browser, viewAt))["dateModified"];
    };
    const second = await update(" It sits at noon.", true);
    expect(Date.parse(String(second))).toBeGreaterThan(Date.parse(String(first)));
    expect(await update(" The public may listen.", false)).toBe(second);
  });

  test("is taken down for legal reasons: no word is left of it, and the desk keeps the evidence", async ({
    window,
    desk,
    data,
    dataFolder,
  }) => {
    await publishedOnDesk(desk, { headline: "Another story stays" });
    const { id } = await publishedOnDesk(desk, { headline: HEADLINE }, COPY);
    expect(filesWith(dataFolder, "forty people").length, "it is there to begin with").toBeGreaterThan(0);
    await new DeskScreen(window).openStory(HEADLINE);
    await window.getByRole("button", { name: "Withdraw", exact: true }).click();
    const withdraw = window.getByRole("alertdialog");
    await withdraw.getByRole("switch", { name: "Legal take-down" }).check();
    for (const colorScheme of ["light", "dark"] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `take down, ${colorScheme}`);
    }
    await withdraw.getByRole("button", { name: "Take down" }).click();
    await expect(withdraw.getByRole("list", { name: "Queue" })).toContainText("Checked");
    await expect(withdraw.getByRole("status")).toHaveText("Taken down");
    await window.keyboard.press("Escape");

    for (const words of [HEADLINE, "forty people", "hired porters", "board meets", `About ${HEADLINE.toLowerCase()}`])
      expect(filesWith(dataFolder, words), words).toEqual([]);
    expect(filesWith(dataFolder, "Another story stays").length).toBeGreaterThan(0);
    expect(data.story(id).status).toBe("withdrawn");
    const database = new DatabaseSync(path.join(dataFolder, "desk.sqlite"), { readOnly: true });
    const evidence = database.prepare("SELECT page, address, kept_by FROM evidence WHERE story_id = ?").all(id);
    database.close();
    expect(evidence).toHaveLength(1);
    expect(Buffer.from(evidence[0]?.["page"] as Uint8Array).toString()).toContain(FIRST);
    expect(evidence[0]?.["kept_by"]).toBe("Mina Rao");
  });
});

/** What the page tells search engines. */
async function articleAt(browser: Browser, address: string): Promise<Record<string, unknown>> {
  const page = await readPage(await newReader(browser), address);
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  return JSON.parse(text ?? "") as Record<string, unknown>;
}

/** Files with these words, of all that lies in the data folder beside the desk's own database and its copies. */
function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.sqlite/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(words));
}
