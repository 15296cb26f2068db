import { findChromium, NO_CHROMIUM } from "./chromium.ts";
import { runScript } from "./run-program.ts";

/** Runs a script of ours that drives a browser, and tells it which in STANDFIRST_CHROMIUM. */
async function main([script = "", ...args]: string[]): Promise<number> {
  const chromium = await findChromium();
  if (chromium === undefined) {
    console.error(NO_CHROMIUM);
    return 1;
  }
  return (await runScript(script, args, { env: { STANDFIRST_CHROMIUM: chromium } })).status;
}

process.exitCode = await main(process.argv.slice(2));
