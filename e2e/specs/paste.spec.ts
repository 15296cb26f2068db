import type { MarkedBody } from "../../shared/model/copy.ts";
import { FROM_WEB_DOCUMENT, FROM_WORD } from "../fixtures/pasted.ts";
import { wordsOf } from "../hosts/data-folder.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { copyFormatted, pasteUncleaned } from "../screens/hand-over.ts";

const kinds = (body: MarkedBody): string[] =>
  body.map((block) => (block.type === "list" ? `${block.listType} list` : block.type));
/** The runs of text that carry this bit of format. */
const marked = (body: MarkedBody, bit: number): string[] =>
  [...JSON.stringify(body).matchAll(/\{[^{}]*"type":"text"[^{}]*\}/g)]
    .map(([run]) => JSON.parse(run) as { text: string; format: number })
    .filter((run) => (run.format & bit) !== 0)
    .map((run) => run.text.trim());

test.describe("Pasting @browser", () => {
  test.beforeEach(async ({ browserHost, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: browserHost.origin });
  });

  test("from a document on the web keeps structure, links and emphasis, and drops the looks", async ({ window, data }) => {
    const story = await new DeskScreen(window).startStory();
    await story.body.click();
    await copyFormatted(window, FROM_WEB_DOCUMENT, "plain words instead");
    await window.keyboard.press("Control+v");
    await expect(story.body).toContainText("Fares frozen");
    await story.expectSaved();
    const body = data.stories()[0]?.body ?? [];
    expect(kinds(body)).toEqual(["heading", "paragraph", "bullet list", "paragraph"]);
    expect(wordsOf(body)[1]).toBe("The bus to Tarn Head will not cost more this year, drivers say.");
    expect(marked(body, 1), "bold, though the wrapper is a <b> that means nothing").toEqual(["will not cost more"]);
    expect(marked(body, 2)).toEqual(["drivers say"]);
    expect(JSON.stringify(body)).toContain('"url":"https://example.org/fares"');
    expect(JSON.stringify(body)).not.toMatch(/color|font|line-height|docs-internal/);
  });

  for (const way of ["through the browser's clipboard", "as another program writes it"] as const) {
    test(`from a word processor keeps the words and nothing that runs, ${way}`, async ({ window, context, data }) => {
      const dialogs: string[] = [];
      context.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const story = await new DeskScreen(window).startStory();
      await story.body.click();
      if (way === "through the browser's clipboard") {
        await copyFormatted(window, FROM_WORD, "plain words instead");
        await window.keyboard.press("Control+v");
      } else {
        await pasteUncleaned(story.body, FROM_WORD);
      }
      await expect(story.body).toContainText("Bold claim and plain words.");
      await story.expectSaved();
      const body = data.stories()[0]?.body ?? [];
      const words = wordsOf(body).join("\n");
      expect(words).toContain("A point made");
      expect(words).toContain("A bad link");
      expect(words).toMatch(/Last words\.$/);
      expect(marked(body, 1)).toContain("Bold claim");
      expect(JSON.stringify(body)).not.toMatch(/javascript:|alert|Mso|color|"url"/);
      await story.body.getByText("A bad link").click();
      expect(dialogs).toEqual([]);
    });
  }

  test("many lines into the headline or the standfirst makes one", async ({ window, data }) => {
    const story = await new DeskScreen(window).startStory();
    await copyFormatted(window, "<h1>Over two</h1><p>lines <b>bold</b></p>", "Over two\nlines bold");
    await story.headline.click();
    await window.keyboard.press("Control+v");
    await expect.poll(() => story.value("Headline")).toBe("Over two lines bold");
    await story.field("Standfirst").click();
    await window.keyboard.press("Control+v");
    await expect.poll(async () => (await story.value("Standfirst")).replace(/\s+/g, " ")).toBe("Over two lines bold");
    await story.expectSaved();
    expect(data.stories()[0]?.furniture.headline).toBe("Over two lines bold");
  });

  test("copied copy comes back the same", async ({ window, data }) => {
    const story = await new DeskScreen(window).startStory();
    await story.body.click();
    await copyFormatted(window, FROM_WEB_DOCUMENT, "plain words instead");
    await window.keyboard.press("Control+v");
    await expect(story.body).toContainText("Fares frozen");
    await story.expectSaved();
    const once = data.stories()[0]?.body ?? [];
    await window.keyboard.press("Control+a");
    await window.keyboard.press("Control+x");
    await expect(story.body).toHaveText("");
    await window.keyboard.press("Control+v");
    await expect(story.body).toContainText("Fares frozen");
    await story.expectSaved();
    const again = data.stories()[0]?.body ?? [];
    expect(wordsOf(again)).toEqual(wordsOf(once));
    expect(kinds(again)).toEqual(kinds(once));
  });
});
