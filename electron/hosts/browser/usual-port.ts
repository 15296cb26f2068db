import { isFailure } from "../../../shared/contract/failure.ts";
import type { Log } from "../../ports/log.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";
import type { BrowserHost } from "./browser-host.ts";

const KEY = "browserPort";

/**
 * Starts the host on the port this desk had last time, or on a free one when that is taken.
 * Browsers keep compiled scripts and open tabs by address, so the same port makes
 * the next start faster and finds the stories that were open.
 */
export async function startOnUsualPort(
  settings: SettingsFile,
  start: (port: number) => Promise<BrowserHost>,
  log: Log,
): Promise<BrowserHost> {
  const usual = settings.get(KEY);
  const wanted = typeof usual === "number" && Number.isInteger(usual) && usual > 1023 && usual <= 65_535 ? usual : 0;
  const host = await startOn(wanted, start);
  if (host.port !== usual) {
    try {
      settings.set(KEY, host.port);
    } catch (error) {
      // A disk that takes no settings is no reason not to show what is on it.
      log.error("The port of this desk could not be noted.", error);
    }
  }
  return host;
}

async function startOn(wanted: number, start: (port: number) => Promise<BrowserHost>): Promise<BrowserHost> {
  try {
    return await start(wanted);
  } catch (error) {
    if (wanted === 0 || !isFailure(error, "bad-input")) throw error;
    return start(0);
  }
}
