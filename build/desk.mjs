import { bundle } from "./bundle.mjs";
import { runHost } from "./run-host.mjs";
import { run, setUp } from "./set-up.mjs";

// The verbs and their help are the terminal host's own: it is given everything as it came.
await run(async () => {
  await setUp();
  await bundle();
  return runHost("terminal", process.argv.slice(2));
});
