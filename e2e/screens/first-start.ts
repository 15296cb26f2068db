import { type Page, expect } from "@playwright/test";
import { DeskScreen } from "./desk-screen.ts";

export type RoleName = "Journalist" | "Sub-editor" | "Editor";

/** The first screen of a new data folder. */
export class FirstStart {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async begin(name: string, role: RoleName, newsroom: "sample" | "empty"): Promise<DeskScreen> {
    await this.page.getByRole("textbox", { name: "Your name", exact: true }).fill(name);
    await this.page.getByRole("combobox", { name: "Role", exact: true }).selectOption({ label: role });
    const button = newsroom === "sample" ? "Start with the sample newsroom" : "Start with an empty desk";
    await this.page.getByRole("button", { name: button, exact: true }).click();
    const desk = new DeskScreen(this.page);
    await expect(desk.newStory).toBeVisible({ timeout: 30_000 });
    return desk;
  }
}
