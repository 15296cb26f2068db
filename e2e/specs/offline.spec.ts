import { paragraph } from "../fixtures/copy.ts";
import { storyOnDesk } from "../fixtures/stories.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { PASSPHRASE, expect, test } from "../hosts/site-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { PublishPanel } from "../screens/publish-panel.ts";

const HEADLINE = "Lifeboat crew of six looks for a seventh";
const COPY = [paragraph("The station has asked the town for one more hand."), paragraph("Training begins in May.")];

test.describe("A site that is down @browser", () => {
  test("makes a story wait and say so; the desk goes on, and it can be cancelled", async ({ window, site, desk, data }) => {
    const id = await storyOnDesk(desk, { headline: HEADLINE }, COPY);
    await site.close();
    const screen = new DeskScreen(window);
    const story = await screen.openStory(HEADLINE);
    const publish = await story.openChecklist();
    await publish.chooseTarget("Main site");
    await publish.now.click();
    await expect(publish.outcome).toHaveText("In the queue: this can be closed.");
    await expect(publish.queue).toContainText("Trying again soon");
    await expect(publish.queue).toContainText(/next try \d\d:\d\d:\d\d/);
    await publish.close();

    await story.write("Body", " They meet on Tuesdays.");
    await story.expectSaved();
    expect(JSON.stringify(data.story(id).body)).toContain("They meet on Tuesdays.");
    expect(data.story(id).status).toBe("draft");

    await test.step("and stands in the queue of the whole desk", async () => {
      await window.getByRole("button", { name: "Queue: 1 under way" }).click();
      const queue = window.getByRole("dialog", { name: "Queue" });
      await expect(queue.getByRole("listitem").filter({ hasText: HEADLINE })).toContainText("Publish to Main site");
      await expectAccessible(window, "queue");
      await window.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(window, "queue, dark");
      await window.keyboard.press("Escape");
    });

    const panel = new PublishPanel(window);
    await panel.open();
    await panel.button("Cancel").click();
    await expect(panel.queue).toContainText("Cancelled");
    await site.open();
    // What is asked for after it arrives; so nothing is left of it that could.
    const { id: later } = await desk.calls.queue.send({
      storyId: await storyOnDesk(desk, { headline: "Another story altogether" }),
      targetId: (await desk.calls.targets.list()).find(({ name }) => name === "Main site")?.id ?? "",
      deed: "publish",
    });
    await expect
      .poll(async () => (await desk.calls.queue.list({})).ended.find((each) => each.id === later)?.state)
      .toBe("checked");
    expect(site.onlyPost().title).toBe("Another story altogether");
  });

  test("and a desk that is killed meanwhile: the story is sent once", async ({ browserHost, site, desk }) => {
    const storyId = await storyOnDesk(desk, { headline: HEADLINE }, COPY);
    const targetId = (await desk.calls.targets.list()).find(({ name }) => name === "Main site")?.id ?? "";
    await site.close();
    await desk.calls.queue.send({ storyId, targetId, deed: "publish" });
    await expect
      .poll(async () => (await desk.calls.queue.list({})).open[0]?.problem)
      .toMatch(/does not answer|cannot be reached/);

    await test.step("killed while the story waits for the site", async () => {
      await browserHost.kill();
      await site.open();
    });
    await test.step("killed when the site has it, and the desk has not heard of it", async () => {
      const made = new Promise<void>((resolve) => {
        site.whenMade = async () => {
          await browserHost.kill();
          resolve();
        };
      });
      await browserHost.start();
      const { calls, close } = await connectToDesk(browserHost);
      await calls.vault.unlock({ passphrase: PASSPHRASE });
      await made;
      close();
    });
    site.whenMade = async () => undefined;
    await browserHost.start();
    const { calls, close } = await connectToDesk(browserHost);
    await calls.vault.unlock({ passphrase: PASSPHRASE });
    const window = await browserHost.openWindow();
    await new DeskScreen(window).openStory(HEADLINE);
    const panel = new PublishPanel(window);
    await panel.open();
    await expect(panel.receipt).toContainText("Readers find what was passed");
    await expect(panel.queue).toContainText("Checked");
    expect(site.made).toBe(1);
    expect(site.onlyPost()).toMatchObject({ title: HEADLINE, status: "publish" });
    expect((await calls.queue.list({})).open).toEqual([]);
    close();
  });
});
