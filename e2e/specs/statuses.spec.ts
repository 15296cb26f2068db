import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

test("A story goes from draft to ready and back, and the desk's counts go with it", async ({ window, data }) => {
  const desk = new DeskScreen(window);
  const story = await desk.startStory();
  await story.write("Headline", "On its way");
  await story.expectSaved();
  const status = (): string | undefined => data.stories()[0]?.status;
  const bar = window.getByRole("toolbar", { name: "Story" });

  for (const [button, word, list] of [
    ["File", "filed", "Filed"],
    ["Sub", "subbing", "Subbing"],
    ["Send back", "revise", "Revise"],
    ["Sub", "subbing", "Subbing"],
    ["Pass", "ready", "Ready"],
  ] as const) {
    await test.step(`${button}: ${word}`, async () => {
      await bar.getByRole("button", { name: button, exact: true }).click();
      if (button === "Send back") {
        const asks = window.getByRole("dialog", { name: "Send back" });
        await asks.getByRole("textbox", { name: "Reason" }).fill("The second source is missing.");
        await asks.getByRole("button", { name: "Send back" }).click();
      }
      await expect(bar.getByRole("button", { name: `Status: ${list}` })).toBeVisible();
      expect(status()).toBe(word);
      await expect(desk.list(list)).toContainText("1");
      await desk.list(list).click();
      await expect(desk.row("On its way")).toHaveCount(1);
    });
  }

  await test.step("what is unusual is allowed, and says why", async () => {
    await bar.getByRole("button", { name: "Status: Ready" }).click();
    await window.getByRole("menuitem", { name: "Back to subbing" }).click();
    await expect(bar.getByRole("button", { name: "Status: Subbing" })).toBeVisible();
    await bar.getByRole("button", { name: "Status: Subbing" }).click();
    const spike = window.getByRole("menuitem", { name: /^Spike/ });
    await expect(spike).toContainText("Usually an editor does this.");
    await spike.click();
    await expect(bar.getByText("Spiked", { exact: true })).toBeVisible();
    expect(status()).toBe("spiked");
    await bar.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(bar.getByRole("button", { name: "Status: Draft" })).toBeVisible();
    expect(status()).toBe("draft");
  });
});
