import type { Locator, Page } from "@playwright/test";

/** The panel "Publish" beside a story: where it stands, what is under way, what readers found. */
export class PublishPanel {
  readonly page: Page;
  readonly panel: Locator;
  readonly queue: Locator;
  readonly receipt: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole("tabpanel", { name: "Publish" }).filter({ visible: true });
    this.queue = this.panel.getByRole("list", { name: "Queue" });
    this.receipt = this.panel.getByRole("region", { name: "Receipt" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("tab", { name: "Publish", exact: true }).filter({ visible: true }).click();
  }

  button(name: "Cancel" | "Correct" | "Look again" | "Try now" | "Update"): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }
}
