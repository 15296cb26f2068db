import type { Page } from "@playwright/test";
import { photograph } from "../fixtures/pictures.ts";
import { WHOLE } from "../fixtures/whole-story.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { expectWholePage } from "../screens/published-page.ts";
import { PreviewScreen } from "../screens/preview-screen.ts";
import { newReader, readPage } from "../screens/reader.ts";
import type { StoryScreen } from "../screens/story-screen.ts";

const SIMILAR = [
  "Three thousand landlords, one leaking stand",
  "Fishing crews keep the dredger their harbour could not spare",
] as const;

test.describe("The whole path", () => {
  test.use({ newsroom: "sample" });

  test("writes a page with everything on it from nothing, by real keys, and publishes it", async ({ window, data, browser }) => {
    test.setTimeout(120_000);
    const { keyboard } = window;
    const story = await new DeskScreen(window).startStory();

    await test.step("furniture", async () => {
      await story.choose("Section", WHOLE.section);
      await story.write("Kicker", WHOLE.kicker);
      await story.write("Catchline", WHOLE.catchline);
      await story.write("Headline", WHOLE.headline);
      await story.field("Standfirst").click();
      const [before, linked, after] = WHOLE.standfirst;
      await keyboard.type(before + linked);
      await story.linkLast(linked, WHOLE.standfirstLink);
      await keyboard.type(after);
      await story.addToByline(WHOLE.writer);
      await story.addToByline(WHOLE.secondWriter);
      await story.addLeadPicture(await photograph("landing.jpg", "#41505a"));
      await story.field("Caption").click();
      const [plain, strong, rest] = WHOLE.caption;
      await keyboard.type(plain);
      await keyboard.press("Control+i");
      await keyboard.type(strong);
      await keyboard.press("Control+i");
      await keyboard.type(rest);
      await story.write("Credit", WHOLE.credit);
      await story.write("Alt text", WHOLE.alt);
      await story.write("Dateline", WHOLE.dateline);
      await story.expectSaved();
    });
    await test.step("copy", () => writeCopy(window, story));
    await test.step("terms, search and similar stories", async () => {
      await story.choose("Access", "Metered");
      await story.body.getByText(WHOLE.third).click();
      await window.getByRole("button", { name: "Free part ends here" }).filter({ visible: true }).click();
      await expect(story.body).toContainText(/free part ends/i);
      await window
        .getByRole("switch", { name: /Appeal/ })
        .or(window.getByRole("checkbox", { name: /Appeal/ }))
        .filter({ visible: true })
        .first()
        .setChecked(true, { force: true });
      await story.write("Commissioned length", WHOLE.commissioned);
      await story.field("Search title").fill(WHOLE.searchTitle);
      await story.field("Search description").fill(WHOLE.searchDescription);
      await story.write("Tags", WHOLE.tags.join(", "));
      await window
        .getByRole("spinbutton", { name: /^day, Embargo/ })
        .filter({ visible: true })
        .click();
      await keyboard.type(WHOLE.embargo);
      await keyboard.press("Tab");
      await story.pickSimilar(SIMILAR[1], SIMILAR[0]);
      const similar = story.list("Similar stories").getByRole("listitem");
      await expect(similar).toHaveCount(2);
      await similar
        .nth(1)
        .getByRole("button", { name: /^Move .* up/ })
        .focus();
      await keyboard.press("Alt+ArrowUp");
      await expect(similar.first()).toContainText("Supporters of Kelhaven Rovers");
      await expect(story.list("More from this author").getByRole("listitem")).not.toHaveCount(0);
      await story.expectSaved();
    });

    const kept = data.stories().find((each) => each.furniture.headline === WHOLE.headline);
    expect(kept?.furniture).toMatchObject({
      catchline: WHOLE.catchline,
      kicker: WHOLE.kicker,
      dateline: WHOLE.dateline,
      access: "metered",
      appeal: true,
      tags: [...WHOLE.tags],
      searchTitle: WHOLE.searchTitle,
      searchDescription: WHOLE.searchDescription,
      commissionedWords: Number(WHOLE.commissioned),
      embargo: "2020-02-03T06:30:00.000Z",
    });
    expect(kept?.body.map((block) => (block.type === "list" ? block.listType : block.type))).toEqual([
      "paragraph",
      "paragraph",
      "paragraph",
      "cut",
      "heading",
      "quote",
      "bullet",
      "number",
      "picture",
      "paragraph",
    ]);
    await expect(window.getByText(new RegExp(`of ${WHOLE.commissioned} words`))).toBeVisible();

    const preview = new PreviewScreen(window);
    await preview.open();
    await expect(preview.frame.getByText(WHOLE.last)).toBeVisible();
    await preview.close();

    const address = await story.publish();
    expect(new URL(address).pathname).toMatch(
      /^\/features\/\d{4}\/\d\d\/the-clerks-who-would-not-let-the-flood-have-the-archive\/$/,
    );
    await expect(
      window
        .getByRole("button", { name: /Status: Published/ })
        .or(window.getByText("Published", { exact: true }))
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    const file = data.siteFiles().get(`${new URL(address).pathname.slice(1)}index.html`);
    expect(file?.toString()).toContain(WHOLE.headline);

    const reader = await newReader(browser);
    await expectWholePage(await readPage(reader, address), WHOLE.writer);
    await expectCards(await readPage(reader, address));
    for (const list of ["/", "/features/", "/by/nell-osei-hartley/", "/by/dora-quillan/"]) {
      const page = await readPage(reader, new URL(list, address).href);
      await expect(page.locator(`a[href$="the-archive/"]`).first(), list).toBeVisible();
    }
  });
});

async function writeCopy({ keyboard }: Page, story: StoryScreen): Promise<void> {
  await story.body.click();
  const [one, bold, two, italic, three, link, four] = WHOLE.first;
  await keyboard.type(one);
  await keyboard.press("Control+b");
  await keyboard.type(bold);
  await keyboard.press("Control+b");
  await keyboard.type(two);
  await keyboard.press("Control+i");
  await keyboard.type(italic);
  await keyboard.press("Control+i");
  await keyboard.type(three + link);
  await story.linkLast(link, WHOLE.minutesLink);
  await keyboard.type(four);
  await keyboard.press("Enter");
  await keyboard.type(WHOLE.second);
  await keyboard.press("Enter");
  await keyboard.type(WHOLE.third);
  await keyboard.press("Enter");
  await keyboard.type(`## ${WHOLE.crosshead}`);
  await keyboard.press("Enter");
  await keyboard.press("Control+Shift+Digit9");
  await keyboard.type(WHOLE.quote);
  await keyboard.press("Enter");
  await keyboard.type(`- ${WHOLE.bullets[0]}`);
  await keyboard.press("Enter");
  await keyboard.type(WHOLE.bullets[1]);
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type(`1. ${WHOLE.numbers[0]}`);
  await keyboard.press("Enter");
  await keyboard.type(WHOLE.numbers[1]);
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type(WHOLE.last);
  await story.body.getByText(WHOLE.numbers[1]).click();
  await story.insertPicture(await photograph("cellar.jpg", "#5a4a35", 900, 700));
  const words = story.body
    .locator("figure, [data-lexical-decorator]")
    .filter({ has: story.page.locator("img") })
    .first();
  await words.getByRole("textbox", { name: "Caption", exact: true }).click();
  await keyboard.type(WHOLE.inlineCaption);
  await words.getByRole("textbox", { name: "Credit", exact: true }).click();
  await keyboard.type(WHOLE.inlineCredit);
  await words.getByRole("textbox", { name: "Alt text", exact: true }).click();
  await keyboard.type(WHOLE.inlineAlt);
  await story.expectSaved();
}

async function expectCards(page: Page): Promise<void> {
  const similar = page.getByRole("region", { name: "Similar stories" }).getByRole("listitem");
  await expect(similar).toHaveCount(2);
  const links = await similar.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links[0]).toMatch(/landlords|three-thousand/);
  expect(links[1]).toMatch(/dredger|fishing/);
}
