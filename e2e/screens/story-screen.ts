import { type Locator, type Page, expect } from "@playwright/test";
import type { PictureFile } from "../fixtures/pictures.ts";
import { PublishDialog } from "./publish-dialog.ts";

/** The story in the middle, with its furniture. Only the one in view counts. */
export class StoryScreen {
  readonly page: Page;
  readonly headline: Locator;
  readonly body: Locator;
  readonly saveState: Locator;

  constructor(page: Page) {
    this.page = page;
    this.headline = this.field("Headline");
    this.body = this.field("Body");
    this.saveState = page.getByRole("status", { name: "Save state" });
  }

  /** A text field by its name; the first in the order of the page where a name comes again. */
  field(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true }).filter({ visible: true }).first();
  }

  chooser(name: "Section" | "Access"): Locator {
    return this.page.getByRole("combobox", { name, exact: true }).filter({ visible: true });
  }

  /** Types with real keys into a field, after what is there. */
  async write(name: string, text: string): Promise<void> {
    const field = this.field(name);
    await field.click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(text);
  }

  /** What stands in a field, whichever kind of field it is. */
  async value(name: string): Promise<string> {
    return this.field(name).evaluate((field: HTMLElement) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : field.innerText.trim(),
    );
  }

  /** The least a story needs before it may be published. */
  async writeShort(story: { headline: string; section: string; standfirst: string; body: readonly string[] }): Promise<void> {
    await this.choose("Section", story.section);
    await this.write("Headline", story.headline);
    await this.write("Standfirst", story.standfirst);
    await this.body.click();
    for (const [index, paragraph] of story.body.entries()) {
      if (index > 0) await this.page.keyboard.press("Enter");
      await this.page.keyboard.type(paragraph);
    }
    await this.expectSaved();
  }

  async choose(name: "Section" | "Access", label: string): Promise<void> {
    await this.chooser(name).selectOption({ label });
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveState).toHaveText("Saved");
  }

  /** Adds somebody to the byline by typing the name; makes a new contributor where there is none. */
  async addToByline(name: string): Promise<void> {
    const chooser = this.page.getByRole("combobox", { name: "Byline", exact: true }).filter({ visible: true });
    await chooser.click();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("list", { name: "Writers" }).filter({ visible: true })).toContainText(name);
  }

  /** Links the words just typed, by keyboard: Shift and the arrow keys select them. */
  async linkLast(words: string, address: string): Promise<void> {
    for (let sign = 0; sign < words.length; sign += 1) await this.page.keyboard.press("Shift+ArrowLeft");
    await this.page.keyboard.press("Control+Shift+K");
    await expect(this.page.getByRole("dialog", { name: "Link" }).getByRole("textbox", { name: "Link address" })).toBeFocused();
    await this.page.keyboard.type(address);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("dialog", { name: "Link" })).toHaveCount(0);
  }

  /** Puts a picture into the copy where the caret is, through the file chooser. */
  async insertPicture(picture: PictureFile): Promise<void> {
    const choosing = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Insert picture", exact: true }).filter({ visible: true }).click();
    await (await choosing).setFiles(picture);
  }

  /** Picks published stories as similar, in this order. */
  async pickSimilar(...headlines: string[]): Promise<void> {
    await this.page.getByRole("button", { name: "Find similar stories" }).filter({ visible: true }).click();
    const search = this.page.getByRole("searchbox", { name: "Find a story" });
    for (const headline of headlines) {
      await search.click();
      await search.fill(headline);
      await this.page.getByRole("button", { name: `Pick ${headline}`, exact: true }).click();
    }
    await search.press("Escape");
    await expect(search).toHaveCount(0);
  }

  list(name: "More from this author" | "Similar stories"): Locator {
    return this.page.getByRole("list", { name, exact: true }).filter({ visible: true });
  }

  /** Through the system's file chooser, as a click on the button opens it. */
  async addLeadPicture(picture: PictureFile): Promise<void> {
    const choosing = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Add lead picture", exact: true }).click();
    await (await choosing).setFiles(picture);
  }

  async openChecklist(): Promise<PublishDialog> {
    await this.page.getByRole("button", { name: "Publish", exact: true }).click();
    return new PublishDialog(this.page);
  }

  /** Publishes through the checklist; answers the address of the page on this machine. */
  async publish(): Promise<string> {
    const dialog = await this.openChecklist();
    return dialog.publishNow();
  }
}
