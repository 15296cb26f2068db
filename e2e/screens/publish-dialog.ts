import { type Locator, type Page, expect } from "@playwright/test";

/** The checklist, and what comes after it. */
export class PublishDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly now: Locator;
  /** "Published", or what stands in the way of it. */
  readonly outcome: Locator;
  /** What the site chosen does otherwise. */
  readonly losses: Locator;
  readonly queue: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Publish" });
    this.now = this.dialog.getByRole("button", { name: "Publish now", exact: true });
    this.outcome = this.dialog.getByRole("status");
    this.losses = this.dialog.getByRole("list", { name: "What this site does otherwise" });
    this.queue = this.dialog.getByRole("list", { name: "Queue" });
  }

  async chooseTarget(name: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name: "Target" }).selectOption({ label: name });
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
