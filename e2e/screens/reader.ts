import type { Browser, BrowserContext, Page } from "@playwright/test";

/** A browser of somebody who reads the paper: nothing shared with the desk's. */
export async function newReader(
  browser: Browser,
  choices: { script: boolean; phone?: boolean } = { script: false },
): Promise<BrowserContext> {
  return browser.newContext({
    javaScriptEnabled: choices.script,
    locale: "en-GB",
    viewport: choices.phone === true ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  });
}

/** Opens a page as that reader and proves that it is there. */
export async function readPage(reader: BrowserContext, address: string): Promise<Page> {
  const page = await reader.newPage();
  const response = await page.goto(address);
  if (response?.ok() !== true) throw new Error(`${address} answered ${response?.status() ?? "nothing"}`);
  return page;
}
