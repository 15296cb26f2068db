import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long the note is kept: a browser that starts cold on a slow disk has read it by then. */
const KEPT_FOR = 60_000;

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

function note(address: string): string {
  // A fragment written as the target of a refresh is kept by every browser.
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${address}"><title>Standfirst</title><a href="${address}">Open Standfirst</a>\n`;
}

/**
 * Opens the desk in the system's browser. Everybody on a machine can read every command line, so
 * the address with its token goes into a note that only this user can read (0600 in a folder of
 * 0700), and the browser is given the note. Answers whether a browser was started.
 */
export async function openInBrowser(
  address: string,
  opener: readonly [string, ...string[]] = OPENERS[process.platform] ?? ["xdg-open"],
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-"));
  const clearAway = (): void => rmSync(folder, { recursive: true, force: true });
  const file = join(folder, "open.html");
  writeFileSync(file, note(address), { mode: 0o600 });
  process.once("exit", clearAway);
  const [command, ...first] = opener;
  const started = spawn(command, [...first, file], { stdio: "ignore", detached: true });
  started.unref();
  const isOpen = await new Promise<boolean>((resolve) => {
    started.once("error", () => resolve(false));
    started.once("exit", (status) => resolve(status === 0));
    // Some openers become the browser and stay: still there after a while means it worked.
    setTimeout(() => resolve(true), 3000).unref();
  });
  if (isOpen) setTimeout(clearAway, KEPT_FOR).unref();
  else clearAway();
  return isOpen;
}
