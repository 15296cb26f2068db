import { publishedOnDesk } from "../fixtures/stories.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { newReader, readPage } from "../screens/reader.ts";
import { SettingsScreen } from "../screens/settings-screen.ts";

test("What the paper's settings say is what its pages show @browser", async ({ browserHost, window, browser, data }) => {
  const desk = await connectToDesk(browserHost);
  const { viewAt } = await publishedOnDesk(desk, { headline: "Under another name", access: "metered", appeal: true });
  desk.close();
  const settings = new SettingsScreen(window);
  await settings.openByButton();
  await settings.field("Name").fill("The Quay Gazette");
  await settings.field("Masthead").fill("Quay Gazette");
  await settings.show("Sections");
  await settings.field("Name of section 1").fill("Home");
  await settings.show("Appeal and free limit");
  await expect(settings.dialog.getByText(/soft limit/)).toBeVisible();
  await settings.field("Appeal title").fill("The roof appeal");
  await settings.field("Appeal text").fill("It rains on the presses.");
  await settings.field("Appeal link text").fill("Buy a slate");
  await settings.field("Appeal link").fill("https://example.org/slate");
  await settings.field("Free stories a month").fill("0");
  await settings.field("Limit title").fill("No more for nothing");
  await settings.field("Limit link text").fill("Take the paper");
  await settings.field("Limit link").fill("https://example.org/take");
  await settings.show("Site");
  await settings.field("Base address").fill("https://quay.example.org/");
  await settings.field("Time zone").fill("Pacific/Auckland");
  await settings.field("Heading of similar stories").fill("Also on the quay");
  await settings.save();
  await settings.close();

  const read = async (script: boolean) => readPage(await newReader(browser, { script }), viewAt);
  await expect(async () => {
    const page = await read(false);
    await expect(page.getByRole("banner").getByRole("link", { name: "Quay Gazette" })).toBeVisible({ timeout: 1_000 });
    await page.close();
  }).toPass({ timeout: 10_000 });
  const page = await read(false);
  await expect(page).toHaveTitle("Under another name – The Quay Gazette");
  await expect(page.getByRole("navigation", { name: "Sections" }).getByRole("link").first()).toHaveText("Home");
  const appeal = page.getByRole("complementary").filter({ hasText: "The roof appeal" });
  await expect(appeal).toContainText("It rains on the presses.");
  await expect(appeal.getByRole("link", { name: "Buy a slate" })).toHaveAttribute("href", "https://example.org/slate");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /^https:\/\/quay\.example\.org\//);
  await expect(page.locator("time").first()).toHaveAttribute("datetime", /\+1[23]:00$/);
  const limited = await read(true);
  await expect(limited.getByRole("heading", { name: "No more for nothing" })).toBeVisible();
  await expect(limited.getByRole("link", { name: "Take the paper" })).toHaveAttribute("href", "https://example.org/take");
  expect(data.siteFiles().get("index.html")?.toString()).toContain("Quay Gazette");

  // A setting that cannot be is refused in words, beside its field, and nothing is changed.
  await settings.open();
  await settings.show("Site");
  await settings.field("Time zone").fill("Mars/Olympus");
  await settings.dialog.getByRole("button", { name: "Save settings" }).click();
  await expect(settings.field("Time zone")).toHaveAttribute("aria-invalid", "true");
  await expect(settings.field("Time zone")).toBeFocused();
});
