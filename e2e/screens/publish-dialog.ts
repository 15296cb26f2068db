import { type Locator, type Page, expect } from "@playwright/test";

/** The checklist, and what comes after it. */
export class PublishDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly now: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Publish" });
    this.now = this.dialog.getByRole("button", { name: "Publish now", exact: true });
  }

  async publishNow(): Promise<string> {
    await this.now.click();
    await expect(this.dialog.getByRole("status").filter({ hasText: /^Published$/ })).toBeVisible();
    const address = await this.dialog.getByRole("link", { name: "View page" }).getAttribute("href");
    if (address === null) throw new Error("View page has no address");
    await this.close();
    return address;
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toHaveCount(0);
  }
}
