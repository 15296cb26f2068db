import { parseArgs } from "node:util";
import { bundle } from "./bundle.mjs";
import { electronForHere } from "./electron.mjs";
import { runHost } from "./run-host.mjs";
import { run, setUp, Stop, tell } from "./set-up.mjs";

const HELP = `Opens the desk: installs what is missing, builds, and starts Standfirst.

  npm start                      the desktop app; where Electron cannot be had, your browser
  npm start -- --browser         your browser straight away
  npm start -- --data <folder>   keep the desk's work in this folder
  npm start -- --port <n>        port of the browser host (else the one of last time)
  npm start -- --no-open         print the address and open no browser
  npm start -- --help            this text

Without --data the work lies where your system keeps programs' data:
~/.local/share/standfirst (Linux), ~/Library/Application Support/Standfirst (macOS),
%APPDATA%\\Standfirst (Windows). Ctrl-C ends it.
`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: "boolean" },
        data: { type: "string" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.port !== undefined && !(/^\d+$/.test(values.port) && Number(values.port) <= 65_535)) {
      throw new Stop(`"${values.port}" is no port: --port takes a number from 0 to 65535.`);
    }
    if (values.data === "") throw new Stop("--data takes the name of a folder.");
    return values;
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`${error.message.split(". ")[0]}. npm start -- --help lists the options.`);
  }
}

const hasDisplay = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await run(async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await setUp();
  await bundle();
  const data = options.data === undefined ? [] : ["--data", options.data];

  if (!options.browser) {
    const { electron, whyNot } = hasDisplay()
      ? await electronForHere()
      : {
          whyNot:
            "This machine has no display for the desktop app (Electron), so Standfirst runs in the browser host: open its address in a browser.",
        };
    if (electron !== undefined) return runHost("desktop", data, electron);
    tell(whyNot);
  }
  const port = options.port === undefined ? [] : ["--port", options.port];
  const open = options["no-open"] || !hasDisplay() ? [] : ["--open"];
  return runHost("browser", [...data, ...port, ...open]);
});
