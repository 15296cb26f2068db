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
    this.stories = page.getByRole("list", { name: "Stories", exact: true });
    this.search = page.getByRole("searchbox", { name: "Search stories" });
  }

  /** The button that opens the story with these words in its row. */
  row(words: string | RegExp): Locator {
    return this.stories.getByRole("listitem").locator("[data-row]").filter({ hasText: words });
  }

  /** The list of one status, or of all: "Drafts", "All stories". */
  list(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Desk" }).getByRole("button", { name: new RegExp(`^${name}`) });
  }

  /** Does something to a story from its row's menu. */
  async doToRow(words: string, what: "Duplicate" | "Spike" | "Restore"): Promise<void> {
    await this.stories.getByRole("listitem").filter({ hasText: words }).first().hover();
    await this.stories
      .getByRole("button", { name: `More for ${words}` })
      .first()
      .click();
    await this.page.getByRole("menuitem", { name: what, exact: true }).click();
  }

  async startStory(): Promise<StoryScreen> {
    await this.newStory.click();
    const story = new StoryScreen(this.page);
    // The desk puts the caret into a new story's headline; before that, a click could lose to it.
    await expect(story.headline).toBeFocused();
    await expect(story.headline).toHaveValue("");
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
    await expect(story.headline).toHaveValue(new RegExp(escaped(words)));
    // The desk puts the caret into the copy; before that, a click elsewhere could lose to it.
    await expect(story.body).toBeFocused();
    return story;
  }
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
