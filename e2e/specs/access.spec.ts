import type { Block } from "../../shared/model/copy.ts";
import { paragraph, run } from "../fixtures/copy.ts";
import { photograph } from "../fixtures/pictures.ts";
import { CUT, publishedOnDesk } from "../fixtures/stories.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { newReader, readPage } from "../screens/reader.ts";

const SECRET = "quillfeather";

function holdsAnywhere(files: ReadonlyMap<string, Buffer>, word: string): string[] {
  return [...files].filter(([name, content]) => name.includes(word) || content.includes(word)).map(([name]) => name);
}

test.describe("Who may read what @browser", () => {
  test.use({ newsroom: "sample" });

  test("a subscribers-only story leaves nothing after the cut anywhere in the site", async ({ browserHost, data, browser }) => {
    const desk = await connectToDesk(browserHost);
    const file = await photograph("hidden.jpg", "#334455", 700, 500);
    const picture = await desk.calls.pictures.add({
      file: new File([new Uint8Array(file.buffer)], file.name, { type: file.mimeType }),
    });
    const hidden: Block = {
      type: "picture",
      version: 1,
      pictureId: picture.id,
      caption: [run(`${SECRET} caption`)],
      credit: `${SECRET} credit`,
      alt: `${SECRET} alt`,
    };
    const after: Block[] = [
      paragraph(`The ${SECRET} stands here.`),
      hidden,
      { type: "heading", tag: "h2", version: 1, direction: null, format: "", indent: 0, children: [run(`${SECRET} crosshead`)] },
      paragraph(`Last ${SECRET}.`),
    ];
    const { viewAt } = await publishedOnDesk(desk, { headline: "What the subscribers know", access: "subscribers" }, [
      paragraph("Everybody may read the larkspur."),
      CUT,
      ...after,
    ]);
    expect(holdsAnywhere(data.siteFiles(), "larkspur"), "the free part must be there, or nothing is proved").not.toEqual([]);
    expect(holdsAnywhere(data.siteFiles(), SECRET)).toEqual([]);
    expect(holdsAnywhere(data.siteFiles(), picture.id), "nor the picture after the cut").toEqual([]);

    // Without a cut of its own the story is cut after its third paragraph.
    await publishedOnDesk(
      desk,
      { headline: "What nobody cut", access: "subscribers" },
      ["First.", "Second.", "Third larkspurs.", `Fourth ${SECRET}.`].map(paragraph),
    );
    expect(holdsAnywhere(data.siteFiles(), "larkspurs")).not.toEqual([]);
    expect(holdsAnywhere(data.siteFiles(), SECRET)).toEqual([]);
    desk.close();

    const page = await readPage(await newReader(browser, { script: true }), viewAt);
    await expect(page.getByText("That was your last free story this month")).toBeVisible();
    await expect(page.getByRole("link", { name: "Subscribe and read on" })).toBeVisible();
    await expect(page.locator("body")).not.toContainText(SECRET);
  });

  test("a metered story counts in the reader's own browser, and is whole without script", async ({ browserHost, browser }) => {
    const desk = await connectToDesk(browserHost);
    const addresses: string[] = [];
    for (const name of ["one", "two", "three", "four"]) {
      const blocks = [paragraph(`Beginning of ${name}.`), CUT, paragraph(`End of ${name}.`)];
      addresses.push((await publishedOnDesk(desk, { headline: `Metered story ${name}`, access: "metered" }, blocks)).viewAt);
    }
    desk.close();
    const [one = "", two = "", three = "", four = ""] = addresses;
    const reader = await newReader(browser, { script: true });
    for (const [name, address] of [
      ["one", one],
      ["two", two],
      ["three", three],
    ] as const) {
      const page = await readPage(reader, address);
      await expect(page.getByText(`End of ${name}.`)).toBeVisible();
      await expect(page.locator("#limit")).toBeHidden();
    }
    const over = await readPage(reader, four);
    await expect(over.locator("#limit")).toBeVisible();
    await expect(over.getByText("Beginning of four.")).toBeVisible();
    await expect(over.getByText("End of four.")).toBeHidden();
    await expect((await readPage(reader, one)).getByText("End of one.")).toBeVisible();
    // Another browser has its own count; one without script is never counted.
    await expect((await readPage(await newReader(browser, { script: true }), four)).getByText("End of four.")).toBeVisible();
    await expect((await readPage(await newReader(browser), four)).getByText("End of four.")).toBeVisible();
    // First-party and small: nothing is fetched from anywhere else.
    const asked: string[] = [];
    const fresh = await newReader(browser, { script: true });
    fresh.on("request", (request) => asked.push(new URL(request.url()).origin));
    await readPage(fresh, four);
    expect([...new Set(asked)]).toEqual([new URL(four).origin]);
  });

  test("publishing again updates the page at its address, and withdrawing leaves a notice", async ({
    browserHost,
    window,
    browser,
    data,
  }) => {
    const desk = await connectToDesk(browserHost);
    const { viewAt } = await publishedOnDesk(desk, { headline: "Weir to be mended" });
    desk.close();
    const reader = await newReader(browser);
    const front = new URL("/", viewAt).href;
    await expect((await readPage(reader, viewAt)).getByRole("heading", { level: 1 })).toHaveText("Weir to be mended");
    await expect(
      (await readPage(reader, front)).getByRole("link", { name: /Weir to be mended|weir to be mended/ }).first(),
    ).toBeVisible();

    const story = await new DeskScreen(window).openStory("Weir to be mended");
    await story.write("Headline", " at last");
    await story.expectSaved();
    await expect((await readPage(reader, viewAt)).getByRole("heading", { level: 1 })).toHaveText("Weir to be mended");
    expect(await story.publish()).toBe(viewAt);
    await expect((await readPage(reader, viewAt)).getByRole("heading", { level: 1 })).toHaveText("Weir to be mended at last");

    await window.getByRole("button", { name: "Withdraw", exact: true }).click();
    const asked = window.getByRole("alertdialog");
    await asked.getByRole("button", { name: "Withdraw", exact: true }).click();
    await expect(asked.getByRole("status").filter({ hasText: "Withdrawn" })).toBeVisible();
    const gone = await readPage(reader, viewAt);
    await expect(gone.getByRole("heading", { level: 1 })).toContainText("withdrawn");
    await expect(gone.locator("body")).not.toContainText("Weir");
    expect(holdsAnywhere(data.siteFiles(), "Weir to be mended")).toEqual([]);
    await expect((await readPage(reader, front)).getByText("Weir to be mended")).toHaveCount(0);
  });
});
