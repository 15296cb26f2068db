import path from "node:path";
import { BrowserHost } from "../hosts/browser-host.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { terminal } from "../hosts/terminal.ts";
import { expect, test } from "../hosts/site-test.ts";
import { storyOnDesk } from "../fixtures/stories.ts";
import { paragraph } from "../fixtures/copy.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { PublishPanel } from "../screens/publish-panel.ts";

const HEADLINE = "Ferry to run on Sundays again";
const FIRST = "The ferry will cross on Sundays from April, the harbour board said.";
const SECOND = "Two crews were hired for it.";

test.describe("Publishing to another site @browser", () => {
  test("says what the site does otherwise, publishes, and proves what readers find", async ({ window, site }) => {
    const story = await new DeskScreen(window).startStory();
    await story.write("Kicker", "Harbour");
    await story.writeShort({ headline: HEADLINE, section: "Features", standfirst: "First since 2019", body: [FIRST, SECOND] });
    const publish = await story.openChecklist();
    await publish.chooseTarget("Main site");
    await expect(publish.losses).toContainText("The kicker is left out");
    await expectAccessible(window, "publish, with a target chosen");
    await publish.now.click();
    await expect(publish.outcome).toHaveText("Published");
    await expect(publish.queue).toContainText("Publish to Main site");
    await expect(publish.queue).toContainText("Checked");
    expect(site.made).toBe(1);
    const address = `${site.address}/ferry-to-run-on-sundays-again/`;
    // In the row of the queue, and beside what came of it.
    for (const link of await publish.dialog.getByRole("link", { name: "View page" }).all())
      await expect(link).toHaveAttribute("href", address);
    await expectAccessible(window, "published");
    await publish.close();

    const panel = new PublishPanel(window);
    await panel.open();
    await expect(panel.receipt).toContainText("Readers find what was passed");
    const compared = panel.receipt.getByRole("list", { name: "Compared" });
    for (const what of ["Headline", "Standfirst", "Text"])
      await expect(compared.getByRole("listitem").filter({ hasText: what })).toContainText("the same");
    await expect(compared.getByRole("listitem").filter({ hasText: "Canonical address" })).toContainText("not shown on this site");

    await test.step("and alarms with both sides once the page shows other words", async () => {
      site.dress = (page) => page.replaceAll("Two crews were hired", "Nobody was hired");
      await panel.button("Look again").click();
      await expect(panel.receipt).toContainText("Readers find something else");
      await expect(panel.receipt.getByRole("definition")).toHaveText([SECOND, "Nobody was hired for it."]);
      await expectAccessible(window, "a receipt that differs");
      site.dress = (page) => page;
      await panel.button("Look again").click();
      await expect(panel.receipt).toContainText("Readers find what was passed");
    });
  });

  test("stops where the site was edited, and sends the words that were chosen", async ({ window, site, desk, data }) => {
    const id = await storyOnDesk(desk, { headline: HEADLINE }, [paragraph(FIRST), paragraph(SECOND)]);
    const story = await new DeskScreen(window).openStory(HEADLINE);
    const first = await story.openChecklist();
    await first.chooseTarget("Main site");
    await first.now.click();
    await expect(first.outcome).toHaveText("Published");
    await first.close();
    site.edit({ title: "Ferry back on Sundays", excerpt: "The first crossing is at seven" });
    await story.write("Headline", " from April");
    await story.expectSaved();

    const again = await story.openChecklist();
    await again.chooseTarget("Main site");
    await again.now.click();
    await expect(again.outcome).toHaveText("Not published");
    await expect(again.queue).toContainText("Edited on the site");
    expect(site.onlyPost().title, "nothing was sent").toBe("Ferry back on Sundays");
    await again.queue.getByRole("button", { name: "Compare and choose" }).click();
    const conflict = window.getByRole("dialog", { name: "Edited on Main site" });
    const headline = conflict.getByRole("group", { name: "Headline" });
    await expect(headline.getByRole("radio", { name: `The desk’s ${HEADLINE} from April` })).toBeChecked();
    await expect(headline.getByRole("radio", { name: "The site’s Ferry back on Sundays" })).not.toBeChecked();
    const standfirst = conflict.getByRole("group", { name: "Standfirst" });
    await expect(standfirst.getByRole("radio", { name: `The desk’s About ${HEADLINE.toLowerCase()}` })).toBeChecked();
    await expect(conflict.locator("fieldset")).toHaveCount(2);
    await standfirst.getByRole("radio", { name: "The site’s The first crossing is at seven" }).check();
    for (const colorScheme of ["light", "dark"] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `conflict, ${colorScheme}`);
    }
    await conflict.getByRole("button", { name: "Send these" }).click();
    await expect(conflict).toHaveCount(0);
    await expect(again.outcome).toHaveText("Published");
    expect(site.onlyPost()).toMatchObject({ title: `${HEADLINE} from April`, excerpt: "The first crossing is at seven" });
    await again.close();
    expect(await story.value("Standfirst")).toBe("The first crossing is at seven");
    const kept = data.story(id);
    expect(wordsOf([{ ...paragraph(""), children: kept.furniture.standfirst } as (typeof kept.body)[number]])).toEqual([
      "The first crossing is at seven",
    ]);
    expect(kept.furniture.headline).toBe(`${HEADLINE} from April`);
  });

  test("holds what waited when an archive was made, in the desk that comes back from it", async ({
    window,
    site,
    desk,
    dataFolder,
    browserHost,
    context,
  }) => {
    await expect(new DeskScreen(window).newStory).toBeVisible();
    await site.close();
    const targets = await desk.calls.targets.list();
    const targetId = targets.find(({ name }) => name === "Main site")?.id ?? "";
    for (const headline of [HEADLINE, "The second ferry"]) {
      const storyId = await storyOnDesk(desk, { headline }, [paragraph(FIRST)]);
      await desk.calls.queue.send({ storyId, targetId, deed: "publish" });
    }
    const file = path.join(dataFolder, "out", "desk.zip");
    expect((await terminal(dataFolder, "archive", file)).status).toBe(0);
    const elsewhere = path.join(dataFolder, "out", "elsewhere");
    const back = await terminal(elsewhere, "restore", file);
    expect(back.problem).toContain("2 deliveries waited when this archive was made");
    // The desk it was saved from would send them now.
    await browserHost.kill();
    await site.open();

    const host = new BrowserHost(elsewhere, context);
    await host.start();
    try {
      const page = await host.openWindow();
      await page.getByRole("button", { name: "Queue: 2 need you" }).click();
      const queue = page.getByRole("dialog", { name: "Queue" });
      await expect(queue.getByRole("group", { name: "From the archive" })).toContainText("2 deliveries waited");
      await expect(queue.getByRole("list", { name: "Queue" }).getByText("Held", { exact: true })).toHaveCount(2);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page, `what waited in an archive, ${colorScheme}`);
      }
      await queue.getByRole("button", { name: "Drop", exact: true }).first().click();
      await expect(queue.getByRole("group", { name: "From the archive" })).toContainText("1 delivery waited");
      await queue.getByRole("button", { name: "Drop all" }).focus();
      await page.keyboard.press("Enter");
      await expect(queue.getByText("Nothing is under way")).toBeVisible();
      expect(site.made, "sent by nobody").toBe(0);
    } finally {
      await host.kill();
    }
  });
});
