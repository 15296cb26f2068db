import { type FrameLocator, type Locator, type Page, expect } from "@playwright/test";

/** The real page in a frame, in two widths and for two readers. */
export class PreviewScreen {
  readonly page: Page;
  readonly dialog: Locator;
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Preview" });
    this.frame = this.dialog.frameLocator("iframe");
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(this.frame.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async choose(what: "Desktop" | "Phone" | "May read all" | "Has reached the free limit"): Promise<void> {
    await this.dialog.getByText(what, { exact: true }).click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toHaveCount(0);
  }
}
