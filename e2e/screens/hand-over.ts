import type { Locator, Page } from "@playwright/test";
import type { PictureFile } from "../fixtures/pictures.ts";

interface SentFile {
  name: string;
  type: string;
  bytes: string;
}

const sent = (file: PictureFile): SentFile => ({ name: file.name, type: file.mimeType, bytes: file.buffer.toString("base64") });

/** Drags files in from outside and lets them go over `target`, as a file manager does. */
export async function dropFiles(target: Locator, ...files: PictureFile[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error("there is nothing to drop on");
  const at = { clientX: box.x + box.width / 2, clientY: box.y + Math.min(box.height / 2, 40) };
  const transfer = await target.page().evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, type, bytes } of all) {
      data.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type }));
    }
    return data;
  }, files.map(sent));
  for (const kind of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(kind, { dataTransfer: transfer, ...at });
}

/** Puts a PNG on the system's clipboard, as a screenshot tool does. */
export async function copyPicture(page: Page, picture: PictureFile): Promise<void> {
  await page.evaluate(async ({ bytes }) => {
    const blob = new Blob([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
  }, sent(picture));
}

/** Puts formatted text on the system's clipboard, as a word processor does. */
export async function copyFormatted(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    async ([markup, plain]) => {
      const item = new ClipboardItem({
        "text/html": new Blob([markup ?? ""], { type: "text/html" }),
        "text/plain": new Blob([plain ?? ""], { type: "text/plain" }),
      });
      await navigator.clipboard.write([item]);
    },
    [html, text],
  );
}

/**
 * Pastes markup the browser has not cleaned first: other programs on the system write to the
 * clipboard without asking it.
 */
export async function pasteUncleaned(target: Locator, html: string): Promise<void> {
  await target.evaluate((field: HTMLElement, markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    data.setData("text/plain", "plain words instead");
    const caret = field.ownerDocument.activeElement ?? field;
    caret.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}
