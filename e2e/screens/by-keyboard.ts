import type { Page } from "@playwright/test";

/** Longest way to anything, in presses of Tab. */
const MOST_STEPS = 90;

/** The accessible name of what has the focus, near enough: label, else text. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "";
    const labels = "labels" in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent) : [];
    return (element.getAttribute("aria-label") ?? labels[0] ?? element.textContent ?? "").trim();
  });
}

/** Goes on with Tab until this has the focus; proves on the way that the focus can be seen. */
export async function tabTo(page: Page, name: string | RegExp, back = false): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`${String(name)} was not reached in ${MOST_STEPS} steps of Tab; the focus is on ${await focused(page)}`);
}
