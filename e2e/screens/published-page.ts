import { type Page, expect } from "@playwright/test";
import { WHOLE } from "../fixtures/whole-story.ts";

/** Row by row what the reference page has, read as a reader without script finds it. */
export async function expectWholePage(page: Page, writer: string): Promise<void> {
  // 1: a link to the main content comes first, and works by keyboard.
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to main content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  await expect(page.locator("#main")).toHaveCount(1);
  // 2
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(WHOLE.headline);
  await expect(page.getByText(WHOLE.kicker, { exact: true })).toBeVisible();
  // 3: the standfirst names the writers in capitals, so no byline repeats them.
  const standfirst = page.locator(".standfirst");
  await expect(standfirst).toHaveText(WHOLE.standfirst.join(""));
  await expect(standfirst.getByRole("link", { name: WHOLE.standfirst[1] })).toHaveAttribute("href", WHOLE.standfirstLink);
  await expect(page.getByText(`By ${writer}`)).toHaveCount(0);
  // 4
  const lead = page.getByRole("figure").first();
  const image = lead.getByRole("img", { name: WHOLE.alt, exact: true });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(400);
  await expect(lead.locator("figcaption")).toContainText(WHOLE.caption.join(""));
  await expect(lead.locator("figcaption em")).toHaveText(WHOLE.caption[1]);
  await expect(lead.locator("figcaption")).toContainText(WHOLE.credit);
  await expect(lead.locator("source, img[srcset]").first()).toHaveAttribute("srcset", /\d+w.*\d+w/);
  // 5
  const text = page.locator("article .text");
  const paragraphs = text.locator("> p");
  await expect(paragraphs.first()).toContainText(WHOLE.first.join(""));
  await expect(paragraphs.first()).toContainText(new RegExp(`^${WHOLE.dateline}`));
  await expect(paragraphs.first().locator("strong, b")).toHaveText(WHOLE.first[1]);
  await expect(paragraphs.first().locator("em, i")).toHaveText(WHOLE.first[3]);
  await expect(paragraphs.first().getByRole("link", { name: "minutes" })).toHaveAttribute("href", WHOLE.minutesLink);
  await expect(text.getByRole("heading", { level: 2, name: WHOLE.crosshead })).toBeVisible();
  await expect(text.locator("blockquote")).toHaveText(WHOLE.quote);
  await expect(text.locator("ul > li")).toHaveText([...WHOLE.bullets]);
  await expect(text.locator("ol > li")).toHaveText([...WHOLE.numbers]);
  const inline = text.getByRole("figure");
  await expect(inline.getByRole("img", { name: WHOLE.inlineAlt, exact: true })).toBeVisible();
  await expect(inline.locator("figcaption")).toContainText(WHOLE.inlineCaption);
  await expect(inline.locator("figcaption")).toContainText(WHOLE.inlineCredit);
  await expect(text).toContainText(WHOLE.last);
  // 6: the appeal stands after the third paragraph, before what follows it.
  const appeal = page.getByRole("complementary").filter({ hasText: "The winter appeal" });
  await expect(appeal.getByRole("link", { name: "Support The Harbour Post" })).toHaveAttribute("href", /^https:/);
  const order = await page.locator("main").innerText();
  const place = (words: string): number => {
    const at = order.indexOf(words);
    expect(at, words).toBeGreaterThanOrEqual(0);
    return at;
  };
  const inOrder = [
    WHOLE.headline,
    WHOLE.standfirst[1],
    WHOLE.credit,
    WHOLE.third,
    "The winter appeal",
    WHOLE.crosshead,
    WHOLE.last,
    "More from this author",
    "Similar stories",
  ];
  for (const [index, words] of inOrder.entries()) {
    if (index > 0)
      expect(place(words), `${words} comes after ${inOrder[index - 1]}`).toBeGreaterThan(place(inOrder[index - 1] ?? ""));
  }
  // 7: a metered story has the box, and only script shows it.
  await expect(page.locator("#limit")).toBeHidden();
  await expect(page.locator("#limit")).toContainText("That was your last free story this month");
  await expectCards(page);
  await expectMachineWords(page);
}

/** 8, 9, 10: cards with picture and alt text, section, one date, and words of the other story. */
async function expectCards(page: Page): Promise<void> {
  for (const name of ["More from this author", "Similar stories"]) {
    const cards = page.getByRole("region", { name }).getByRole("listitem");
    const count = await cards.count();
    expect(count, name).toBeGreaterThan(0);
    expect(count, name).toBeLessThanOrEqual(name === "Similar stories" ? 5 : 4);
    for (const card of await cards.all()) {
      await expect(card.getByRole("link")).toHaveAttribute("href", /\/\d{4}\/\d\d\/[a-z0-9-]+\/$/);
      expect((await card.getByRole("link").innerText()).trim().length, "a card is never without words").toBeGreaterThan(10);
      await expect(card.locator("time")).toHaveCount(1);
      for (const image of await card.locator("img").all()) {
        const alt = (await image.getAttribute("alt")) ?? "";
        expect(alt.length, "alt text, and not cut off").toBeGreaterThan(10);
        expect(alt.length).not.toBe(60);
      }
    }
  }
}

async function expectMachineWords(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
  await expect(page).toHaveTitle(new RegExp(`^${WHOLE.searchTitle}`));
  const content = (selector: string) => page.locator(selector).first().getAttribute("content");
  expect(await content('meta[name="description"]')).toBe(WHOLE.searchDescription);
  expect(await content('meta[property="og:type"]')).toBe("article");
  expect(await content('meta[property="og:title"]')).toBe(WHOLE.searchTitle);
  expect(await content('meta[property="og:image"]')).toMatch(/^https:\/\/www\.example\.org\/.+\.(jpe?g|webp)$/);
  expect(await content('meta[property="og:image:alt"]')).toBe(WHOLE.alt);
  const tags = await page
    .locator('meta[property="article:tag"]')
    .evaluateAll((all) => all.map((tag) => tag.getAttribute("content")));
  expect(tags).toEqual([...WHOLE.tags]);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "") as Record<
    string,
    unknown
  >;
  expect(data).toMatchObject({
    "@type": "NewsArticle",
    headline: WHOLE.headline,
    articleSection: WHOLE.section,
    isAccessibleForFree: false,
    author: [
      { "@type": "Person", name: WHOLE.writer },
      { "@type": "Person", name: WHOLE.secondWriter },
    ],
  });
  expect(String(data["datePublished"])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(/^https:\/\/www\.example\.org\/features\//);
}
