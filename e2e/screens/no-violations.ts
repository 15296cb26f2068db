import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

/** No serious or critical violation of WCAG 2.2 A and AA in the window as it stands. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Colours on their way to others would be measured half-way.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const { violations, passes } = await new AxeBuilder({ page })
    // Describing every element that is sound takes most of the time: one of each rule is enough.
    .options({ resultTypes: ["violations"] })
    // Else it opens an empty window for each look, to be safe from frames of other sites: here is none.
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    // The preview is looked at as the page it is, where the site serves it.
    .exclude("iframe")
    .analyze();
  expect(passes.length, `${screen}: axe must have looked at something`).toBeGreaterThan(5);
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(" ")} · ${node.failureSummary ?? ""}`),
    }));
  expect(serious, screen).toEqual([]);
}
