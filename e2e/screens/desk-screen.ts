import { type Locator, type Page, expect } from "@playwright/test";
import { StoryScreen } from "./story-screen.ts";

/** The left list: stories by status, search, new story. */
export class DeskScreen {
  readonly page: Page;
  readonly newStory: Locator;
  readonly openManuscript: Locator;
  readonly stories: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.page = page;
    this.newStory = page.getByRole("button", { name: "New story", exact: true });
    this.openManuscript = page.getByRole("button", { name: "Open manuscript", exact: true });
    this.stories = page.getByLabel("Stories", { exact: true });
    this.search = page.getByRole("searchbox", { name: "Search" });
  }

  row(words: string): Locator {
    return this.stories.getByRole("option").filter({ hasText: words });
  }

  async startStory(): Promise<StoryScreen> {
    await this.newStory.click();
    const story = new StoryScreen(this.page);
    await expect(story.headline).toHaveText("");
    await expect(story.saveState).toHaveText("Saved");
    return story;
  }

  /** The story in the middle, once its fields are there. */
  async storyInView(): Promise<StoryScreen> {
    const story = new StoryScreen(this.page);
    await expect(story.body).toBeVisible();
    await expect(story.saveState).toHaveText("Saved");
    return story;
  }

  /** Opens the story with these words in its row, and waits until its copy is there. */
  async openStory(words: string): Promise<StoryScreen> {
    await this.row(words).first().click();
    const story = new StoryScreen(this.page);
    await expect(story.headline).toContainText(words);
    await expect(story.body).toBeVisible();
    return story;
  }
}
