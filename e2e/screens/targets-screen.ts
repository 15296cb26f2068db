import { type Locator, type Page, expect } from "@playwright/test";
import { SettingsScreen } from "./settings-screen.ts";

/** The page "Targets" of the settings. */
export class TargetsScreen {
  readonly page: Page;
  readonly settings: SettingsScreen;

  constructor(page: Page) {
    this.page = page;
    this.settings = new SettingsScreen(page);
  }

  async open(): Promise<void> {
    await this.settings.openByButton();
    await this.settings.show("Targets");
  }

  get list(): Locator {
    return this.settings.dialog.getByRole("list", { name: "Targets", exact: true });
  }

  target(name: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: name });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** Begins a target by its address and waits until the site has said what it is. */
  async begin(address: string, says: string | RegExp): Promise<void> {
    await this.button("Add target").click();
    await this.field("Site address").fill(address);
    await expect(this.page.getByRole("status").filter({ hasText: says })).toBeVisible();
  }

  async addWordPress(address: string, userName: string, password: string): Promise<void> {
    await this.begin(address, "is a WordPress site");
    await this.field("User name").fill(userName);
    await this.field("Application password").fill(password);
  }
}
