import { type Locator, type Page, expect } from "@playwright/test";

/** The paper's settings. */
export class SettingsScreen {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Settings" });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press("Control+,");
    await expect(this.dialog).toBeVisible();
  }

  /** By the button in the top bar, as somebody does who knows no keys. */
  async openByButton(): Promise<void> {
    await this.page.getByRole("button", { name: "Settings", exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  async show(
    page:
      | "The paper"
      | "Sections"
      | "Appeal and free limit"
      | "House style"
      | "The paper’s words"
      | "Checklists"
      | "Schedule"
      | "Site"
      | "Targets"
      | "Contributors"
      | "You",
  ): Promise<void> {
    await this.dialog.getByRole("navigation", { name: "Settings" }).getByRole("button", { name: page, exact: true }).click();
    await expect(this.dialog.getByRole("heading", { level: 3, name: page, exact: true })).toBeVisible();
  }

  field(name: string): Locator {
    return this.dialog.getByLabel(name, { exact: true });
  }

  async save(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Save settings" }).click();
    await expect(this.page.getByText("The settings are saved.")).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toHaveCount(0);
  }
}
