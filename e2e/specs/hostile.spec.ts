import type { BrowserContext, Page } from "@playwright/test";
import type { Block } from "../../shared/model/copy.ts";
import { paragraph, run } from "../fixtures/copy.ts";
import { HOSTILE, HOSTILE_LINE } from "../fixtures/hostile.ts";
import { photograph } from "../fixtures/pictures.ts";
import { publishedOnDesk } from "../fixtures/stories.ts";
import { connectToDesk } from "../hosts/desk-client.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { newReader, readPage } from "../screens/reader.ts";

/** Everything that foreign text managed to do in the windows of a context. */
async function watchFor(context: BrowserContext): Promise<string[]> {
  const planted: string[] = [];
  await context.exposeFunction("planted", () => planted.push("planted() ran"));
  context.on("dialog", (dialog) => {
    planted.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:|about:)/.test(request.url())) planted.push(`request: ${request.url()}`);
  });
  return planted;
}

/** Presses and hovers over what the foreign text may have planted. */
async function provoke(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>(
        "a[href^='javascript'], [onclick], [onmouseover], [onfocus], details, iframe[srcdoc]",
      )) {
        element.click();
        element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        element.focus();
      }
    });
  }
}

test.describe("Hostile text @browser", () => {
  test.use({ newsroom: "sample" });

  test("in every field does nothing in the desk, the preview and the page", async ({ browserHost, context, browser, data }) => {
    const planted = await watchFor(context);
    const desk = await connectToDesk(browserHost);
    const paper = await desk.calls.paper.get();
    const file = await photograph("hostile.jpg", "#553311", 600, 400);
    const picture = await desk.calls.pictures.add({
      file: new File([new Uint8Array(file.buffer)], `${HOSTILE[1]}.jpg`, { type: file.mimeType }),
    });
    const author = await desk.calls.contributors.save({ name: `Eve ${HOSTILE[2]}`, email: "" });
    const words = { pictureId: picture.id, caption: [run(HOSTILE_LINE)], credit: HOSTILE_LINE, alt: HOSTILE_LINE };
    const body: Block[] = [...HOSTILE.map(paragraph), { type: "picture", version: 1, ...words }];
    await desk.calls.paper.save({
      ...paper,
      name: `Paper ${HOSTILE[0]}`,
      masthead: `Post ${HOSTILE[3]}`,
      sections: paper.sections.map((section, index) => (index === 0 ? { ...section, name: `S ${HOSTILE[1]}` } : section)),
      appeal: { ...paper.appeal, title: HOSTILE[0] ?? "", text: HOSTILE_LINE, linkText: (HOSTILE[2] ?? "").slice(0, 100) },
      freeLimit: { ...paper.freeLimit, title: (HOSTILE[5] ?? "").slice(0, 100) },
      headings: { moreFromAuthor: HOSTILE[4] ?? "", similar: HOSTILE[6] ?? "" },
    });
    const other = await publishedOnDesk(desk, { headline: `Other ${HOSTILE[3]}`, byline: [author.id] });
    const { viewAt } = await publishedOnDesk(
      desk,
      {
        headline: `Hostile ${HOSTILE_LINE}`,
        catchline: HOSTILE.slice(0, 4).join(" "),
        kicker: HOSTILE.slice(4, 9).join(" ").slice(0, 200),
        dateline: HOSTILE.slice(1, 4).join(" "),
        standfirst: [run(HOSTILE_LINE)],
        byline: [author.id],
        leadPicture: words,
        tags: HOSTILE.slice(0, 8).map((tag) => tag.slice(0, 100)),
        searchTitle: HOSTILE_LINE.slice(0, 300),
        searchDescription: HOSTILE_LINE,
        access: "metered",
        appeal: true,
        similar: [{ storyId: other.id, line: HOSTILE_LINE.slice(0, 500) }],
      },
      body,
    );
    desk.close();

    const page = await browserHost.openWindow();
    const screen = new DeskScreen(page);
    await screen.list("All stories").click();
    const story = await screen.openStory("Hostile");
    await expect(story.body).toContainText("<script>planted()</script>");
    await provoke(page);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("heading", { level: 1 })).toContainText("<script>planted()</script>");
    await provoke(page);
    await page.keyboard.press("Escape");

    const reader = await newReader(browser, { script: true });
    const seen = await watchFor(reader);
    const read = await readPage(reader, viewAt);
    await expect(read.getByRole("heading", { level: 1 })).toContainText("<script>planted()</script>");
    await expect(read.locator("body")).toContainText("</textarea><img src=x onerror=planted()>");
    await provoke(read);
    expect(await read.locator("[onerror], [onload], [onfocus], [onmouseover], [ontoggle], base, iframe").count()).toBe(0);
    const machine = await read.locator('script[type="application/ld+json"]').textContent();
    expect((JSON.parse(machine ?? "") as { headline: string }).headline).toContain("Hostile");
    for (const address of ["/", ...pagesOf(data.siteFiles())])
      await provoke(await readPage(reader, new URL(address, viewAt).href));
    expect(seen).toEqual([]);
    expect(planted).toEqual([]);
  });

  test("the preview's frame has no origin, and cannot reach the desk", async ({ browserHost, window, context }) => {
    await new DeskScreen(window).list("All stories").click();
    await new DeskScreen(window).openStory("Lido to open all winter");
    await window.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(window.frameLocator("iframe").getByRole("heading", { level: 1 })).toContainText("Lido");
    const preview = window.locator("iframe");
    await expect(preview, "no script, no origin, no forms, no way out").toHaveAttribute("sandbox", "");
    const src = await preview.getAttribute("src");
    if (src === null) throw new Error("the preview has no address");
    // Opened by itself, where its own headers are all that holds it.
    const alone = await context.newPage();
    await alone.goto(new URL(src, browserHost.origin).href);
    await expect(alone.getByRole("heading", { level: 1 })).toContainText("Lido");
    expect(await alone.evaluate(() => self.origin)).toBe("null");
    const answered = await context.request.get(new URL(src, browserHost.origin).href);
    const rules = (answered.headers()["content-security-policy"] ?? "").split(";").map((rule) => rule.trim());
    expect(rules, "a sandbox that allows nothing").toContain("sandbox");
    expect(rules).toContain("default-src 'none'");
    expect(rules.filter((rule) => /^(script|connect|form|frame)-/.test(rule) && !/'none'$|frame-ancestors/.test(rule))).toEqual(
      [],
    );
  });
});

function pagesOf(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files.keys()]
    .filter((name) => /(^|\/)index\.html$/.test(name))
    .map((name) => `/${name.replace(/index\.html$/, "")}`)
    .slice(0, 25);
}
