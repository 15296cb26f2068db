import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import { openDesk } from "../../desk/open-desk.ts";
import { openSettingsFile } from "../conf-settings-file.ts";
import { makeDataFolder } from "../data-folder.ts";
import { noSystemSeal } from "../no-system-seal.ts";
import { nodeHttp } from "../node-http.ts";
import { standardErrorLog as log } from "../standard-error-log.ts";
import { systemClock } from "../system-clock.ts";
import { createBrowserHost, type BrowserHost } from "./browser-host.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { startOnUsualPort } from "./usual-port.ts";

/** Longest a clean end may take, in milliseconds, before the process ends itself. */
const LONGEST_END = 8000;

interface Options {
  data: string | undefined;
  /** Undefined for the usual one. */
  port: number | undefined;
  open: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      port: { type: "string" },
      open: { type: "boolean", default: false },
      "no-open": { type: "boolean" },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (values.port !== undefined && (!/^\d+$/.test(values.port) || Number(values.port) > 65_535))
    throw new Failure("bad-input", `"${values.port}" is no port: --port takes a number from 0 to 65535.`);
  return { data: values.data, port, open: values.open && values["no-open"] !== true };
}

async function main(): Promise<void> {
  const options = readOptions();
  const dataFolder = makeDataFolder(options.data);
  const settingsFile = openSettingsFile(dataFolder);
  const desk = await openDesk({
    dataFolder,
    clock: systemClock,
    log,
    settingsFile,
    capabilities: { openOutside: false, applicationMenu: false },
    samplePictures: join(import.meta.dirname, "..", "..", "sample-pictures"),
    styleGuide: join(import.meta.dirname, "..", "..", "style-guide"),
    http: nodeHttp,
    systemSeal: noSystemSeal,
  });
  const rendererFolder = join(import.meta.dirname, "..", "..", "renderer");
  const start = (port: number): Promise<BrowserHost> => createBrowserHost({ desk, rendererFolder, port, log });
  const host = options.port === undefined ? await startOnUsualPort(settingsFile, start, log) : await start(options.port);

  let ending = false;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LONGEST_END).unref();
    await host.close();
    await desk.close();
    process.exit(0);
  }
  process.on("SIGINT", () => void end());
  process.on("SIGTERM", () => void end());
  process.on("SIGHUP", () => void end());
  // The start script holds the other end of this channel, and it breaks however that script ends.
  process.on("disconnect", () => void end());

  // One call that fails in an unforeseen way must not take every other tab's work with it.
  process.on("unhandledRejection", (error) => log.error("Something failed that nobody was waiting for.", error));

  process.stdout.write(`Standfirst is ready at ${host.address}\n`);
  if (options.open && !(await openInBrowser(host.address)))
    log.info("No browser could be opened: copy the address above into one.");
}

main().catch((error: unknown) => {
  if (isFailure(error)) log.info(error.message);
  else log.error("Standfirst could not start.", error);
  process.exit(1);
});
