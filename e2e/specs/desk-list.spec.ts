import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";

test.describe("The desk's list", () => {
  test.use({ newsroom: "sample" });

  test("counts every status, and finds words of headline, catchline, byline and copy", async ({ window, data }) => {
    const desk = new DeskScreen(window);
    await expect(desk.newStory).toBeVisible();
    const statuses = data.stories().map((story) => story.status);
    for (const [status, name] of [
      ["draft", "Drafts"],
      ["filed", "Filed"],
      ["subbing", "Subbing"],
      ["published", "Published"],
    ] as const) {
      await expect(desk.list(name)).toContainText(String(statuses.filter((each) => each === status).length));
    }
    await desk.list("All stories").click();
    await expect(desk.list("All stories")).toContainText(String(statuses.length));
    await expect(desk.stories.getByRole("listitem").first()).toHaveAttribute("aria-setsize", String(statuses.length));
    for (const [words, headline] of [
      ["wind over", "Who owns the wind over Carrow Moor?"],
      ["LIDO", "Lido to open all winter"],
      ["margery dunn", "Lido to open all winter"],
      ["tuba", "Band finds its van"],
    ] as const) {
      await desk.search.fill(words);
      if (headline.startsWith("Band")) {
        await desk.list("Spiked").click();
      }
      await expect(desk.row(headline)).toHaveCount(1);
    }
    await desk.list("All stories").click();
    await desk.search.fill("tarrant");
    await expect(desk.row("Who owns the wind over Carrow Moor?")).toHaveCount(1);
    await expect(desk.row("Lido to open all winter")).toHaveCount(0);
    await desk.search.fill("nowhere-to-be-found");
    await expect(window.getByText("Nothing found")).toBeVisible();
    await desk.search.press("Escape");
    await expect(desk.row("Lido to open all winter")).toHaveCount(1);
  });

  test("goes up and down by keyboard and opens with Enter", async ({ window }) => {
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    const rows = desk.stories.locator("[data-row]");
    await expect(rows.nth(2)).toBeVisible();
    const third = await rows.nth(2).locator("span").first().innerText();
    await rows.first().focus();
    await window.keyboard.press("ArrowDown");
    await window.keyboard.press("ArrowDown");
    await window.keyboard.press("ArrowDown");
    await window.keyboard.press("ArrowUp");
    await expect(rows.nth(2)).toBeFocused();
    await window.keyboard.press("Enter");
    const story = await desk.storyInView();
    await expect.poll(() => story.value("Headline")).toBe(third);
  });

  test("duplicates, spikes and restores", async ({ window, data }) => {
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    await desk.doToRow("Lido to open all winter after swimmers mend the heating", "Duplicate");
    const copy = await desk.storyInView();
    await expect.poll(() => copy.value("Catchline")).toMatch(/^LIDO.* copy$/i);
    const [original, duplicate] = data.stories().filter((story) => story.furniture.headline.startsWith("Lido to open"));
    expect(duplicate?.body).toEqual(original?.body);
    expect(duplicate?.furniture.leadPicture).toEqual(original?.furniture.leadPicture);
    expect(duplicate?.status).toBe("draft");

    await desk.list("Drafts").click();
    const headline = "Who owns the wind over Carrow Moor?";
    await desk.doToRow(headline, "Spike");
    await expect(desk.row(headline)).toHaveCount(0);
    await desk.list("Spiked").click();
    await expect(desk.row(headline)).toHaveCount(1);
    expect(data.stories().find((story) => story.furniture.headline === headline)?.status).toBe("spiked");
    await desk.doToRow(headline, "Restore");
    await expect(desk.row(headline)).toHaveCount(0);
    await desk.list("Drafts").click();
    await expect(desk.row(headline)).toHaveCount(1);
  });

  test("puts the story last changed first, whoever changed it @browser", async ({ browserHost, window }) => {
    const desk = new DeskScreen(window);
    await desk.list("All stories").click();
    const rows = desk.stories.locator("[data-row]");
    await expect(rows.first()).toBeVisible();
    await expect(rows.first()).not.toContainText("Lido");
    const client = await connectToDesk(browserHost);
    const { rows: found } = await client.calls.stories.list({ query: "lido" });
    const id = found.find((row) => row.headline.startsWith("Lido"))?.id ?? "";
    await client.calls.stories.checkOut({ id });
    await client.calls.stories.save({ id, patch: { headline: "Lido stays open" } });
    await expect(rows.first()).toContainText("Lido stays open");
    client.close();
  });
});
