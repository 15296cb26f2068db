import { type Page, expect } from "@playwright/test";

/** Somebody else sits down at the desk, or the same person puts on another hat. */
export async function sitsHere(page: Page, name: string, role: "Journalist" | "Sub-editor" | "Editor"): Promise<void> {
  await page.getByTitle("Change your name or role").click();
  const dialog = page.getByRole("dialog", { name: "Who sits here" });
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("combobox").selectOption({ label: role });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: `${name}, ${role}` })).toBeVisible();
}
